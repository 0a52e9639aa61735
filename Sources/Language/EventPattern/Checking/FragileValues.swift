import Diagnostics
import Source

/// A CIDR block for which AWS's open source matcher matches values outside of it.
func fragileBlocks(_ matchers: [ValueMatcher]) -> [Diagnostic] {
  matchers.compactMap { matcher in
    guard case .cidr(let text) = matcher.test, let block = try? AddressBlock(text), block.matchesOtherAddresses
    else {
      return nil
    }
    let isShort = block.shortAddresses != nil
    return Diagnostic(
      .fragileBlock, isShort ? .moreIPv4Addresses(text) : .moreIPv6Addresses(text), at: matcher.origin.span,
      hint: .listSmallerBlocks, notes: [isShort ? .matchesIPv6Addresses : .matchesIPv4Addresses])
  }
}

/// Reports members without a name, whose paths AWS's open source matcher builds differently for patterns and for
/// events.
func reportEmptyNames(_ pattern: Pattern, into sink: DiagnosticSink) {
  for member in pattern.members {
    switch member {
    case .field(let field):
      if field.name.isEmpty {
        sink.add(
          Diagnostic(
            .emptyFieldName, .fieldWithoutName, at: field.nameOrigin.span, hint: .useOtherField,
            notes: [.mayNotFindField]))
      }
      if case .pattern(let inner) = field.condition { reportEmptyNames(inner, into: sink) }
    case .alternatives(let group):
      for branch in group.branches { reportEmptyNames(branch, into: sink) }
    }
  }
}
