import Driver
import Source

extension RunInputs {
  /// Texts by their paths, as the files of one project, whose project file is 'tasuki.yaml'.
  init(_ texts: [(String, String)], named: Bool = true) {
    let files = texts.enumerated().map { index, file in
      let (path, text) = file
      return SourceFile(number: FileNumber(UInt32(index)), path: path, bytes: Array(text.utf8))
    }
    let project = files.first { $0.path == "tasuki.yaml" }?.number
    let workflows = files.filter { $0.number != project }.map { WorkflowInput($0.number, isNamed: named) }
    self.init(files: files, projects: [ProjectInput(projectFile: project, workflows: workflows)])
  }
}
