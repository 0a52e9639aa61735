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
      refusals.refuse(
        .anythingButOperand, "\(input.kindInWords) as the operand of 'anything-but'", at: input.span,
        hint: "it takes strings or numbers; list the values that may occur instead",
        reason: "Value of anything-but must be an array or single string/number value.")
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
        refusals.refuse(
          .anythingButList, "\(element.kindInWords) in the list of 'anything-but'", at: element.span,
          hint: "it takes strings or numbers",
          reason: "Inside anything but list, start|null|boolean is not supported.")
      }
    }
    guard sound else { return nil }
    guard strings.isEmpty != numbers.isEmpty else {
      refusals.refuse(
        .anythingButList,
        elements.isEmpty ? "an empty list under 'anything-but'" : "strings and numbers mixed under 'anything-but'",
        at: input.span,
        hint: elements.isEmpty
          ? "list what is left out; for any value write {exists: true}" : "list one kind of value",
        reason: "Inside anything but list, either all values are number or string, mixed type is not supported")
      return nil
    }
    return numbers.isEmpty ? .strings(strings) : .numbers(numbers)
  }

  private mutating func operation(_ members: [PatternInput.Member], inExclusion input: PatternInput) -> Exclusion? {
    guard let member = members.first else {
      refusals.refuse(
        .anythingButOperator, "an empty object under 'anything-but'", at: input.span,
        hint: "write values, or one of \(excludable.joined(separator: ", "))",
        reason: "Anything-But expression name not found")
      return nil
    }
    guard excludable.contains(member.name) else {
      let nearest = nearestName(to: member.name, among: excludable)
      refusals.refuse(
        .anythingButOperator, "'anything-but' cannot hold \(quoted(member.name))", at: member.nameSpan,
        hint: nearest.map { "did you mean '\($0)'?" }
          ?? "it takes \(excludable.joined(separator: ", ")), or values",
        reason: "Unsupported anything-but pattern: \(member.name)",
        fixes: nearest.map { Fix.replacing(member.name, at: member.nameSpan, with: $0) } ?? [])
      return nil
    }
    let texts = texts(of: member)
    if members.count > 1 {
      refusals.refuse(
        .severalPatternOperators, "a second member \(quoted(members[1].name)) beside \(quoted(member.name))",
        at: members[1].nameSpan, hint: "'anything-but' takes one operator; it may list several texts",
        reason: "Too many elements in numeric expression")
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
      refusals.refuse(
        .anythingButOperand, "\(member.value.kindInWords) as the operand of '\(name)' under 'anything-but'",
        at: member.value.span, hint: "write a string or a list of strings",
        reason: "Value of anything-but must be an array or single string/number value.")
      return nil
    }
    if elements.isEmpty {
      refusals.refuse(
        .anythingButEmpty, "an empty list under 'anything-but'", at: member.value.span,
        hint: "list what is left out; for any value write {exists: true}",
        note: "EventBridge's matcher cannot add a rule with it.")
      return nil
    }
    var texts: [String] = []
    for element in elements {
      if case .open = element.kind { continue }
      guard case .string(let text) = element.kind else {
        refuseText(element, of: name)
        continue
      }
      switch name {
      case "wildcard":
        guard isWildcard(text, at: element.span) else { continue }
      case "equals-ignore-case": warnAboutCase(text, at: element.span)
      default:
        if text.isEmpty {
          refusals.refuse(
            .anythingButEmpty, "an empty \(name) leaves out every string", at: element.span,
            hint: "write what the strings must not \(name == "prefix" ? "start" : "end") with",
            reason: "Null prefix/suffix not allowed")
          continue
        }
      }
      texts.append(text)
    }
    return texts.count == elements.count ? texts : nil
  }

  private mutating func refuseText(_ element: PatternInput, of name: String) {
    let reason =
      switch name {
      case "equals-ignore-case":
        "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
      case "wildcard": "wildcard match pattern must be a string"
      default: "prefix/suffix match pattern must be a string"
      }
    refusals.refuse(
      .patternOperandNotString, "\(element.kindInWords) as the operand of '\(name)'", at: element.span,
      hint: "write a string", reason: reason)
  }
}

/// What `anything-but` can hold.
private let excludable = ["prefix", "suffix", "equals-ignore-case", "wildcard"]
