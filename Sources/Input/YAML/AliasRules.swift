import CLibYAML
import Diagnostics
import Source

extension TreeBuilder {
  /// Adds an alias as a link to its value. One that cannot be followed becomes an empty, invalid node.
  mutating func addAlias(_ event: yaml_event_t) {
    let start = cursor.offset(ofPoint: event.start_mark.index)
    let end = cursor.offset(ofPoint: event.end_mark.index)
    let name = event.data.alias.anchor.map { self.name($0) } ?? ""
    var node = Node(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), form: .alias)
    guard let anchor = anchors[name] else {
      report(undefinedAlias(name, at: span(start, end)))
      addInvalid(node)
      return
    }
    guard !anchor.isOpen else {
      report(
        Diagnostic(
          .aliasCycle, .aliasInItself(name), at: span(start, end),
          hint: .writeOut, labels: [Label(span(anchor.node).head, .anchorStartsHere(name))]))
      addInvalid(node)
      return
    }
    guard frames.count + anchor.height <= limits.depth else {
      report(tooDeep(at: span(start, end)))
      addInvalid(node)
      return
    }
    node.link = anchor.node
    let index = attach(node, size: anchor.size, height: anchor.height)
    if anchor.size > (largestAlias?.size ?? 0) { largestAlias = (index, anchor.size) }
  }

  private mutating func addInvalid(_ alias: Node) {
    var node = Node(start: alias.start, end: alias.end, form: .plain)
    node.isInvalid = true
    _ = attach(node, size: 1, height: 0)
  }

  private func undefinedAlias(_ name: String, at span: Span) -> Diagnostic {
    let near = reachedFindingLimit ? nil : nearestName(to: name, among: anchors.keys.sorted())
    return Diagnostic(
      .undefinedAlias, .unknownAlias(name), at: span, hint: near.map { .didYouMean("*" + $0) } ?? .quoteStar)
  }

  func tooDeep(at span: Span) -> Diagnostic {
    Diagnostic(.nestingTooDeep, .nestedTooDeeply(limits.depth), at: span, hint: .makeFlatter)
  }

  func expansion(at span: Span, allowed: Int) -> Diagnostic {
    Diagnostic(
      .aliasExpansion, .aliasesExpandTooMuch(allowed), at: span, hint: .writeLessThroughAliases,
      notes: [.aliasesMultiply])
  }
}
