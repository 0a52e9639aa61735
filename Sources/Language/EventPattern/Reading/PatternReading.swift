public import Diagnostics
import Source

/// Reads a whole pattern as EventBridge accepts it: `{"source": […], "detail": {…}}`.
///
/// Reports every mistake, as an error if EventBridge would reject the pattern; then runs `checkLimits`. Warnings about
/// the envelope, the length and the numbers come from `lintEnvelope`, `checkLength` and `checkNumbers`.
///
/// - Returns: The pattern; nil after an error.
public func readPattern(_ input: PatternInput, into sink: DiagnosticSink) -> Pattern? {
  readOpenPattern(input, into: sink)?.closed
}

/// Reads a whole pattern in which values may be open. If some are, its limits are checked when it is filled.
public func readOpenPattern(_ input: PatternInput, into sink: DiagnosticSink) -> OpenPattern? {
  var reader = PatternReader(sink: sink, style: .whole)
  return reader.root(input)
}

/// Reads one condition of a `where` map: a scalar, a list of scalars and operators, or one operator.
///
/// - Returns: The list of values of the condition; nil after an error.
func readCondition(_ input: PatternInput, into sink: DiagnosticSink) -> [ValueMatcher]? {
  var reader = PatternReader(sink: sink, style: .conditions)
  let matchers = reader.condition(input)
  return reader.rejections.any ? nil : matchers
}

/// Reads a whole `where` map: conditions by path, with dots between the names, and `$or` with a list of such maps.
///
/// Fields are nested according to their paths, and `$or` comes last: its place in a map has no meaning.
///
/// The pattern is relative to the subject of the conditions, so that `nested(under:)` can place it. The limits of a
/// whole pattern are not checked; `checkLimits` does that after the pattern is built.
///
/// - Returns: The conditions; nil after an error.
public func readConditions(_ input: PatternInput, into sink: DiagnosticSink) -> Pattern? {
  readOpenConditions(input, into: sink)?.closed
}

/// Reads a `where` map in which values may be open.
public func readOpenConditions(_ input: PatternInput, into sink: DiagnosticSink) -> OpenPattern? {
  var reader = PatternReader(sink: sink, style: .conditions)
  return reader.root(input)
}

/// Reads patterns. Mistakes go to the sink, and reading continues after them.
struct PatternReader {
  enum Style {
    /// As EventBridge accepts it.
    case whole
    /// As the conditions of a `where` map: a field's value is a scalar, a list or an operator, never a sub-pattern.
    case conditions
  }

  var rejections: Rejections
  let style: Style
  /// The number of lists of values read so far.
  private var listCount = 0
  private var openLists: [OpenPattern.OpenList] = []

  init(sink: DiagnosticSink, style: Style) {
    rejections = Rejections(sink)
    self.style = style
  }

  mutating func root(_ input: PatternInput) -> OpenPattern? {
    guard case .object(let members) = input.kind else {
      rejections.refuse(
        .patternNotObject, style == .whole ? .noPattern(input.kindInWords) : .noConditions(input.kindInWords),
        at: input.span, hint: style == .whole ? .writePattern : .writeConditions,
        reason: style == .whole ? .filterIsObject : nil)
      return nil
    }
    let pattern = object(members, of: input, depth: 1, inAlternatives: false)
    if rejections.any { return nil }
    if style == .whole, openLists.isEmpty, !checkLimits(pattern, into: rejections.sink) { return nil }
    return OpenPattern(pattern, openLists: openLists, style: style)
  }

  /// Reads an object's members; an empty object is rejected everywhere.
  private mutating func object(
    _ members: [PatternInput.Member], of input: PatternInput, depth: Int, inAlternatives: Bool
  ) -> Pattern {
    var pattern = Pattern(at: input.span)
    if members.isEmpty {
      rejections.refuse(
        .emptyPatternObject, .withoutCondition, at: input.span, hint: .nameOneField, reason: .emptyObject)
      return pattern
    }
    if depth > PatternLimits.depth {
      rejections.refuse(.patternTooDeep, .nestedTooDeeply(PatternLimits.depth), at: input.span)
      return pattern
    }
    pattern.members.reserveCapacity(members.count)
    for member in members where member.name != "$or" || style == .whole {
      if member.name == "$or" {
        alternatives(member, depth: depth, into: &pattern)
      } else {
        field(member, depth: depth, inAlternatives: inAlternatives, into: &pattern)
      }
    }
    if style == .conditions {
      for member in members where member.name == "$or" { alternatives(member, depth: depth, into: &pattern) }
    }
    return pattern
  }

