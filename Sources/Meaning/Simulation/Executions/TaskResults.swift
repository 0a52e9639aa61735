import Catalog
public import Diagnostics
import Emit
import EventPattern
import Execution
import Expressions
import Flow
public import Source

/// The results of tasks in a simulation, by task ID.
///
/// The given value is the result as later tasks read it: the body of an HTTP response, the return value of a
/// function. An object with `$error` is a failure instead, for `times` tries or for all; `then` is the result after
/// these. An object with `$each` is a list with an entry for each round of the loop around the task.
public struct TaskResults: Sendable {
  /// No results: every task returns its sample.
  public static let none = TaskResults()

  indirect enum Answer: Sendable {
    case result(JSONValue)
    case failure(StateFailure, times: Int?, then: Answer?)
    case each([Answer])
  }

  private var answers: [String: Answer] = [:]

  private init() {}

  /// Reads the text of a file: a JSON object with a member for each task. Reports mistakes to the sink, including a
  /// task that no workflow has.
  public init(_ file: SourceFile, for workflows: [SimulatedWorkflow], into sink: DiagnosticSink) {
    var tasks: [String: Int] = [:]
    for workflow in workflows { tasks.merge(workflow.workflow.loopsOfTasks) { max($0, $1) } }
    guard let input = parseJSON(Array(file.text), file: file.number, into: sink) else { return }
    guard case .object(let members) = input.kind else {
      sink.add(Diagnostic(.resultForm, .resultsAreNoObject, at: input.span, hint: .writeResults))
      return
    }
    read(members, tasks, sink)
    for member in members where tasks[member.name] == nil {
      let near = nearestName(to: member.name, among: tasks.keys.sorted())
      sink.add(Diagnostic(.resultForm, .noTaskSimulated(member.name), at: member.nameSpan, hint: .didYouMean(near)))
    }
  }

  /// Reads the results of a test.
  init(_ entries: [ValueEntry], tasks: [String: Int], into sink: DiagnosticSink) {
    read(
      entries.map { PatternInput.Member($0.name.value, at: $0.name.span, PatternInput(constant: $0.value)) }, tasks,
      sink)
  }

  /// The result of a try of a task; nil if none is given.
  func answer(of task: String, rounds: [Int], attempt: Int) -> ServiceResult? {
    var answer = answers[task]
    var rounds = rounds[...]
    // Each failure counts the tries after those of the failure before it.
    var attempt = attempt
    while true {
      switch answer {
      case nil: return nil
      case .result(let value)?: return .result(value)
      case .failure(let failure, let times, let then)?:
        guard let times, attempt >= times else { return .failure(failure) }
        attempt -= times
        answer = then
      case .each(let list)?:
        guard let index = rounds.popFirst(), index < list.count else { return nil }
        answer = list[index]
      }
    }
  }

  // MARK: Reading

  private mutating func read(_ members: [PatternInput.Member], _ tasks: [String: Int], _ sink: DiagnosticSink) {
    for member in members {
      let reader = ResultReader(task: member.name, sink: sink)
      answers[member.name] = reader.answer(member.value, loops: tasks[member.name] ?? 0)
    }
  }
}

/// The result of a try of a task, as the workflow reads it.
enum ServiceResult: Sendable, Equatable {
  case result(JSONValue)
  case failure(StateFailure)
}

private struct ResultReader {
  let task: String
  let sink: DiagnosticSink

  func answer(_ input: PatternInput, loops: Int) -> TaskResults.Answer? {
    guard case .object(let members) = input.kind else { return .result(JSONValue(input)) }
    if let error = members.first(where: { $0.name == "$error" }) { return failure(error, members, loops) }
    guard let each = members.first(where: { $0.name == "$each" }) else {
      for member in members {
        guard let near = nearestName(to: member.name, among: ["$error", "$each"]), member.name.hasPrefix("$") else {
          continue
        }
        report(.unknownResultForm(member.name, of: task), at: member.nameSpan, hint: .didYouMean(near))
        return nil
      }
      return .result(JSONValue(input))
    }
    guard loops > 0 else {
      report(.noLoop(task), at: each.nameSpan)
      return nil
    }
    guard members.count == 1, case .array(let entries) = each.value.kind else {
      report(.eachMustBeAlone(task), at: each.nameSpan, hint: .writeEach)
      return nil
    }
    return .each(entries.compactMap { answer($0, loops: loops - 1) })
  }

  private func failure(
    _ error: PatternInput.Member, _ members: [PatternInput.Member], _ loops: Int
  ) -> TaskResults.Answer? {
    let hint = Sentence.writeError
    guard case .string(let name) = error.value.kind, !name.isEmpty else {
      report(.noErrorName(task), at: error.value.span ?? error.nameSpan, hint: hint)
      return nil
    }
    var cause = ""
    var times: Int?
    var then: TaskResults.Answer?
    for member in members where member.name != "$error" {
      switch (member.name, member.value.kind) {
      case ("cause", .string(let text)): cause = text
      case ("times", .number(let text)) where Int(text).map { (1...1_000).contains($0) } ?? false:
        times = Int(text)
      case ("then", _): then = answer(member.value, loops: loops)
      case ("times", _):
        report(.noTimes(task), at: member.nameSpan, hint: hint)
        return nil
      case ("cause", _):
        report(.noCause(task), at: member.nameSpan, hint: hint)
        return nil
      default:
        report(.unknownFailureKey(member.name, of: task), at: member.nameSpan, hint: hint)
        return nil
      }
    }
    if then != nil, times == nil { report(.thenWithoutTimes(task), at: error.nameSpan, hint: hint) }
    return .failure(StateFailure(name, cause: cause), times: times, then: then)
  }

  private func report(_ message: Sentence, at span: Span?, hint: Sentence? = nil) {
    sink.add(Diagnostic(.resultForm, message, at: span, hint: hint))
  }
}

extension PatternInput {
  /// A value without expressions, with its places.
  fileprivate init(constant value: Value) {
    switch value.kind {
    case .list(let values): self.init(.array(values.map { PatternInput(constant: $0) }), at: value.span)
    case .map(let entries):
      self.init(
        .object(
          entries.map { Member($0.name.value, at: $0.name.span, PatternInput(constant: $0.value)) }), at: value.span
      )
    case .null, .invalid: self.init(.null, at: value.span)
    case .bool(let flag): self.init(.bool(flag), at: value.span)
    case .number(let text): self.init(.number(text), at: value.span)
    case .text(let template): self.init(.string(template.literal ?? ""), at: value.span)
    }
  }
}

extension Flow {
  /// The task IDs, with the number of loops around each.
  var loopsOfTasks: [String: Int] {
    var loops: [String: Int] = [:]
    func note(_ steps: [FlowStep], _ depth: Int) {
      for step in steps {
        if case .call(let task) = step { loops[task.id] = depth }
        let inner = if case .forEach = step { depth + 1 } else { depth }
        for list in step.lists { note(list, inner) }
      }
    }
    note(tasks, 0)
    note(onFailure, 0)
    return loops
  }
}
