import Diagnostics
import Source

/// The operators by the names that EventBridge documents, in the order of its documentation.
let operatorNames = [
  "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "exists", "cidr",
]

extension PatternReader {
  /// Reads one entry of a list; nil for one that is open, or contains an open value.
  mutating func matcher(_ input: PatternInput) -> ValueMatcher? {
    switch input.kind {
    case .open: return nil
    case .null: return ValueMatcher(.null, at: input.span)
    case .bool(let flag): return ValueMatcher(.bool(flag), at: input.span)
    case .string(let text): return ValueMatcher(.string(text), at: input.span)
    case .number(let text):
      guard isNumber(text, at: input.span) else { return nil }
      return ValueMatcher(.number(text), at: input.span)
    case .array:
      rejections.refuse(.patternListInList, .listInList, at: input.span, hint: .listDirectly, reason: .matchValue)
      return nil
    case .object(let members):
      return operation(members, of: input).map { ValueMatcher($0, at: input.span) }
    }
  }

  /// Whether JSON can represent a number's text. YAML has more numbers.
  private mutating func isNumber(_ text: String, at span: Span?) -> Bool {
    if DecimalNumber(text.utf8) != nil { return true }
    rejections.refuse(.inexactNumber, .notJSONNumber(text), at: span, hint: .writeDecimalOrQuotes)
    return false
  }

  private mutating func operation(_ members: [PatternInput.Member], of input: PatternInput) -> ValueMatcher.Test? {
    guard let first = members.first else {
      rejections.refuse(
        .emptyPatternObject, .emptyObjectAsValue, at: input.span, hint: .writeExists, reason: .namelessMatch)
      return nil
    }
    let test = operation(first)
    // After an unknown name, it is not certain that operators were meant at all.
    if members.count > 1, first.name == "exactly" || operatorNames.contains(first.name) {
      rejections.refuse(
        .severalPatternOperators, .secondMember(members[1].name, beside: first.name), at: members[1].nameSpan,
        hint: .oneOperatorAnObject, labels: first.nameSpan.map { [Label($0, .theOperator)] } ?? [],
        reason: first.name == "numeric" || first.name == "anything-but" ? .tooManyElements : .onlyOneKey)
      return nil
    }
    return test
  }

  private mutating func operation(_ member: PatternInput.Member) -> ValueMatcher.Test? {
    switch member.name {
    case "prefix": return affix(member).map { .prefix($0.text, ignoringCase: $0.ignoringCase) }
    case "suffix": return affix(member).map { .suffix($0.text, ignoringCase: $0.ignoringCase) }
    case "equals-ignore-case":
      return string(member.value, of: "equals-ignore-case").map {
        warnAboutCase($0, at: member.value.span)
        return .equalsIgnoreCase($0)
      }
    case "exactly":
      rejections.sink.add(
        Diagnostic(
          .undocumentedOperator, .exactlyUndocumented, at: member.nameSpan, hint: .writeString,
          notes: [.onlyMatcherAcceptsIt]))
      return string(member.value, of: "exactly", spoken: "exact").map { .exactly($0) }
    case "wildcard":
      guard let text = string(member.value, of: "wildcard"), isWildcard(text, at: member.value.span) else {
        return nil
      }
      return .wildcard(text)
    case "anything-but": return exclusion(member.value).map { .anythingBut($0) }
    case "numeric": return numeric(member.value).map { .numeric($0) }
    case "exists":
      switch member.value.kind {
      case .bool(let flag): return .exists(flag)
      case .open: return nil
      default: break
      }
      rejections.refuse(
        .existsNotBoolean, .operandOfExists(member.value.kindInWords), at: member.value.span,
        hint: .writeTrueOrFalse, reason: .existsIsBoolean)
      return nil
    case "cidr":
      // EventBridge's answer mentions a prefix here too.
      guard let text = string(member.value, of: "cidr", spoken: "prefix"), isBlock(text, at: member.value.span)
      else { return nil }
      return .cidr(text)
    default:
      unknownOperator(member)
      return nil
    }
  }

  private mutating func unknownOperator(_ member: PatternInput.Member) {
    var nearest: String?
    let hint: Sentence
    if let condition = OtherOperators.condition(member.name, member.value) {
      hint = .write(condition)
    } else if OtherOperators.isRegularExpression(member.name) {
      hint = .noRegularExpressions
    } else if OtherOperators.isDate(member.value) {
      hint = .noDates
    } else {
      nearest = nearestName(to: member.name, among: operatorNames) ?? otherWords[member.name.lowercased()]
      hint = otherHint(member, nearest)
    }
    rejections.refuse(
      .unknownPatternOperator, .unknownOperator(member.name), at: member.nameSpan, hint: hint,
      reason: .unknownMatchType(member.name),
      fixes: nearest.map { Fix.replacing(member.name, at: member.nameSpan, with: $0) } ?? [])
  }

  private func otherHint(_ member: PatternInput.Member, _ nearest: String?) -> Sentence {
    if let nearest { return .didYouMean(nearest) }
    if style == .conditions { return .writePathAsKey }
    switch member.value.kind {
    case .array, .object: return .writeObjectWithoutList
    default: return .operators(operatorNames)
    }
  }

