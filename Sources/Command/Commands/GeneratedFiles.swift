import Driver
import Emit
import Reports

/// Every page and schema that is generated from the code's own tables.
enum GeneratedFiles {
  /// The files of the repository in a folder, whose pages about AWS name the findings that rely on each fact.
  static func all(below root: String) throws(FileProblem) -> [OutputFile] {
    var facts = FactLinks()
    let folder = PathText.joined(root, "docs/aws-facts")
    for entry in try FileSystem.entries(of: folder) {
      let bytes = try FileSystem.readRegular(PathText.joined(folder, entry.name), limit: 1 << 24)
      facts.add(page: entry.name, text: String(decoding: bytes, as: UTF8.self))
    }
    return ReferenceFiles.all(allRules, facts) + [CommandPage.file]
  }
}

/// Writes the generated files below the current folder, removes the pages of codes that no longer exist, and ends the
/// process; with 2 if that is impossible.
public func writeGeneratedFilesAndExit() -> Never {
  Terminal.prepare()
  let terminal = Terminal()
  do throws(FileProblem) {
    for line in try writeGeneratedFiles(below: FileSystem.currentFolder()) { terminal.print(line) }
  } catch {
    terminal.fail(.cannotWrite(error.path, reason: error.reason.sentence))
  }
  Terminal.end(0)
}

/// One line for each file that changed.
private func writeGeneratedFiles(below root: String) throws(FileProblem) -> [String] {
  let disk = DiskWriter()
  let files = try GeneratedFiles.all(below: root)
  var lines: [String] = []
  for file in files {
    let path = PathText.joined(root, file.path)
    if (try? FileSystem.readRegular(path, limit: 1 << 24)) == file.bytes { continue }
    try disk.makeFolder(PathText.folder(of: path))
    try disk.write(file.bytes, to: path)
    lines.append(file.path)
  }
  let folder = "docs/diagnostics"
  for entry in try FileSystem.entries(of: PathText.joined(root, folder)) {
    let path = "\(folder)/\(entry.name)"
    if !files.contains(where: { $0.path == path }) {
      try disk.remove(PathText.joined(root, path))
      lines.append("\(path): removed")
    }
  }
  return lines
}
