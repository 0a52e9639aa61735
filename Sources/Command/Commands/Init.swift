import ArgumentParser
import Driver
import Emit

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a project: a project file and a first workflow.",
    discussion: """
      Writes tasuki.yaml, workflows/order-placed.yaml and the event that its test uses. If one of these files exists, \
      nothing is written.

        tasuki init                        in the current folder
        tasuki init billing-workflows      in a new folder
      """)

  @Argument(help: ArgumentHelp("the folder; without it, the current one", valueName: "dir"))
  var folder: String = "."

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if folder.isEmpty { throw ValidationError(.emptyPath) }
  }

  func run() throws {
    let terminal = global.terminal
    let current = FileSystem.currentFolder()
    let location = PathText.joined(current, folder)
    let name = PathText.parts(of: folder, in: current).last.map(String.init) ?? ""
    let files = FirstProject.files(named: name)
    func shown(_ path: String) -> String { PathText.shown(PathText.joined(folder, path), in: current) }
    let present = (files.map(\.path) + ProjectFileName.all.dropFirst()).filter {
      FileSystem.kind(of: PathText.joined(location, $0), followingLinks: false) != nil
    }
    guard present.isEmpty else { throw UsageProblem(.alreadyExists(present.map(shown))) }
    var links = LinkedFolders(below: location)
    for file in files where links.lead(to: file.path) {
      throw UsageProblem(.cannotWrite(shown(file.path), reason: FileProblem.Reason.overLink.sentence))
    }
    let disk = DiskWriter()
    for file in files {
      let path = PathText.joined(location, file.path)
      do {
        try disk.makeFolder(PathText.folder(of: path))
        try disk.write(file.bytes, to: path)
      } catch {
        throw UsageProblem(.cannotWrite(shown(file.path), reason: error.reason.sentence))
      }
    }
    for file in files { terminal.print("\(shown(file.path)): written") }
    let place = PathText.shown(folder, in: current)
    let argument = place == "." ? "" : " \(place)"
    terminal.remark(.next(argument, out: shown("out")))
  }
}
