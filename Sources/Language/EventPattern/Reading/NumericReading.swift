import Diagnostics
import Source

extension PatternReader {
  /// Reads the operand of `numeric`: a list of one comparison, or of a lower and an upper bound.
  mutating func numeric(_ input: PatternInput) -> [NumericComparison]? {
    guard case .array(let elements) = input.kind else {
      refuseForm(
        "\(input.kindInWords) as the operand of 'numeric'", at: input.span,
        hint: "write a list such as [\">=\", 100]", reason: "Value of numeric must be an array.")
      return nil
    }
    guard let first = elements.first else {
      refuseForm(
        "an empty list as the operand of 'numeric'", at: input.span, hint: "write a list such as [\">=\", 100]",
        reason: "Invalid member in numeric match: ]")
      return nil
    }
    guard case .string = first.kind else {
      refuseForm(
        "\(first.kindInWords) where the first comparison of 'numeric' should stand", at: first.span,
        hint: "write a list such as [\">=\", 100]", reason: "Invalid member in numeric match")
      return nil
    }
    guard let lower = comparison(elements, from: 0, of: input) else { return nil }
    if elements.count == 2 { return [lower] }
    guard lower.relation == .greater || lower.relation == .greaterOrEqual else {
      refuseForm(
        "more than one comparison behind '\(lower.relation.rawValue)'", at: elements[2].span,
        hint: lower.relation == .equal
          ? "list several {numeric: …} for any of them" : "write the lower bound first",
        reason: "Too many elements in numeric expression")
      return nil
    }
    guard case .string(let text) = elements[2].kind else {
      refuseForm(
        "\(elements[2].kindInWords) where the upper bound's comparison should stand", at: elements[2].span,
        hint: "write '<' or '<='", reason: "Bad value in numeric range")
      return nil
    }
    guard let upper = comparison(elements, from: 2, of: input) else { return nil }
    guard upper.relation == .less || upper.relation == .lessOrEqual else {
      refuseForm(
        "\(quoted(text)) behind a lower bound", at: elements[2].span, hint: "the second comparison is '<' or '<='",
        reason: "Bad numeric range operator: \(text)")
      return nil
    }
    if elements.count > 4 {
      refuseForm(
        "more than two comparisons in 'numeric'", at: elements[4].span,
        hint: "a lower and an upper bound are all there can be",
        reason: "Too many terms in numeric range expression")
      return nil
    }
    return range(lower, upper, of: input)
  }

  private mutating func range(
    _ lower: NumericComparison, _ upper: NumericComparison, of input: PatternInput
  ) -> [NumericComparison]? {
    guard let low = DecimalNumber(lower.number.utf8)?.comparable,
      let high = DecimalNumber(upper.number.utf8)?.comparable
    else { return nil }
    if low >= high {
      refusals.refuse(
        .numericRangeEmpty, "the lower bound \(lower.number) is not below the upper bound \(upper.number)",
        at: input.span,
        hint: low == high ? "for one number write [\"=\", \(lower.number)]" : "change the bounds",
        reason: "Bottom must be less than top")
      return nil
    }
    return [lower, upper]
  }

  /// Reads an operator and its number.
  private mutating func comparison(
    _ elements: [PatternInput], from index: Int, of input: PatternInput
  ) -> NumericComparison? {
    guard case .string(let text) = elements[index].kind else { return nil }
    guard let relation = NumericComparison.Relation(rawValue: text) else {
      let meant = otherRelations[text]
      refuseForm(
        "unknown comparison \(quoted(text))", at: elements[index].span,
        hint: text == "!=" || text == "<>"
          ? "write {anything-but: …} for any other number"
          : meant.map { "did you mean '\($0)'?" } ?? "the comparisons are =, <, <=, > and >=",
        reason: "Unrecognized numeric range operator: \(text)",
        fixes: meant.map { Fix.replacing(text, at: elements[index].span, with: $0) } ?? [])
      return nil
    }
    let spoken = relation == .equal ? "equals" : text
    guard index + 1 < elements.count else {
      refuseForm(
        "'\(text)' without a number behind it", at: elements[index].span, hint: "write the number to compare with",
        reason: "Value of \(spoken) must be numeric")
      return nil
    }
    let operand = elements[index + 1]
    if case .open = operand.kind { return nil }
    guard case .number(let number) = operand.kind else {
      var fixes: [Fix] = []
      var hint = "write a number"
      if case .string(let written) = operand.kind, DecimalNumber(written.utf8) != nil {
        fixes = Fix.unquoting(written, at: operand.span)
        hint = "write the number without quotes"
      }
      refusals.refuse(
        .numericOperand, "\(operand.kindInWords) behind '\(text)'", at: operand.span, hint: hint,
        reason: "Value of \(spoken) must be numeric", fixes: fixes)
      return nil
    }
    guard isComparable(number, at: operand.span) else { return nil }
    if isOutermost(number, relation) {
      refusals.refuse(
        .inexactNumber, "no number lies beyond \(number)", at: operand.span, hint: "write a nearer bound",
        note: "EventBridge's matcher cannot add a rule with the largest of all numbers as this bound.")
      return nil
    }
    warnAboutReach(number, at: operand.span)
    return NumericComparison(relation, number)
  }

  /// Whether a bound is the very last number of its side.
  private func isOutermost(_ number: String, _ relation: NumericComparison.Relation) -> Bool {
    let value = DecimalNumber(number.utf8)?.comparable
    switch relation {
    case .greater, .greaterOrEqual: return value == Double.greatestFiniteMagnitude
    case .less, .lessOrEqual: return value == -Double.greatestFiniteMagnitude
    case .equal: return false
    }
  }

  /// Whether EventBridge can compare with a number; reports where it cannot.
  mutating func isComparable(_ text: String, at span: Span?) -> Bool {
    guard let number = DecimalNumber(text.utf8) else {
      refusals.refuse(
        .inexactNumber, "\(quoted(text)) is not a number that JSON can write", at: span,
        hint: "write it in decimal")
      return false
    }
    if number.comparable != nil { return true }
    refusals.refuse(
      .inexactNumber, "\(quoted(text)) is a number that EventBridge cannot compare", at: span,
      hint: "use fewer digits: 15 always work", reason: "Cannot compare number : \(text)",
      note: "Numbers are compared as 64-bit floating point; this one would be changed on the way.")
    return false
  }

  /// Warns about numbers beyond what the documentation promises.
  private func warnAboutReach(_ text: String, at span: Span?) {
    guard let value = DecimalNumber(text.utf8)?.comparable else { return }
    guard value.magnitude > 5_000_000_000 || DecimalNumber.decimals(text) > 6 else { return }
    refusals.sink.add(
      Diagnostic(
        .numberBeyondDocumented, "\(text) lies beyond the numbers that EventBridge documents", at: span,
        hint: "stay within -5.0e9 to 5.0e9 and six decimals to be sure",
        notes: ["EventBridge's current matcher takes it; which version the service runs is not known."]))
  }

  private mutating func refuseForm(
    _ message: String, at span: Span?, hint: String, reason: String, fixes: [Fix] = []
  ) {
    refusals.refuse(.numericForm, message, at: span, hint: hint, reason: reason, fixes: fixes)
  }
}

/// How other languages write a comparison.
private let otherRelations = [
  "==": "=", "===": "=", "=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "eq": "=", "lt": "<", "lte": "<=",
  "le": "<=",
  "gt": ">", "gte": ">=", "ge": ">=",
]
