import Diagnostics
import Source

/// The operators by the names that EventBridge documents, in the order of its documentation.
let operatorNames = [
  "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "exists", "cidr",
]

extension PatternReader {
  /// Reads one entry of a list; none of one that is open, or holds what is.
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
      refusals.refuse(
        .patternListInList, "a list inside a list of values", at: input.span,
        hint: "list its entries directly; any element of an array in the event may match",
        reason: "Match value must be String, number, true, false, or null")
      return nil
    case .object(let members):
      return operation(members, of: input).map { ValueMatcher($0, at: input.span) }
    }
  }

  /// Whether a number's text is one that JSON can write. YAML knows more of them.
  private mutating func isNumber(_ text: String, at span: Span?) -> Bool {
    if DecimalNumber(text.utf8) != nil { return true }
    refusals.refuse(
      .inexactNumber, "\(quoted(text)) is not a number that JSON can write", at: span,
      hint: "write it in decimal, or in quotes for a string")
    return false
  }

  private mutating func operation(
    _ members: [PatternInput.Member], of input: PatternInput
  ) -> ValueMatcher.Test? {
    guard let first = members.first else {
      refusals.refuse(
        .emptyPatternObject, "an empty object where a value or an operator should stand", at: input.span,
        hint: "write an operator such as {exists: true}", reason: "Match expression name not found")
      return nil
    }
    let test = operation(first)
    // Behind an unknown name nothing says that operators were meant at all.
    if members.count > 1, first.name == "exactly" || operatorNames.contains(first.name) {
      refusals.refuse(
        .severalPatternOperators, "a second member \(quoted(members[1].name)) beside \(quoted(first.name))",
        at: members[1].nameSpan, hint: "one operator an object; list several objects for any of them",
        labels: first.nameSpan.map { [Label($0, "the operator")] } ?? [],
        reason: first.name == "numeric" || first.name == "anything-but"
          ? "Too many elements in numeric expression" : "Only one key allowed in match expression")
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
      refusals.sink.add(
        Diagnostic(
          .undocumentedOperator, "'exactly' is not a documented operator of EventBridge", at: member.nameSpan,
          hint: "write the string itself",
          notes: ["Only the open source matcher is known to take it."]))
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
      refusals.refuse(
        .existsNotBoolean, "\(member.value.kindInWords) as the operand of 'exists'", at: member.value.span,
        hint: "write true or false", reason: "exists match pattern must be either true or false.")
      return nil
    case "cidr":
      // EventBridge speaks of a prefix here too.
      guard let text = string(member.value, of: "cidr", spoken: "prefix"), isBlock(text, at: member.value.span)
      else {
        return nil
      }
      return .cidr(text)
    default:
      unknownOperator(member)
      return nil
    }
  }

  private mutating func unknownOperator(_ member: PatternInput.Member) {
    let nearest = nearestName(to: member.name, among: operatorNames) ?? otherWords[member.name.lowercased()]
    let hint: String
    if let nearest {
      hint = "did you mean '\(nearest)'?"
    } else if style == .conditions {
      hint = "for a field inside, write its path with dots as the key"
    } else {
      switch member.value.kind {
      case .array, .object: hint = "for conditions on fields inside, write the object without the list around it"
      default: hint = "the operators are \(operatorNames.joined(separator: ", "))"
      }
    }
    refusals.refuse(
      .unknownPatternOperator, "unknown operator \(quoted(member.name))", at: member.nameSpan, hint: hint,
      reason: "Unrecognized match type \(member.name)",
      fixes: nearest.map { Fix.replacing(member.name, at: member.nameSpan, with: $0) } ?? [])
  }

  /// Reads an operand that has to be one string.
  mutating func string(_ input: PatternInput, of name: String, spoken: String? = nil) -> String? {
    switch input.kind {
    case .string(let text): return text
    case .open: return nil
    default: break
    }
    var hint = "write one string"
    if case .array(let elements) = input.kind, !elements.isEmpty {
      hint = "'\(name)' takes one string; list several {\(name): …} for any of them"
    }
    refusals.refuse(
      .patternOperandNotString, "\(input.kindInWords) as the operand of '\(name)'", at: input.span, hint: hint,
      reason: "\(spoken ?? name) match pattern must be a string")
    return nil
  }

  /// Reads the operand of `prefix` or `suffix`: a string, or one to be compared without regard to case.
  private mutating func affix(_ member: PatternInput.Member) -> (text: String, ignoringCase: Bool)? {
    guard case .object(let options) = member.value.kind else {
      return string(member.value, of: member.name).map { ($0, false) }
    }
    let title = member.name == "prefix" ? "Prefix" : "Suffix"
    guard let option = options.first else {
      refusals.refuse(
        .unknownAffixOption, "an empty object as the operand of '\(member.name)'", at: member.value.span,
        hint: "write a string, or {equals-ignore-case: …}", reason: "\(title) expression name not found")
      return nil
    }
    if let other = options.first(where: { $0.name != "equals-ignore-case" }) {
      let near = nearestName(to: other.name, among: ["equals-ignore-case"])
      refusals.refuse(
        .unknownAffixOption, "\(quoted(other.name)) as the operand of '\(member.name)'", at: other.nameSpan,
        hint: "write a string, or {equals-ignore-case: …}",
        reason: "Unsupported \(member.name) pattern: \(other.name)",
        fixes: near.map { Fix.replacing(other.name, at: other.nameSpan, with: $0) } ?? [])
      return nil
    }
    if options.count > 1 {
      refusals.refuse(
        .severalPatternOperators, "'equals-ignore-case' twice in one object", at: options[1].nameSpan,
        reason: "Only one key allowed in match expression")
      return nil
    }
    return string(option.value, of: "equals-ignore-case").map { text in
      warnAboutCase(text, at: option.value.span)
      return (text, true)
    }
  }

  /// Warns about characters that EventBridge does not find where case is ignored.
  func warnAboutCase(_ text: String, at span: Span?) {
    guard let scalar = text.unicodeScalars.first(where: { !$0.isInBasicPlane || $0.isBetweenCases }) else { return }
    refusals.sink.add(
      Diagnostic(
        .caselessCharacter, "'\(scalar)' never matches where case is ignored", at: span,
        hint: "compare it with regard to case, or leave the character out",
        notes: [
          scalar.isInBasicPlane
            ? "EventBridge's matcher finds the small and the capital form of such a letter, and not the letter itself."
            : "EventBridge's matcher takes the two UTF-16 halves of such a character apart and finds neither."
        ]))
  }

  mutating func isWildcard(_ text: String, at span: Span?) -> Bool {
    do throws(WildcardText.Mistake) {
      _ = try WildcardText(text)
      return true
    } catch {
      switch error {
      case .consecutiveStars(let offset):
        refusals.refuse(
          .wildcardSyntax, "two '*' next to each other in \(quoted(text))", at: span,
          hint: "one '*' already stands for any text; write '\\*' for a star itself",
          reason: "Consecutive wildcard characters at pos \(offset)",
          fixes: Fix.replacing(text, at: span, with: text.withoutRepeatedStars))
      case .unknownEscape(let offset):
        refusals.refuse(
          .wildcardSyntax, "a backslash that escapes nothing in \(quoted(text))", at: span,
          hint: "only '\\*' and '\\\\' are escapes; write '\\\\' for a backslash itself",
          reason: "Invalid escape character at pos \(offset + 1)")
      }
      return false
    }
  }

  private mutating func isBlock(_ text: String, at span: Span?) -> Bool {
    do throws(AddressBlock.Mistake) {
      _ = try AddressBlock(text)
      return true
    } catch {
      let hint: String
      let reason: String
      switch error {
      case .slash:
        hint = "write an address, one '/' and the number of leading bits, such as 10.0.0.0/24"
        reason = "Malformed CIDR, one '/' required"
      case .mask:
        hint = "a whole number of leading bits has to stand behind the '/'"
        reason = "Malformed CIDR, mask bits must be an integer"
      case .address:
        hint = "the address before the '/' has to be an IPv4 or IPv6 address in full"
        reason = "Nonstandard IP address: \(text.prefix { $0 != "/" })"
      case .tooLong(let limit):
        hint = "for a single address, list the address itself as a string"
        reason = "\(limit == 32 ? "IPv4" : "IPv6") mask bits must be < \(limit)"
      }
      refusals.refuse(
        .cidrMalformed, "\(quoted(text)) is not a block of addresses", at: span, hint: hint, reason: reason)
      return false
    }
  }
}

/// What other tools and languages call an operator.
private let otherWords = [
  "startswith": "prefix", "starts-with": "prefix", "beginswith": "prefix", "endswith": "suffix",
  "ends-with": "suffix", "ignore-case": "equals-ignore-case", "like": "wildcard", "glob": "wildcard",
  "shellstyle": "wildcard", "not": "anything-but", "except": "anything-but", "number": "numeric", "exist": "exists",
  "ip": "cidr",
]

extension String {
  /// The text with every run of stars that are not escaped cut to one.
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
