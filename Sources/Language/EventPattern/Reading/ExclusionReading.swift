import Diagnostics
import Source

extension PatternReader {
  /// Reads the operand of `anything-but`.
  mutating func exclusion(_ input: PatternInput) -> Exclusion? {
    switch input.kind {
    case .string(let text): return .strings([text])
    case .number(let text): return isComparable(text, at: input.span) ? .numbers([text]) : nil
    case .array(let elements): return values(elements, of: input)
    case .object(let members): return operation(members, inExclusion: input)
    case .open: return nil
    case .null, .bool:
      rejections.refuse(
        .anythingButOperand, .operandOfAnythingBut(input.kindInWords), at: input.span, hint: .listOccurringInstead,
        reason: .anythingButValue)
      return nil
    }
  }

  private mutating func values(_ elements: [PatternInput], of input: PatternInput) -> Exclusion? {
    var strings: [String] = []
    var numbers: [String] = []
    var sound = true
    for element in elements {
      switch element.kind {
      case .string(let text): strings.append(text)
      case .number(let text):
        if isComparable(text, at: element.span) { numbers.append(text) } else { sound = false }
      case .open: sound = false
      case .null, .bool, .array, .object:
        sound = false
        rejections.refuse(
          .anythingButList, .inListOfAnythingBut(element.kindInWords), at: element.span,
          hint: .writeStringsOrNumbers, reason: .anythingButElement)
      }
    }
    guard sound else { return nil }
    guard strings.isEmpty != numbers.isEmpty else {
      rejections.refuse(
        .anythingButList, elements.isEmpty ? .emptyListUnderAnythingBut : .mixedUnderAnythingBut, at: input.span,
        hint: elements.isEmpty ? .listLeftOut : .listOneKind, reason: .anythingButMixed)
      return nil
    }
    return numbers.isEmpty ? .strings(strings) : .numbers(numbers)
  }

  private mutating func operation(_ members: [PatternInput.Member], inExclusion input: PatternInput) -> Exclusion? {
    guard let member = members.first else {
      rejections.refuse(
        .anythingButOperator, .emptyObjectUnderAnythingBut, at: input.span, hint: .writeValuesOr(excludable),
        reason: .anythingButNameless)
      return nil
    }
    guard excludable.contains(member.name) else {
      let nearest = nearestName(to: member.name, among: excludable)
      rejections.refuse(
        .anythingButOperator, .notUnderAnythingBut(member.name), at: member.nameSpan,
        hint: .didYouMean(nearest) ?? .acceptsValuesOr(excludable), reason: .unsupportedAnythingBut(member.name),
        fixes: nearest.map { Fix.replacing(member.name, at: member.nameSpan, with: $0) } ?? [])
      return nil
    }
    let texts = texts(of: member)
    if members.count > 1 {
      rejections.refuse(
        .severalPatternOperators, .secondMember(members[1].name, beside: member.name), at: members[1].nameSpan,
        hint: .oneOperatorUnderAnythingBut, reason: .tooManyElements)
      return nil
    }
    guard let texts else { return nil }
    switch member.name {
    case "prefix": return .prefixes(texts)
    case "suffix": return .suffixes(texts)
    case "equals-ignore-case": return .equalsIgnoreCase(texts)
    default: return .wildcards(texts)
    }
  }

  /// Reads one string or a list of them.
  private mutating func texts(of member: PatternInput.Member) -> [String]? {
    let name = member.name
    let elements: [PatternInput]
    switch member.value.kind {
    case .array(let listed): elements = listed
    case .string, .number: elements = [member.value]
    case .open: return nil
    case .null, .bool, .object:
      rejections.refuse(
        .anythingButOperand, .operandUnderAnythingBut(member.value.kindInWords, of: name), at: member.value.span,
        hint: .writeStringOrList, reason: .anythingButValue)
      return nil
    }
    if elements.isEmpty {
      rejections.refuse(
        .anythingButEmpty, .emptyListUnderAnythingBut, at: member.value.span, hint: .listLeftOut,
        note: .matcherCannotAdd)
      return nil
    }
    var texts: [String] = []
    for element in elements {
      if case .open = element.kind { continue }
      guard case .string(let text) = element.kind else {
        rejectText(element, of: name)
        continue
      }
      switch name {
      case "wildcard":
        guard isWildcard(text, at: element.span) else { continue }
      case "equals-ignore-case": warnAboutCase(text, at: element.span)
      default:
        if text.isEmpty {
          rejections.refuse(
            .anythingButEmpty, .emptyExcludesAll(name), at: element.span,
            hint: name == "prefix" ? .writeForbiddenStart : .writeForbiddenEnd, reason: .nullAffix)
          continue
        }
      }
      texts.append(text)
    }
    return texts.count == elements.count ? texts : nil
  }

  private mutating func rejectText(_ element: PatternInput, of name: String) {
    let reason: EventBridgeAnswer =
      switch name {
      case "equals-ignore-case": .ignoreCaseElement
      case "wildcard": .wildcardIsString
      default: .affixIsString
      }
    rejections.refuse(
      .patternOperandNotString, .operand(element.kindInWords, of: name), at: element.span,
      hint: .writeOneMoreString, reason: reason)
  }
}

/// The operators that `anything-but` supports.
private let excludable = ["prefix", "suffix", "equals-ignore-case", "wildcard"]
