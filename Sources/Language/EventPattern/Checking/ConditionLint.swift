public import Diagnostics
import Emit
import Source

/// Warns about conditions that EventBridge accepts silently although they are certainly mistakes: values that never
/// occur, conditions that always match, and redundant values and branches of `$or`.
///
/// Each warning is proved: an undecided question gives no warning, nor does a pattern beyond the limits.
public func lintConditions(_ pattern: Pattern, into sink: DiagnosticSink) {
  guard pattern.conditionCount(upTo: PatternLimits.conditions) <= PatternLimits.conditions else { return }
  pattern.forEachField { path, field, matchers in
    var lint = ListLint(path: path, field: field, matchers: matchers, sink: sink)
    lint.run(isOnly: pattern.conditionCount(upTo: 1) == 1)
  }
  guard pattern.hasAlternatives else { return }
  pattern.forEachAlternatives { names, group in lintBranches(group, under: names, into: sink) }
}

/// Checks one list of values.
private struct ListLint {
  let path: [UInt8]
  let field: PatternField
  let matchers: [ValueMatcher]
  let sink: DiagnosticSink

  /// Entries beyond this number are not compared with each other.
  private static let maximumEntries = 500

  private var name: String { String(decoding: path, as: UTF8.self) }

  mutating func run(isOnly: Bool) {
    guard !matchers.isEmpty, matchers.count <= ListLint.maximumEntries else { return }
    let domain = EventShape.domain(of: path)
    if isPlain(domain) {
      _ = reportRepeats()
      return
    }
    let classes = FieldClasses(matchers.map { [$0] }, domain: domain)
    let repeats = reportRepeats()
    // For each entry, the classes of values that it accepts.
    let accepted = matchers.indices.map { entry in
      NumberSet(below: classes.classes.count) { classes.classes[$0].accepting.contains(entry) }
    }
    guard classes.isComplete else { return }
    let nothing = NumberSet(below: classes.classes.count) { _ in false }
    let never = matchers.indices.filter { entry in
      accepted[entry] == nothing && !(classes.acceptingAbsence.contains(entry) && domain.includesAbsence)
    }
    for entry in never where !repeats.contains(entry) { reportNever(entry, domain) }
    guard never.isEmpty else { return }
    if reportAlways(accepted, classes, domain, isOnly: isOnly) { return }
    reportCovered(accepted, but: repeats)
  }

  /// Whether a duplicate is the only possible redundancy of the list. Most lists are like this, and sorting values into
  /// classes takes longer than all other checks of a list.
  private func isPlain(_ domain: EventShape.Domain) -> Bool {
    guard case .free = domain else { return false }
    if matchers.count == 1 {
      // The bounds of a number may exclude every value.
      if case .numeric(let bounds) = matchers[0].test { return bounds.count == 1 }
      return true
    }
    return matchers.allSatisfy { matcher in
      switch matcher.test {
      // An address has many spellings.
      case .string(let text): !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
      case .number, .bool, .null: true
      default: false
      }
    }
  }

  /// Reports duplicates of earlier entries and returns them.
  private func reportRepeats() -> Set<Int> {
    guard matchers.count > 1 else { return [] }
    var places: [ExactText: Int] = [:]
    var repeats: Set<Int> = []
    for (entry, matcher) in matchers.enumerated() {
      let json = matcher.test.json
      guard let earlier = places[ExactText(json.text())] else {
        places[ExactText(json.text())] = entry
        continue
      }
      repeats.insert(entry)
      sink.add(
        Diagnostic(
          .repeatedValue, .duplicateValue(json.text(), in: name), at: matcher.origin.span,
          hint: .removeOne, labels: matchers[earlier].origin.span.map { [Label($0, .firstHere)] } ?? []))
    }
    return repeats
  }

  private func reportNever(_ entry: Int, _ domain: EventShape.Domain) {
    let matcher = matchers[entry]
    // Reading has already warned about characters that never match when case is ignored.
    switch matcher.test {
    case .equalsIgnoreCase, .prefix(_, ignoringCase: true), .suffix(_, ignoringCase: true): return
    default: break
    }
    var fixes: [Fix] = []
    var hint = Sentence.removeIt
    var note: Sentence?
    switch domain {
    case .string, .stringOrNone, .strings:
      note = domain.isList ? .deliversList(name) : .deliversString(name)
      if case .number(let text) = matcher.test, let span = matcher.origin.span, Int(span.length) == text.utf8.count
      {
        hint = .writeInQuotes
        fixes = Fix.quoting(span)
      }
    case .nothing:
      hint = .nameField
      note = path.elementsEqual("detail".utf8) ? .detailIsObject : .noFieldsInside
    case .free: note = .noSuchNumber
    }
    sink.add(
      Diagnostic(
        .conditionNeverHolds, .never(name, value: matcher.test.json.text()),
        at: matcher.origin.span ?? field.nameOrigin.span,
        hint: hint, notes: note.map { [$0] } ?? [], fixes: fixes))
  }

