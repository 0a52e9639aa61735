import Diagnostics
import Source
import TestSupport
import Testing
import YAML

/// The examples of this room's codes, read only as YAML.
@Suite struct ExampleTests {
  static let examples = yamlRules.filter {
    ($0.number / 100 == 1 || $0 == .controlCharacter) && $0.example.kind == .workflow
  }

  @Test(arguments: examples.map(\.name))
  func badOnesAreFoundWhereTheyAreMarked(name: String) throws {
    let code = try #require(Self.examples.first { $0.name == name })
    let marked = MarkedText(code.example.bad)
    let reading = Reading(marked.text)
    #expect(reading.diagnostics.map(\.code.name) == marked.spans.map { _ in name })
    #expect(reading.diagnostics.map(\.span) == marked.spans)
    #expect(!marked.spans.isEmpty)
  }

  @Test(arguments: examples.map(\.name))
  func goodOnesAreClean(name: String) throws {
    let code = try #require(Self.examples.first { $0.name == name })
    let reading = Reading(code.example.good)
    #expect(reading.findings == [])
    #expect(reading.tree?.documents.count == 1)
  }

  @Test(arguments: examples.map(\.name))
  func safeFixesRepair(name: String) throws {
    let code = try #require(Self.examples.first { $0.name == name })
    let marked = MarkedText(code.example.bad)
    for fix in Reading(marked.text).diagnostics.flatMap(\.fixes) where fix.safety == .safe {
      var bytes = Array(marked.text.utf8)
      for edit in fix.edits.sorted(by: { $0.span > $1.span }) {
        bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.text.utf8))
      }
      #expect(Reading(bytes).findings == [])
    }
  }
}
