import Diagnostics
import Source

/// The files of both sides in one list. A file that is the same on both sides, at the same place, is in it once.
struct JoinedInputs {
  private(set) var files: [SourceFile]
  let base: [ProjectInput]
  private(set) var head: [ProjectInput]
  /// The paths on the older side of files that both sides share, if they differ from those on the newer side.
  private(set) var basePaths: [FileNumber: String] = [:]
  /// The numbers in the list of the newer side's files, by their own numbers.
  private var headNumbers: [FileNumber] = []

  init(_ base: ComparedInputs, _ head: ComparedInputs) {
    files = base.loaded.inputs.files
    self.base = base.loaded.inputs.projects
    self.head = head.loaded.inputs.projects
    var positions: [String: Int] = [:]
    for file in files { positions[base.path(of: file)] = Int(file.number.index) }
    for file in head.loaded.inputs.files {
      if let position = positions[head.path(of: file)], files[position].bytes == file.bytes {
        headNumbers.append(files[position].number)
        // Findings name the file on the newer side.
        if files[position].path != file.path { basePaths[files[position].number] = files[position].path }
        files[position] = file.renumbered(files[position].number)
      } else {
        let number = FileNumber(UInt32(clamping: files.count))
        headNumbers.append(number)
        files.append(file.renumbered(number))
      }
    }
    for index in self.head.indices { renumber(&self.head[index]) }
  }

  private func renumber(_ project: inout ProjectInput) {
    project.projectFile = project.projectFile.map { headNumbers[Int($0.index)] }
    for index in project.workflows.indices {
      project.workflows[index].file = headNumbers[Int(project.workflows[index].file.index)]
    }
  }

  /// Findings from the loading of the newer side, with the numbers of the list.
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
