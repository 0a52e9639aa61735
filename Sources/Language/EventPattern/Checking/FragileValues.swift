import Diagnostics
import Source

/// A block of addresses for which AWS's own open source matcher takes values that are none of its addresses.
func fragileBlocks(_ matchers: [ValueMatcher]) -> [Diagnostic] {
  matchers.compactMap { matcher in
    guard case .cidr(let text) = matcher.test, let block = try? AddressBlock(text), block.takesStrangers else {
      return nil
    }
    let isShort = block.shortAddresses != nil
    return Diagnostic(
      .fragileBlock, "\(quoted(text)) may take more than \(isShort ? "IPv4" : "IPv6") addresses",
      at: matcher.origin.span,
      hint: "list smaller blocks, where these are known",
      notes: [
        "AWS's open source matcher compares hexadecimal digits, and takes \(isShort ? "IPv6" : "IPv4") addresses that "
          + "begin with the same ones."
      ])
  }
}

/// Reports members without a name, whose paths AWS's own open source matcher builds differently for patterns and for
/// events.
func reportEmptyNames(_ pattern: Pattern, into sink: DiagnosticSink) {
  for member in pattern.members {
    switch member {
    case .field(let field):
      if field.name.isEmpty {
        sink.add(
          Diagnostic(
            .emptyFieldName, "a field without a name", at: field.nameOrigin.span, hint: "ask about another field",
            notes: ["AWS's open source matcher may not find it in any event."]))
      }
      if case .pattern(let inner) = field.condition { reportEmptyNames(inner, into: sink) }
    case .alternatives(let group):
      for branch in group.branches { reportEmptyNames(branch, into: sink) }
    }
  }
}