  /// Reads an operand that must be one string.
  mutating func string(_ input: PatternInput, of name: String, spoken: String? = nil) -> String? {
    switch input.kind {
    case .string(let text): return text
    case .open: return nil
    default: break
    }
    var hint = Sentence.writeOneString
    if case .array(let elements) = input.kind, !elements.isEmpty { hint = .expectsOneString(name) }
    rejections.refuse(
      .patternOperandNotString, .operand(input.kindInWords, of: name), at: input.span, hint: hint,
      reason: .patternIsString(spoken ?? name))
    return nil
  }

  /// Reads the operand of `prefix` or `suffix`: a string, or one compared without case.
  private mutating func affix(_ member: PatternInput.Member) -> (text: String, ignoringCase: Bool)? {
    guard case .object(let options) = member.value.kind else {
      return string(member.value, of: member.name).map { ($0, false) }
    }
    let title = member.name == "prefix" ? "Prefix" : "Suffix"
    guard let option = options.first else {
      rejections.refuse(
        .unknownAffixOption, .emptyOperandObject(member.name), at: member.value.span,
        hint: .writeStringOrIgnoreCase, reason: .nameless(title))
      return nil
    }
    if let other = options.first(where: { $0.name != "equals-ignore-case" }) {
      let near = nearestName(to: other.name, among: ["equals-ignore-case"])
      rejections.refuse(
        .unknownAffixOption, .operandObject(other.name, of: member.name), at: other.nameSpan,
        hint: .writeStringOrIgnoreCase, reason: .unsupported(other.name, in: member.name),
        fixes: near.map { Fix.replacing(other.name, at: other.nameSpan, with: $0) } ?? [])
      return nil
    }
    if options.count > 1 {
      rejections.refuse(.severalPatternOperators, .ignoreCaseTwice, at: options[1].nameSpan, reason: .onlyOneKey)
      return nil
    }
    return string(option.value, of: "equals-ignore-case").map { text in
      warnAboutCase(text, at: option.value.span)
      return (text, true)
    }
  }

  /// Warns about characters that EventBridge does not find when case is ignored.
  func warnAboutCase(_ text: String, at span: Span?) {
    guard let scalar = text.unicodeScalars.first(where: { !$0.isInBasicPlane || $0.isBetweenCases }) else { return }
    rejections.sink.add(
      Diagnostic(
        .caselessCharacter, .caseless(String(scalar)), at: span, hint: .compareWithCase,
        notes: [scalar.isInBasicPlane ? .titleCaseIsMissed : .halvesAreMissed]))
  }

  mutating func isWildcard(_ text: String, at span: Span?) -> Bool {
    do throws(WildcardText.Mistake) {
      _ = try WildcardText(text)
      return true
    } catch {
      switch error {
      case .consecutiveStars(let offset):
        rejections.refuse(
          .wildcardSyntax, .repeatedWildcard(text), at: span, hint: .oneWildcardIsEnough,
          reason: .consecutiveWildcards(at: offset),
          fixes: Fix.replacing(text, at: span, with: text.withoutRepeatedStars))
      case .unknownEscape(let offset):
        rejections.refuse(
          .wildcardSyntax, .strayBackslash(text), at: span, hint: .escapesOfWildcards,
          reason: .invalidEscape(at: offset + 1))
      }
      return false
    }
  }

  private mutating func isBlock(_ text: String, at span: Span?) -> Bool {
    do throws(AddressBlock.Mistake) {
      _ = try AddressBlock(text)
      return true
    } catch {
      let hint: Sentence
      let reason: EventBridgeAnswer
      switch error {
      case .slash:
        hint = .writeBlock
        reason = .blockWithoutSlash
      case .mask:
        hint = .writeBits
        reason = .maskIsInteger
      case .address:
        hint = .writeAddressInFull
        reason = .nonstandardAddress(text.prefix { $0 != "/" })
      case .tooLong(let limit):
        hint = .listAddressItself
        reason = .maskTooLong(limit)
      }
      rejections.refuse(.cidrMalformed, .noBlock(text), at: span, hint: hint, reason: reason)
      return false
    }
  }
}

/// Names of operators in other tools and languages.
private let otherWords = [
  "startswith": "prefix", "starts-with": "prefix", "beginswith": "prefix", "endswith": "suffix",
  "ends-with": "suffix", "ignore-case": "equals-ignore-case", "like": "wildcard", "glob": "wildcard",
  "shellstyle": "wildcard", "not": "anything-but", "except": "anything-but", "number": "numeric", "exist": "exists",
  "ip": "cidr",
]

extension String {
  /// The text with every run of unescaped stars reduced to one.
  fileprivate var withoutRepeatedStars: String {
    var result: [UInt8] = []
    var escaped = false
    var starBefore = false
    for byte in utf8 {
      let isStar = byte == UInt8(ascii: "*") && !escaped
      if !(isStar && starBefore) { result.append(byte) }
      starBefore = isStar
      escaped = byte == UInt8(ascii: "\\") && !escaped
    }
    return String(decoding: result, as: UTF8.self)
  }
}
