public import Diagnostics
public import Emit
import Source

/// Checks what EventBridge bounds in a whole pattern: its fields, the combinations of its `$or` branches and the
/// complexity of its wildcards; and warns where one condition replaces another.
///
/// `readPattern` has done this already; a pattern that was put together needs it.
///
/// - Returns: Whether EventBridge would take the pattern.
@discardableResult
public func checkLimits(_ pattern: Pattern, into sink: DiagnosticSink) -> Bool {
  var refusals = Refusals(sink)
  if pattern.branchCount(upTo: PatternLimits.combinations) > PatternLimits.combinations {
    refusals.refuse(
      .tooManyCombinations, "more than \(PatternLimits.combinations) combinations of '$or' branches",
      at: pattern.firstAlternatives ?? pattern.origin.span,
      hint: "split the pattern into several rules",
      note: "EventBridge counts every way to choose one branch of each '$or', and refuses more than 1,000.")
  }
  let conditions = pattern.conditionCount(upTo: PatternLimits.conditions)
  // No branch has more fields than the whole pattern has conditions, so that mostly there is nothing to count.
  let branches = conditions > PatternLimits.fields || pattern.hasWildcards ? pattern.branches : []
  if conditions > PatternLimits.conditions
    || branches?.contains(where: { $0.conditions.count > PatternLimits.fields }) ?? false
  {
    refusals.refuse(
      .tooManyFields, "a pattern on more than \(PatternLimits.fields) fields", at: pattern.origin.span,
      hint: "leave out conditions that others imply",
      reason: "Size of rule exceeds max value of \(PatternLimits.fields)")
  }
  guard let branches, !refusals.any else { return false }
  checkComplexity(branches, pattern, into: &refusals)
  for repeated in pattern.repeatedConditions { sink.add(repeated) }
  return !refusals.any
}

/// Warns about names at the top of a pattern that no event has there, and about a pattern that takes events from any
/// source. Both are rules that EventBridge creates without a word.
public func lintEnvelope(_ pattern: Pattern, into sink: DiagnosticSink) {
  lintEnvelopeNames(pattern, into: sink)
  guard !pattern.demands("source") else { return }
  sink.add(
    Diagnostic(
      .patternWithoutSource, "a pattern without 'source' takes events from every source", at: pattern.origin.span,
      hint: "name the source, such as source: [com.example]",
      notes: ["Another service may come to send events of the same form."]))
}

private func lintEnvelopeNames(_ pattern: Pattern, into sink: DiagnosticSink) {
  for field in pattern.fields {
    let name = String(field.name.prefix { $0 != "." })
    guard !envelopeNames.contains(name), name != "replay-name" else { continue }
    let nearest = nearestName(to: name, among: envelopeNames)
    sink.add(
      Diagnostic(
        .unknownEnvelopeField, "no event has \(quoted(name)) at its top", at: field.nameOrigin.span,
        hint: nearest.map { "did you mean '\($0)'?" } ?? "put it under 'detail'",
        notes: ["The rule would never match: what a source adds to an event stands under 'detail'."],
        fixes: nearest.map { Fix.replacing(field.name, at: field.nameOrigin.span, with: $0, safety: .unsafe) } ?? []
      ))
  }
  for group in pattern.alternatives {
    for branch in group.branches { lintEnvelopeNames(branch, into: sink) }
  }
}

/// The names at the top of an event, in its own order; EventBridge user guide, "Event structure".
let envelopeNames = [
  "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail",
]

/// Reports a pattern whose JSON text is longer than EventBridge takes.
///
/// Bytes are counted, which is never too few: AWS says characters, Terraform's provider counts bytes.
public func checkLength(_ pattern: Pattern, into sink: DiagnosticSink) {
  checkLength(pattern, printed: pattern.json, into: sink)
}

/// The same for a pattern whose JSON is known already.
public func checkLength(_ pattern: Pattern, printed json: JSONValue, into sink: DiagnosticSink) {
  let length = json.bytes(.compact).count
  if length > PatternLimits.maximumLength {
    sink.add(
      Diagnostic(
        .patternTooLong, "the pattern is \(length) bytes of JSON; EventBridge takes \(PatternLimits.maximumLength)",
        at: pattern.origin.span, hint: "split it into several rules, or use prefix or wildcard instead of lists",
        notes: ["4,096 is the most that the PutRule API takes; no quota raises it."]))
  } else if length > PatternLimits.quotaLength {
    sink.add(
      Diagnostic(
        .patternOverQuota,
        "the pattern is \(length) bytes of JSON; the quota is \(PatternLimits.quotaLength) unless raised",
        at: pattern.origin.span, hint: "shorten it, or have the account's quota raised",
        notes: ["The quota \"Event pattern size\" is adjustable, up to 4,096."]))
  }
}

/// Reports numbers listed as values that tools on the way to EventBridge would change: Terraform's provider reads a
/// pattern's numbers as 64-bit floating point and writes them anew. EventBridge itself matches such a number by its
/// text alone.
public func checkNumbers(_ pattern: Pattern, into sink: DiagnosticSink) {
  pattern.forEachList { matchers in
    for matcher in matchers {
      guard case .number(let text) = matcher.test, DecimalNumber(text.utf8)?.comparable == nil else { continue }
      sink.add(
        Diagnostic(
          .inexactNumber, "\(quoted(text)) is a number that EventBridge cannot compare", at: matcher.origin.span,
          hint: "use fewer digits (15 always work), or have the source send it as a string",
          notes: ["Numbers are compared as 64-bit floating point; this one would be changed on the way."]))
    }
  }
}

/// Refuses wildcards that are too complex. Branches that agree up to a field share the matcher's machine for it, so
/// their lists for it count together.
private func checkComplexity(_ branches: [PatternBranch], _ pattern: Pattern, into refusals: inout Refusals) {
  guard pattern.hasWildcards else { return }
  struct Machine: Hashable {
    let before: Int
    let path: [UInt8]
  }
  struct Step: Hashable {
    let machine: Machine
    let list: [UInt8]
  }
  var steps: [Step: Int] = [:]
  var lists: [Machine: [ValueMatcher]] = [:]
  var order: [Machine] = []
  for branch in branches {
    var before = 0
    for condition in branch.sorted {
      let machine = Machine(before: before, path: condition.path)
      let step = Step(machine: machine, list: JSONValue.array(condition.matchers.map(\.test.json)).bytes(.compact))
      if let known = steps[step] {
        before = known
        continue
      }
      before = steps.count + 1
      steps[step] = before
      if lists[machine] == nil { order.append(machine) }
      lists[machine, default: []] += condition.matchers.filter(\.test.isWildcard)
    }
  }
  var reported: Set<[UInt8]> = []
  for machine in order {
    guard let matchers = lists[machine], let first = matchers.first, !reported.contains(machine.path),
      wildcardComplexity(of: matchers, limit: PatternLimits.wildcardComplexity) > PatternLimits.wildcardComplexity
    else { continue }
    reported.insert(machine.path)
    refusals.refuse(
      .wildcardTooComplex,
      "the wildcards on \(quoted(String(decoding: machine.path, as: UTF8.self))) are too complex together",
      at: first.origin.span, hint: "use fewer '*', or prefix and suffix instead",
      labels: matchers.dropFirst().prefix(20).compactMap { matcher in
        matcher.origin.span.map { Label($0, "counts too") }
      },
      reason: "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences "
        + "after a wildcard character")
  }
}
