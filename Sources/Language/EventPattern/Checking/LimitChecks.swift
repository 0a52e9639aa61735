public import Diagnostics
import Emit
import Source

/// Checks the limits of EventBridge for a whole pattern: its fields, the combinations of its `$or` branches and the
/// complexity of its wildcards. Warns about conditions that replace another one.
///
/// `readPattern` has already done this; a pattern built in code needs it.
///
/// - Returns: Whether EventBridge accepts the pattern.
@discardableResult
public func checkLimits(_ pattern: Pattern, into sink: DiagnosticSink) -> Bool {
  var rejections = Rejections(sink)
  if pattern.branchCount(upTo: PatternLimits.combinations) > PatternLimits.combinations {
    rejections.refuse(
      .tooManyCombinations, .tooManyCombinations(PatternLimits.combinations),
      at: pattern.firstAlternatives ?? pattern.origin.span, hint: .splitPattern, note: .combinationsCounted)
  }
  let conditions = pattern.conditionCount(upTo: PatternLimits.conditions)
  // No branch has more fields than the whole pattern has conditions, so there is mostly nothing to count.
  let branches = conditions > PatternLimits.fields || pattern.hasWildcards ? pattern.branches : []
  if conditions > PatternLimits.conditions
    || branches?.contains(where: { $0.conditions.count > PatternLimits.fields }) ?? false
  {
    rejections.refuse(
      .tooManyFields, .tooManyFields(PatternLimits.fields), at: pattern.origin.span, hint: .removeImplied,
      reason: .sizeExceeds(PatternLimits.fields))
  }
  guard let branches, !rejections.any else { return false }
  checkComplexity(branches, pattern, into: &rejections)
  for repeated in pattern.repeatedConditions { sink.add(repeated) }
  return !rejections.any
}

/// Warns about top-level names that no event has, and about a pattern that matches events from any source. EventBridge
/// accepts both rules silently.
public func lintEnvelope(_ pattern: Pattern, into sink: DiagnosticSink) {
  lintEnvelopeNames(pattern, into: sink)
  guard !pattern.demands("source") else { return }
  sink.add(
    Diagnostic(
      .patternWithoutSource, .withoutSource, at: pattern.origin.span, hint: .nameSource,
      notes: [.othersMaySendTheSame]))
}

private func lintEnvelopeNames(_ pattern: Pattern, into sink: DiagnosticSink) {
  for field in pattern.fields {
    let name = String(field.name.prefix { $0 != "." })
    guard !envelopeNames.contains(name), name != "replay-name" else { continue }
    let nearest = nearestName(to: name, among: envelopeNames)
    sink.add(
      Diagnostic(
        .unknownEnvelopeField, .notAtTop(name), at: field.nameOrigin.span,
        hint: .didYouMean(nearest) ?? .putUnderDetail,
        notes: [.otherFieldsAreInDetail],
        fixes: nearest.map { Fix.replacing(field.name, at: field.nameOrigin.span, with: $0, safety: .unsafe) } ?? []
      ))
  }
  for group in pattern.alternatives {
    for branch in group.branches { lintEnvelopeNames(branch, into: sink) }
  }
}

/// The top-level names of an event, in their own order; EventBridge user guide, "Event structure".
let envelopeNames = [
  "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail",
]

/// Reports a pattern whose JSON text is longer than EventBridge allows.
///
/// Counts bytes, which is never too few: AWS says characters, but Terraform's provider counts bytes.
public func checkLength(_ pattern: Pattern, into sink: DiagnosticSink) {
  checkLength(pattern, canonical: pattern.canonical, into: sink)
}

/// The same check for a pattern whose canonical form is known already.
public func checkLength(_ pattern: Pattern, canonical: Pattern, into sink: DiagnosticSink) {
  guard canonical.lengthBound > PatternLimits.quotaLength else { return }
  let length = canonical.verbatimJSON.bytes(.compact).count
  if length > PatternLimits.maximumLength {
    sink.add(
      Diagnostic(
        .patternTooLong, .patternTooLong(bytes: length, limit: PatternLimits.maximumLength),
        at: pattern.origin.span, hint: .splitOrShorten, notes: [.maximumOfPutRule]))
  } else if length > PatternLimits.quotaLength {
    sink.add(
      Diagnostic(
        .patternOverQuota, .overQuota(bytes: length, quota: PatternLimits.quotaLength), at: pattern.origin.span,
        hint: .raiseQuota, notes: [.quotaIsAdjustable]))
  }
}

/// Reports numbers in lists that tools between here and EventBridge would change: Terraform's provider reads the
/// numbers of a pattern as 64-bit floating point and writes them again. EventBridge itself matches such a number only
/// by its text.
public func checkNumbers(_ pattern: Pattern, into sink: DiagnosticSink) {
  pattern.forEachList { matchers in
    for matcher in matchers {
      guard case .number(let text) = matcher.test, DecimalNumber(text.utf8)?.comparable == nil else { continue }
      sink.add(
        Diagnostic(
          .inexactNumber, .notComparable(text), at: matcher.origin.span, hint: .useFewerDigitsOrString,
          notes: [.comparedAsFloatingPoint]))
    }
  }
}

/// Rejects wildcards that are too complex. Branches that agree up to a field share the matcher's machine for it, so
/// their lists for it count together.
private func checkComplexity(_ branches: [PatternBranch], _ pattern: Pattern, into rejections: inout Rejections) {
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
    rejections.refuse(
      .wildcardTooComplex,
      .wildcardsTooComplex(on: String(decoding: machine.path, as: UTF8.self)),
      at: first.origin.span, hint: .useFewerWildcards,
      labels: matchers.dropFirst().prefix(20).compactMap { matcher in
        matcher.origin.span.map { Label($0, .countsToo) }
      },
      reason: .tooComplex)
  }
}
