import Diagnostics
import Source

extension PatternReader {
  /// Reads the operand of `numeric`: a list of one comparison, or of a lower and an upper bound.
  mutating func numeric(_ input: PatternInput) -> [NumericComparison]? {
    guard case .array(let elements) = input.kind else {
      rejectForm(
        .operandOfNumeric(input.kindInWords), at: input.span, hint: .writeComparison, reason: .numericIsArray)
      return nil
    }
    guard let first = elements.first else {
      rejectForm(.emptyOperandOfNumeric, at: input.span, hint: .writeComparison, reason: .numericIsEmpty)
      return nil
    }
    guard case .string = first.kind else {
      rejectForm(
        .noFirstComparison(first.kindInWords), at: first.span,
        hint: .writeComparison, reason: .invalidNumericMember)
      return nil
    }
    guard let lower = comparison(elements, from: 0, of: input) else { return nil }
    if elements.count == 2 { return [lower] }
    guard lower.relation == .greater || lower.relation == .greaterOrEqual else {
      rejectForm(
        .comparisonAfter(lower.relation.rawValue), at: elements[2].span,
        hint: lower.relation == .equal ? .listComparisons : .writeLowerFirst, reason: .tooManyElements)
      return nil
    }
    guard case .string(let text) = elements[2].kind else {
      rejectForm(
        .noUpperComparison(elements[2].kindInWords), at: elements[2].span,
        hint: separated(elements.dropFirst()).map { .withoutSeparator($0) } ?? .writeUpperComparison,
        reason: .badRangeValue)
      return nil
    }
    guard let upper = comparison(elements, from: 2, of: input) else { return nil }
    guard upper.relation == .less || upper.relation == .lessOrEqual else {
      rejectForm(
        .afterLowerBound(text), at: elements[2].span, hint: .secondComparison, reason: .badRangeOperator(text))
      return nil
    }
    if elements.count > 4 {
      rejectForm(.moreThanTwoComparisons, at: elements[4].span, hint: .onlyTwoBounds, reason: .tooManyTerms)
      return nil
    }
    return range(lower, upper, of: input)
  }

  /// The digits of a number that was written with commas between its thousands, from the values that they made of it.
  private func separated(_ values: ArraySlice<PatternInput>) -> String? {
    guard values.count > 1 else { return nil }
    var digits = ""
    for value in values {
      guard case .number(let group) = value.kind, let length = value.span?.length, group.utf8.allSatisfy(\.isDigit),
        digits.isEmpty ? length <= 3 : length == 3
      else { return nil }
      // `000` may have been read as 0.
      digits += String(repeating: "0", count: max(0, Int(length) - group.utf8.count)) + group
    }
    return digits
  }

  private mutating func range(
    _ lower: NumericComparison, _ upper: NumericComparison, of input: PatternInput
  ) -> [NumericComparison]? {
    guard let low = DecimalNumber(lower.number.utf8)?.comparable,
      let high = DecimalNumber(upper.number.utf8)?.comparable
    else { return nil }
    if low >= high {
      rejections.refuse(
        .numericRangeEmpty, .boundsReversed(lower.number, upper: upper.number), at: input.span,
        hint: low == high ? .writeOneNumber(lower.number) : .changeBounds, reason: .bottomBelowTop)
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
      let plain = text.filter { !"“”„‟‘’「」＂".contains($0) }
      let meant =
        otherRelations[text] ?? (plain != text && NumericComparison.Relation(rawValue: plain) != nil ? plain : nil)
      rejectForm(
        .unknownComparison(text), at: elements[index].span,
        hint: text == "!=" || text == "<>" ? .writeAnythingBut : .didYouMean(meant) ?? .comparisons,
        reason: .unknownRangeOperator(text),
        fixes: meant.map { Fix.replacing(text, at: elements[index].span, with: $0) } ?? [])
      return nil
    }
    let spoken = relation == .equal ? "equals" : text
    guard index + 1 < elements.count else {
      rejectForm(
        .comparisonWithoutNumber(text), at: elements[index].span, hint: .writeNumberToCompare,
        reason: .valueIsNumeric(spoken))
      return nil
    }
    let operand = elements[index + 1]
    if case .open = operand.kind { return nil }
    guard case .number(let number) = operand.kind else {
      var fixes: [Fix] = []
      var hint = Sentence.writeNumber
      if case .string(let written) = operand.kind, DecimalNumber(written.utf8) != nil {
        fixes = Fix.unquoting(written, at: operand.span)
        hint = .writeNumberWithoutQuotes
      }
      rejections.refuse(
        .numericOperand, .noNumberAfter(operand.kindInWords, sign: text), at: operand.span, hint: hint,
        reason: .valueIsNumeric(spoken), fixes: fixes)
      return nil
    }
    guard isComparable(number, at: operand.span) else { return nil }
    if isOutermost(number, relation) {
      rejections.refuse(
        .inexactNumber, .nothingBeyond(number), at: operand.span, hint: .writeNearerBound,
        note: .largestNumberRejected)
      return nil
    }
    warnAboutReach(number, at: operand.span)
    return NumericComparison(relation, number)
  }

  /// Whether a bound is the largest or smallest number of all.
  private func isOutermost(_ number: String, _ relation: NumericComparison.Relation) -> Bool {
    let value = DecimalNumber(number.utf8)?.comparable
    switch relation {
    case .greater, .greaterOrEqual: return value == Double.greatestFiniteMagnitude
    case .less, .lessOrEqual: return value == -Double.greatestFiniteMagnitude
    case .equal: return false
    }
  }

  /// Whether EventBridge can compare with a number; reports it if not.
  mutating func isComparable(_ text: String, at span: Span?) -> Bool {
    guard let number = DecimalNumber(text.utf8) else {
      rejections.refuse(.inexactNumber, .notJSONNumber(text), at: span, hint: .writeDecimal)
      return false
    }
    if number.comparable != nil { return true }
    rejections.refuse(
      .inexactNumber, .notComparable(text), at: span, hint: .useFewerDigits, reason: .cannotCompare(text),
      note: .comparedAsFloatingPoint)
    return false
  }

  /// Warns about numbers outside the documented range.
  private func warnAboutReach(_ text: String, at span: Span?) {
    guard let value = DecimalNumber(text.utf8)?.comparable else { return }
    guard value.magnitude > 5_000_000_000 || DecimalNumber.decimals(text) > 6 else { return }
    rejections.sink.add(
      Diagnostic(
        .numberBeyondDocumented, .beyondDocumented(text), at: span, hint: .stayWithinNumbers,
        notes: [.matcherAcceptsIt]))
  }

  private mutating func rejectForm(
    _ message: Sentence, at span: Span?, hint: Sentence, reason: EventBridgeAnswer, fixes: [Fix] = []
  ) {
    rejections.refuse(.numericForm, message, at: span, hint: hint, reason: reason, fixes: fixes)
  }
}

/// Comparison operators of other languages.
private let otherRelations = [
  "==": "=", "===": "=", "=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "eq": "=", "lt": "<", "lte": "<=",
  "le": "<=",
  "gt": ">", "gte": ">=", "ge": ">=",
]
