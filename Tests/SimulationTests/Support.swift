import Diagnostics
import Emit
import Flow
import Plan
import Planning
import ProjectSupport
import Source
import TestSupport
import Testing

@testable import Simulation

struct Project {
  var rulebook: Rulebook
  var sources: SourceIndex
  var diagnostics: [Diagnostic]
  var marks: [Span]

  func decide(_ event: String) throws -> WorkflowDecision {
    let workflow = try #require(rulebook.workflows.first)
    return rulebook.decide(workflow, on: try json(event))
  }

  /// Runs the tests; `events` are files by path.
  func test(_ events: [String: String] = [:]) -> TestRun {
    var sources: [Span: EventSource] = [:]
    var number: UInt32 = 2
    for workflow in rulebook.workflows {
      for test in workflow.workflow.tests {
        guard case .file(let path)? = test.event else { continue }
        if let text = events[path.value] {
          sources[path.span] = .file(
            SourceFile(number: FileNumber(number), path: path.value, bytes: Array(text.utf8)))
          number += 1
        } else {
          sources[path.span] = .unreadable("No such file or directory")
        }
      }
    }
    return TestRun(rulebook, events: sources)
  }
}

/// Reads, checks and plans workflows, with an optional project file.
func project(_ marked: String, project projectText: String? = nil) -> Project {
  let text = MarkedText(marked)
  let file = text.file()
  let texts = ReadTexts([file], project: projectText)
  texts.check()
  let plan = makePlan(of: texts.flows, project: texts.project, environment: texts.environment, into: texts.sink)
  let projectFile = SourceFile(number: FileNumber(1), path: "tasuki.yaml", bytes: Array((projectText ?? "").utf8))
  return Project(
    rulebook: Rulebook(texts.flows, plan),
    sources: SourceIndex([file, projectFile]), diagnostics: texts.sink.diagnostics, marks: text.spans)
}

/// A workflow for a shop's orders with conditions and tasks.
func shopWorkflow(where conditions: String = "", tasks: String, tests: String = "") -> String {
  """
  workflow: order-placed
  trigger:
    source: com.example.shop
    event: order.placed
  \(conditions)
  tasks:
  \(tasks)
  \(tests)

  """
}

/// A task that needs nothing else.
let queueTask = "  - {id: hand-over, uses: sqs/send, with: {queue: orders}}"

func shopEvent(_ detail: String) -> String {
  """
  {"version":"0","id":"e-1","detail-type":"order.placed","source":"com.example.shop","account":"111122223333",\
  "time":"2027-01-15T09:30:00Z","region":"eu-west-1","resources":["arn:aws:x"],"detail":\(detail)}
  """
}
