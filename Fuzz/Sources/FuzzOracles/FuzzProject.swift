import Diagnostics
import Driver
import Source

/// An input as a project.
struct FuzzProject {
  let input: FuzzInput
  let inputs: RunInputs
  let events: FuzzEvents
  let baseline: Baseline?

  init(_ input: FuzzInput) {
    self.input = input
    var files: [SourceFile] = []
    var project = ProjectInput(workflows: [])
    for file in input.files(endingWith: ".yaml") {
      let number = FileNumber(UInt32(clamping: files.count))
      files.append(file.source(number: files.count))
      if file.name == "tasuki.yaml", project.projectFile == nil {
        project.projectFile = number
      } else {
        project.workflows.append(WorkflowInput(number))
      }
    }
    inputs = RunInputs(files: files, projects: [project])
    events = FuzzEvents(input)
    baseline = input.file(named: "baseline.json").flatMap { try? Baseline(reading: $0.bytes, path: $0.name) }
  }

  var request: CheckRequest {
    CheckRequest(inputs: inputs, baseline: baseline, width: 1, events: events)
  }
}

/// The event files of an input, whatever folder a test looks for them in.
struct FuzzEvents: EventLibrary {
  private let files: [FuzzInput.File]

  init(_ input: FuzzInput) {
    files = input.files(endingWith: ".json", besides: ["results.json", "baseline.json", "partial.json"])
  }

  var first: FuzzInput.File? { files.first }

  func event(named path: Located<String>) async -> NamedEvent {
    let name = path.value.split(separator: "/").last.map(String.init) ?? ""
    let content = files.first { $0.name == name }.map { NamedEvent.Content.bytes($0.bytes) }
    return NamedEvent(place: name, path: name, content: content ?? .unreadable("no such file"))
  }
}
