import Diagnostics
import Source

extension TreeBuilder {
  /// Up to this many keys, comparing each with each is cheaper than hashing.
  private static let fewKeys = 8

  /// Checks the keys of a mapping that was just closed, and removes the entries with invalid keys.
  mutating func checkKeys(of mapping: Int) {
    let isLarge = Int(nodes[mapping].count) > TreeBuilder.fewKeys
    var seen: [ExactText: UInt32] = [:]
    if isLarge { seen.reserveCapacity(Int(nodes[mapping].count)) }
    var previous = Node.nobody
    var key = nodes[mapping].link
    while key != Node.nobody {
      let value = nodes[Int(key)].next
      guard value != Node.nobody else { return }
      let following = nodes[Int(value)].next
      var isKept = true
      if nodes[Int(key)].isInvalid {
        nodes[mapping].isInvalid = true
        isKept = false
      } else if let refused = invalidKey(key, of: mapping) {
        report(refused)
        nodes[mapping].isInvalid = true
        isKept = false
      } else {
        let text = keyText(key)
        let first =
          isLarge ? seen.updateValue(key, forKey: ExactText(text)) : earlierKey(text, before: key, of: mapping)
        if let first {
          if isLarge { seen[ExactText(text)] = first }
          report(duplicate(text, key, first: first))
          isKept = false
        }
      }
      if isKept {
        previous = value
      } else {
        nodes[mapping].count -= 1
        if previous == Node.nobody {
          nodes[mapping].link = following
        } else {
          nodes[Int(previous)].next = following
        }
      }
      key = following
    }
  }

  /// An earlier key of the same mapping with the same text.
  private func earlierKey(_ text: String, before key: UInt32, of mapping: Int) -> UInt32? {
    var other = nodes[mapping].link
    while other != key {
      if keyText(other).isSame(as: text) { return other }
      other = nodes[Int(nodes[Int(other)].next)].next
    }
    return nil
  }

  private func keyText(_ key: UInt32) -> String { nodes[Int(scalar(key))].text }

  /// A key, or the value of an alias that is a key.
  private func scalar(_ key: UInt32) -> UInt32 { nodes[Int(key)].form == .alias ? nodes[Int(key)].link : key }

  private func duplicate(_ text: String, _ key: UInt32, first: UInt32) -> Diagnostic {
    Diagnostic(
      .duplicateKey, .repeatedKey(text), at: span(key), hint: .removeOne,
      labels: [Label(span(first), .firstDefinedHere)], notes: [.readersDisagree])
  }

  /// What is wrong with a key, except that it is a duplicate.
  private func invalidKey(_ key: UInt32, of mapping: Int) -> Diagnostic? {
    let form = nodes[Int(scalar(key))].form
    if form.isCollection {
      if let template = unquotedTemplate(mapping) { return template }
      return Diagnostic(
        .keyNotScalar, form == .mapping ? .mapAsKey : .listAsKey, at: span(key), hint: .quoteIfText)
    }
    if form == .plain, nodes[Int(key)].end - nodes[Int(key)].start == 2, nodes[Int(key)].text == "<<",
      nodes[Int(key)].tag == .none
    {
      return Diagnostic(.mergeKey, .mergeKey, at: span(key), hint: .writeKeysOut, notes: [.mergingIsNotYAML])
    }
    return nil
  }

  /// `{{ x }}` without quotes is a mapping whose key is a mapping.
  private func unquotedTemplate(_ mapping: Int) -> Diagnostic? {
    let start = Int(nodes[mapping].start)
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "{"), bytes[start + 1] == UInt8(ascii: "{") else {
      return nil
    }
    let place = span(UInt32(truncatingIfNeeded: mapping))
    return Diagnostic(.unquotedExpression, .bracesStartMap, at: place, hint: .writeQuotedExpression)
  }
}
