import CLibYAML
import Diagnostics
import Source

extension TreeBuilder {
  /// Skips an anchor and a tag, at most one of each, and the white space and comments after them.
  ///
  /// - Returns: the start of the content, or `limit` if there is none, and the place of the tag.
  func properties(
    from start: Int, before limit: Int, hasAnchor: Bool = true, hasTag: Bool = true
  ) -> (end: Int, tag: Range<Int>?) {
    var index = start
    var afterProperty = start
    var canTakeAnchor = hasAnchor
    var tag: Range<Int>?
    while index < limit {
      let byte = bytes[index]
      let length = Characters.breakLength(bytes, index)
      if length > 0 || Characters.isBlank(byte) {
        index += max(1, length)
      } else if byte == UInt8(ascii: "#"), index > afterProperty {
        while index < limit, Characters.breakLength(bytes, index) == 0 { index += 1 }
      } else if byte == UInt8(ascii: "&"), canTakeAnchor {
        canTakeAnchor = false
        index += 1
        while index < limit, Characters.isName(bytes[index]) { index += 1 }
        afterProperty = index
      } else if byte == UInt8(ascii: "!"), hasTag, tag == nil {
        let from = index
        index = endOfTag(from, before: limit)
        afterProperty = index
        tag = from..<index
      } else {
        return (index, tag)
      }
    }
    // Nothing follows: the place of the value is directly after its properties.
    return (min(afterProperty, limit), tag)
  }

  private func endOfTag(_ start: Int, before limit: Int) -> Int {
    let isVerbatim = start + 1 < limit && bytes[start + 1] == UInt8(ascii: "<")
    var index = start
    while index < limit, !Characters.isBlank(bytes[index]), Characters.breakLength(bytes, index) == 0 {
      // A comma is part of a tag in angle brackets and ends any other tag.
      if bytes[index] == UInt8(ascii: ","), !isVerbatim { break }
      index += 1
      if isVerbatim, bytes[index - 1] == UInt8(ascii: ">") { break }
    }
    return index
  }

  /// The end of the last line of a block scalar's text. libyaml's own mark is at the next line with content.
  func endOfBlockScalar(from start: Int, before limit: Int) -> Int {
    var end = limit
    while end > start, Characters.isBlank(bytes[end - 1]) || Characters.isLineEnd(bytes[end - 1]) { end -= 1 }
    var headerEnd = start
    while headerEnd < end, Characters.breakLength(bytes, headerEnd) == 0 { headerEnd += 1 }
    if headerEnd == end {
      // No line has text: the header alone, without a comment after it.
      var indicators = min(start + 1, limit)
      while indicators < end, Characters.isBlockScalarIndicator(bytes[indicators]) { indicators += 1 }
      return indicators
    }
    // White space at the end of the last line belongs to the text.
    while end < limit, Characters.isBlank(bytes[end]) { end += 1 }
    return end
  }

  /// Applies a tag of the core schema to a node, or reports it. `tag` is nil for the tag `!`.
  mutating func applyTag(_ tag: UnsafeMutablePointer<UInt8>?, at place: Range<Int>, to node: inout Node) {
    let prefix = "tag:yaml.org,2002:"
    let name = tag.map { String(cString: $0) } ?? "!"
    let written = text(place.lowerBound, place.upperBound)
    guard name != "!" else {
      node.tag = node.form.isCollection ? .none : .string
      return
    }
    let core: (tag: Node.Tag, form: Node.Form?)? =
      switch name {
      case prefix + "str": (.string, nil)
      case prefix + "int": (.integer, nil)
      case prefix + "float": (.float, nil)
      case prefix + "bool": (.bool, nil)
      case prefix + "null": (.null, nil)
      case prefix + "seq": (.none, .sequence)
      case prefix + "map": (.none, .mapping)
      default: nil
      }
    guard let core else {
      if limits.keepsOtherTags {
        // The node is the next one of the arena.
        let index = UInt32(truncatingIfNeeded: nodes.count)
        otherTags[index] = Located(written, span(place.lowerBound, place.upperBound))
        return
      }
      report(
        Diagnostic(
          .unknownTag, .unknownTag(written), at: span(place.lowerBound, place.upperBound),
          hint: .removeTagOrQuote))
      node.isInvalid = true
      return
    }
    let fits: Bool
    if let form = core.form {
      fits = node.form == form
    } else {
      fits = !node.form.isCollection && TreeBuilder.fits(core.tag, node.text)
    }
    if fits {
      node.tag = core.tag
    } else {
      report(
        Diagnostic(
          .tagMismatch, .tagDoesNotFit(written),
          at: span(place.lowerBound, place.upperBound), hint: .removeTagOrChange))
      node.isInvalid = true
    }
  }

  private static func fits(_ tag: Node.Tag, _ text: String) -> Bool {
    let value = CoreValue(plain: text)
    switch tag {
    case .none, .string: return true
    case .integer: return value == .integer
    case .float: return value == .float || value == .integer
    case .bool: return value == .bool(true) || value == .bool(false)
    case .null: return value == .null
    }
  }
}
