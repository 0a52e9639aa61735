import Diagnostics
import Source

/// One side of a comparison, loaded.
public struct ComparedInputs: Sendable {
  /// What the side is called.
  public var title: String
  /// What was read.
  public var loaded: LoadedInputs
  /// The folder from which the side's projects are named, as an absolute path.
  public var root: String
  /// Gives the event files that the side's tests name.
  public var events: any EventLibrary

  /// Describes a side.
  public init(title: String, loaded: LoadedInputs, root: String, events: any EventLibrary) {
    self.title = title
    self.loaded = loaded
    self.root = root
    self.events = events
  }
}

/// The files of both sides as one list. A file that is the same on both, at the same place of its project, is there once.
struct JoinedInputs {
  private(set) var files: [SourceFile]
  let base: [ProjectInput]
  private(set) var head: [ProjectInput]
  /// The numbers of the newer side's files, by those that they have by themselves.
  private(set) var headNumbers: [FileNumber] = []

  init(_ base: ComparedInputs, _ head: ComparedInputs) {
    files = base.loaded.inputs.files
    self.base = base.loaded.inputs.projects
    self.head = head.loaded.inputs.projects
    var places: [String: Int] = [:]
    for file in files { places[Self.place(of: file, in: base)] = Int(file.number.index) }
    for file in head.loaded.inputs.files {
      if let place = places[Self.place(of: file, in: head)], files[place].bytes == file.bytes {
        headNumbers.append(files[place].number)
        // Findings are about what is there now.
        files[place] = file.renumbered(files[place].number)
      } else {
        let number = FileNumber(UInt32(clamping: files.count))
        headNumbers.append(number)
        files.append(file.renumbered(number))
      }
    }
    for index in self.head.indices { renumber(&self.head[index]) }
  }

  /// What names a file on either side.
  private static func place(of file: SourceFile, in side: ComparedInputs) -> String {
    guard let location = side.loaded.locations[Int(file.number.index)] else { return file.path }
    return PathText.shown(location, in: side.root)
  }

  private func renumber(_ project: inout ProjectInput) {
    project.projectFile = project.projectFile.map { headNumbers[Int($0.index)] }
    for index in project.workflows.indices {
      project.workflows[index].file = headNumbers[Int(project.workflows[index].file.index)]
    }
  }

  /// Findings of the newer side, made when it was loaded, with the numbers of the list.
  func renumbered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if let span = diagnostic.span {
        diagnostic.span = Span(file: headNumbers[Int(span.file.index)], start: span.start, end: span.end)
      }
      return diagnostic
    }
  }
}

extension SourceFile {
  fileprivate func renumbered(_ number: FileNumber) -> SourceFile {
    SourceFile(number: number, path: path, inProject: pathInProject, bytes: bytes, isQuotable: isQuotable)
  }
}
