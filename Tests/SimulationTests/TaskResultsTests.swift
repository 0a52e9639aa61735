import Diagnostics
import Emit
import Execution
import Source
import TestSupport
import Testing

@testable import Simulation

private let tasks = """
    - {id: one, uses: lambda/invoke, with: {function: f}}
    - for-each: ${{ event.detail.list }}
      tasks:
        - {id: two, uses: lambda/invoke, with: {function: f}}
        - for-each: ${{ item }}
          tasks:
            - {id: three, uses: lambda/invoke, with: {function: f}}
  """

@Suite struct GivenResults {
  private let workflow = project(shopWorkflow(tasks: tasks)).rulebook.workflows[0]

  private func read(_ text: String) -> (TaskResults, [Diagnostic], [Span]) {
    let marked = MarkedText(text)
    let sink = DiagnosticSink()
    let results = TaskResults(marked.file(), for: [workflow], into: sink)
    return (results, sink.diagnostics, marked.spans)
  }

  @Test func loopsAreCounted() {
    #expect(workflow.workflow.loopsOfTasks == ["one": 0, "two": 1, "three": 2])
  }

  @Test func aResultIsGivenEachTime() {
    let (results, findings, _) = read(#"{"one":{"id":1},"two":null}"#)
    #expect(findings.isEmpty)
    #expect(results.answer(of: "one", rounds: [], attempt: 0) == .result(["id": 1]))
    #expect(results.answer(of: "one", rounds: [], attempt: 3) == .result(["id": 1]))
    #expect(results.answer(of: "two", rounds: [4], attempt: 0) == .result(.null))
    #expect(results.answer(of: "three", rounds: [0, 0], attempt: 0) == nil)
  }

  @Test func failuresTakeTheirTimes() {
    let (results, findings, _) = read(
      #"{"one":{"$error":"X","cause":"c","times":2,"then":{"$error":"Y","times":1}},"two":{"$error":"Z"}}"#)
    #expect(findings.isEmpty)
    let answers = (0..<4).map { results.answer(of: "one", rounds: [], attempt: $0) }
    let (first, second) = (StateFailure("X", cause: "c"), StateFailure("Y", cause: ""))
    #expect(answers == [.failure(first), .failure(first), .failure(second), nil])
    #expect(results.answer(of: "two", rounds: [1], attempt: 99) == .failure(StateFailure("Z", cause: "")))
  }

  @Test func roundsHaveTheirOwn() {
    let (results, findings, _) = read(
      #"{"two":{"$each":[1,{"$error":"X"}]},"three":{"$each":[{"$each":["a","b"]},"c"]}}"#)
    #expect(findings.isEmpty)
    #expect(results.answer(of: "two", rounds: [0], attempt: 0) == .result(1))
    #expect(results.answer(of: "two", rounds: [1], attempt: 0) == .failure(StateFailure("X", cause: "")))
    #expect(results.answer(of: "two", rounds: [2], attempt: 0) == nil)
    #expect(results.answer(of: "three", rounds: [0, 1], attempt: 0) == .result("b"))
    #expect(results.answer(of: "three", rounds: [1, 7], attempt: 0) == .result("c"))
  }

  @Test(arguments: [
    ("⏵[1]⏴", "the results must be an object"), (#"{⏵"four"⏴:1}"#, "no simulated workflow has a task 'four'"),
    (#"{"one":{"$error":⏵5⏴}}"#, "'$error' of 'one' must be the name of an error"),
    (#"{"one":{"$error":"X",⏵"time"⏴:2}}"#, "unknown key 'time' in the failure of 'one'"),
    (#"{"one":{"$error":"X",⏵"times"⏴:0}}"#, "'times' of 'one' must be a whole number from 1 to 1000"),
    (#"{"one":{"$error":"X",⏵"times"⏴:1.5}}"#, "'times' of 'one' must be a whole number from 1 to 1000"),
    (#"{"one":{"$error":"X",⏵"cause"⏴:5}}"#, "'cause' of 'one' must be a string"),
    (#"{"one":{⏵"$eror"⏴:"X"}}"#, "unknown form '$eror' in the result of 'one'"),
    (#"{"one":{⏵"$error"⏴:"X","then":1}}"#, "'then' of 'one' needs 'times'"),
    (#"{"one":{⏵"$each"⏴:[1]}}"#, "'$each' needs a loop, and 'one' is in none"),
    (#"{"two":{"$each":[{⏵"$each"⏴:[1]}]}}"#, "'$each' needs a loop, and 'two' is in none"),
    (#"{"two":{⏵"$each"⏴:1}}"#, "'$each' of 'two' must be a list and the only key"),
  ])
  func mistakesHaveTheirPlaces(_ text: String, _ message: String) {
    let (_, findings, spans) = read(text)
    #expect(findings.map(\.message.text) == [message])
    #expect(findings.map(\.code) == [.resultForm])
    #expect(findings.map(\.span) == spans.map { $0 })
  }
}