  private func reportAlways(
    _ accepted: [NumberSet], _ classes: FieldClasses, _ domain: EventShape.Domain, isOnly: Bool
  ) -> Bool {
    let nothing = NumberSet(below: classes.classes.count) { _ in false }
    let all = accepted.reduce(nothing) { $0.union($1) }
    guard !classes.classes.isEmpty, classes.classes.indices.allSatisfy(all.contains) else { return false }
    let takesAbsence = matchers.indices.contains(where: classes.acceptingAbsence.contains)
    if takesAbsence || !domain.includesAbsence {
      // A pattern needs a condition, so the only one may be meant to match everything.
      guard !isOnly else { return true }
      sink.add(
        Diagnostic(
          .conditionAlwaysHolds, .matchesEveryEvent(name), at: field.nameOrigin.span, hint: .removeIt,
          notes: takesAbsence ? [.matchesAnythingOrAbsence] : [.neverWithout(name)]))
      return true
    }
    // An author who writes `exists` means any value.
    guard matchers.contains(where: \.test.isExclusion), !matchers.contains(where: { $0.test == .exists(true) })
    else { return false }
    sink.add(
      Diagnostic(
        .conditionAlwaysHolds, .matchesAnyValue(name), at: field.nameOrigin.span, hint: .joinExclusions,
        notes: [.oneEntryIsEnough]))
    return true
  }

  /// Reports entries that another entry covers.
  private func reportCovered(_ accepted: [NumberSet], but repeats: Set<Int>) {
    for entry in matchers.indices where matchers[entry].test != .exists(false) && !repeats.contains(entry) {
      let cover = matchers.indices.first { other in
        other != entry && accepted[entry].isSubset(of: accepted[other])
          && (accepted[entry] != accepted[other] || other < entry) && !repeats.contains(other)
      }
      guard let cover else { continue }
      sink.add(
        Diagnostic(
          .coveredValue,
          .addsNothing(matchers[entry].test.json.text(), to: matchers[cover].test.json.text()),
          at: matchers[entry].origin.span, hint: .removeIt,
          labels: matchers[cover].origin.span.map { [Label($0, .alreadyMatches)] } ?? []))
    }
  }
}

extension EventShape.Domain {
  /// Whether there are events without the field.
  fileprivate var includesAbsence: Bool {
    if case .string = self { false } else { true }
  }

  fileprivate var isList: Bool {
    if case .strings = self { true } else { false }
  }
}

extension ValueMatcher.Test {
  fileprivate var isExclusion: Bool {
    if case .anythingBut = self { true } else { false }
  }
}

/// Reports branches of `$or` that another branch covers.
private func lintBranches(_ group: PatternAlternatives, under names: [String], into sink: DiagnosticSink) {
  let maximumBranches = 12
  guard group.branches.count <= maximumBranches else { return }
  let branches = group.branches.map { branch in
    names.reversed().reduce(branch) { inner, name in inner.nested(under: name) }
  }
  let dropped = branchesDropped(by: group)
  let paths = branches.map(\.paths)
  var budget = ComparisonBudget()
  for index in branches.indices {
    let cover = branches.indices.first { other in
      // A branch with a condition on a field of its own excludes some events of another.
      guard other != index, paths[other].isSubset(of: paths[index]), !dropped.contains(max(other, index)) else {
        return false
      }
      guard let forth = PatternComparer(branches[index], branches[other]),
        forth.isWithin(.first, &budget).answer == .yes
      else { return false }
      return other < index || forth.isWithin(.second, &budget).answer != .yes
    }
    guard let cover else { continue }
    sink.add(
      Diagnostic(
        .coveredBranch, .branchAddsNothing, at: group.branches[index].origin.span,
        hint: .removeIt,
        labels: group.branches[cover].origin.span.map { [Label($0, .alreadyMatchesEvents)] } ?? []))
  }
}
