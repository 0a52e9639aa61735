public import Diagnostics

/// A pattern whose open values, such as variables, are not known yet; everything else is read.
public struct OpenPattern: Sendable {
  /// A list of values, some of them open.
  struct OpenList: Sendable {
    /// The number of the list in the pattern, in the order of `forEachList`.
    var number: Int
    /// The list, or a single entry.
    var input: PatternInput
    /// The name of its field, if only a list is allowed.
    var name: String?
  }

  /// The pattern with the known values; an open list is empty.
  private let base: Pattern
  private let openLists: [OpenList]
  private let style: PatternReader.Style

  init(_ base: Pattern, openLists: [OpenList], style: PatternReader.Style) {
    self.base = base
    self.openLists = openLists
    self.style = style
  }

  /// The pattern, if all of its values are known.
  public var closed: Pattern? { openLists.isEmpty ? base : nil }

  /// The fields of the pattern, whose lists may lack values.
  public var outline: Pattern { base }

  /// The pattern with its open values replaced, by their numbers: with a scalar, or with an array whose elements become
  /// entries of the list.
  ///
  /// - Returns: The pattern; nil if a value is missing or does not fit its place, or if EventBridge would reject the
  ///   pattern.
  public func filled(with value: (_ number: Int) -> PatternInput?, into sink: DiagnosticSink) -> Pattern? {
    if openLists.isEmpty { return base }
    var reader = PatternReader(sink: sink, style: style)
    var lists: [Int: [ValueMatcher]] = [:]
    var isWhole = true
    for list in openLists {
      let input = list.input.filled(with: value)
      isWhole = isWhole && !input.containsOpenValue
      lists[list.number] = reader.matchers(of: list, filled: input)
    }
    if reader.rejections.any || !isWhole { return nil }
    var number = 0
    let pattern = base.replacingLists(by: lists, from: &number)
    return style == .conditions || checkLimits(pattern, into: sink) ? pattern : nil
  }
}

extension Pattern {
  /// The pattern with some lists replaced, by their numbers from the first.
  fileprivate func replacingLists(by lists: [Int: [ValueMatcher]], from number: inout Int) -> Pattern {
    var pattern = self
    for index in members.indices {
      switch members[index] {
      case .field(var field):
        switch field.condition {
        case .values:
          if let values = lists[number] { field.condition = .values(values) }
          number += 1
        case .pattern(let inner): field.condition = .pattern(inner.replacingLists(by: lists, from: &number))
        }
        pattern.members[index] = .field(field)
      case .alternatives(var group):
        group.branches = group.branches.map { $0.replacingLists(by: lists, from: &number) }
        pattern.members[index] = .alternatives(group)
      }
    }
    return pattern
  }
}

extension PatternInput {
  var containsOpenValue: Bool {
    switch kind {
    case .open: true
    case .array(let elements): elements.contains(where: \.containsOpenValue)
    case .object(let members): members.contains(where: \.value.containsOpenValue)
    case .null, .bool, .number, .string: false
    }
  }

  /// The value with its open values replaced. The elements of an array become entries of the enclosing list, except in
  /// the list of `numeric`, in which each element has its place.
  fileprivate func filled(with value: (Int) -> PatternInput?, isNumeric: Bool = false) -> PatternInput {
    switch kind {
    case .null, .bool, .number, .string: return self
    case .open(let number): return value(number) ?? self
    case .array(let elements):
      let filled = elements.flatMap { element -> [PatternInput] in
        let inner = element.filled(with: value)
        if !isNumeric, case .open = element.kind, case .array(let listed) = inner.kind { return listed }
        return [inner]
      }
      return PatternInput(.array(filled), at: span)
    case .object(let members):
      let filled = members.map { member in
        Member(
          member.name, at: member.nameSpan, member.value.filled(with: value, isNumeric: member.name == "numeric"))
      }
      return PatternInput(.object(filled), at: span)
    }
  }
}
