import Diagnostics
public import Emit
import EventPattern
public import Plan
import Source

extension RulePattern {
  /// A pattern from its JSON, which must be valid, with its members unchanged.
  public init(source: PlanText? = nil, json: JSONValue) {
    let sink = DiagnosticSink()
    let input = parseJSON(json.bytes(.compact), file: FileNumber(0), into: sink)
    guard let pattern = input.flatMap({ readPattern($0, into: sink) }) else {
      fatalError("\(sink.diagnostics.map(\.message))")
    }
    self.init(source: source, pattern)
  }
}