  private mutating func field(
    _ member: PatternInput.Member, depth: Int, inAlternatives: Bool, into pattern: inout Pattern
  ) {
    if inAlternatives, let name = reservedName(in: member.name) {
      rejections.refuse(
        .reservedInOr, .reservedInOr(name), at: member.nameSpan, hint: .nameTestedField(name),
        reason: .reservedName(name), note: .readAsOperator)
      return
    }
    if style == .conditions {
      if isListOfConditions(member) { return }
      if let matchers = condition(member.value) {
        noteList(member.value)
        let path = member.name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
          String(Substring($0))
        }
        pattern.add(matchers, at: path, span: member.nameSpan)
      }
      return
    }
    switch member.value.kind {
    case .object(let inner):
      let value = object(inner, of: member.value, depth: depth + 1, inAlternatives: inAlternatives)
      pattern.members.append(.field(PatternField(member.name, .pattern(value), at: member.nameSpan)))
    case .array, .open:
      let matchers = condition(member.value) ?? []
      noteList(member.value, named: member.name)
      pattern.members.append(.field(PatternField(member.name, .values(matchers), at: member.nameSpan)))
    case .null, .bool, .number, .string: rejectValue(member.value, named: member.name)
    }
  }

  /// Rejects `or` and `and` of other tools, which have a list of maps.
  private mutating func isListOfConditions(_ member: PatternInput.Member) -> Bool {
    let isOr = ["or", "any", "$any", "anyof"].contains(member.name.lowercased())
    guard isOr || ["and", "$and", "all", "allof"].contains(member.name.lowercased()),
      case .array(let items) = member.value.kind, !items.isEmpty,
      items.allSatisfy({ if case .object = $0.kind { true } else { false } })
    else { return false }
    rejections.refuse(
      .unknownPatternOperator, .otherAlternatives(member.name), at: member.nameSpan,
      hint: isOr ? .writeOr : .writeTogether,
      fixes: isOr ? Fix.replacing(member.name, at: member.nameSpan, with: "$or") : [])
    return true
  }

  private mutating func rejectValue(_ value: PatternInput, named name: String) {
    rejections.refuse(
      .patternValueNotInList, .valueNotInList(value.kindInWords, of: name), at: value.span, hint: .putInList,
      reason: .isObjectOrArray(name), fixes: Fix.wrappingInList(value.span))
  }

  /// Counts a list of values, and records it if some of them are open.
  private mutating func noteList(_ input: PatternInput, named name: String? = nil) {
    if input.containsOpenValue {
      openLists.append(OpenPattern.OpenList(number: listCount, input: input, name: name))
    }
    listCount += 1
  }

  /// The values of a list that had open ones.
  mutating func matchers(of list: OpenPattern.OpenList, filled input: PatternInput) -> [ValueMatcher]? {
    if let name = list.name, case .open = list.input.kind {
      switch input.kind {
      case .array, .open: break
      default:
        rejectValue(input, named: name)
        return nil
      }
    }
    return condition(input)
  }

  /// The part of a member's name that is reserved inside `$or`. In conditions, dots separate names; in a whole pattern
  /// EventBridge checks the name as it is written.
  private func reservedName(in name: String) -> String? {
    if reservedInAlternatives.contains(name) { return name }
    guard style == .conditions else { return nil }
    return name.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }.first {
      reservedInAlternatives.contains($0)
    }
  }

  private mutating func alternatives(_ member: PatternInput.Member, depth: Int, into pattern: inout Pattern) {
    guard case .array(let elements) = member.value.kind else {
      rejections.refuse(
        .orNotList, .orNotList(member.value.kindInWords), at: member.value.span,
        hint: .writeBranches, reason: .orIsArray)
      return
    }
    var group = PatternAlternatives([], at: member.nameSpan)
    for element in elements {
      guard case .object(let members) = element.kind else {
        rejections.refuse(
          .orNotList, .branchNotObject(element.kindInWords), at: element.span,
          hint: .writeBranch, reason: .orContainsObjects
        )
        continue
      }
      group.branches.append(object(members, of: element, depth: depth + 1, inAlternatives: true))
    }
    if elements.count < 2 {
      rejections.refuse(
        .orTooFew, elements.isEmpty ? .orWithoutBranch : .orWithOneBranch, at: member.value.span,
        hint: .giveMoreBranches, reason: .orNeedsTwo)
      return
    }
    pattern.members.append(.alternatives(group))
  }

  /// Reads a condition: a list, or a single entry without one.
  mutating func condition(_ input: PatternInput) -> [ValueMatcher]? {
    if case .array(let elements) = input.kind { return list(elements, of: input) }
    if let matcher = matcher(input) { return [matcher] }
    return input.containsOpenValue ? [] : nil
  }

  private mutating func list(_ elements: [PatternInput], of input: PatternInput) -> [ValueMatcher] {
    if elements.isEmpty {
      rejections.refuse(
        .emptyPatternList, .emptyListMatchesNothing, at: input.span, hint: .listOccurring, reason: .emptyArray)
      return []
    }
    var matchers: [ValueMatcher] = []
    matchers.reserveCapacity(elements.count)
    for element in elements {
      if let matcher = matcher(element) { matchers.append(matcher) }
    }
    return matchers
  }
}
