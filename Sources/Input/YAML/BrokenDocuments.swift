// Where libyaml cannot continue: the document keeps the nodes before that place, and reading restarts at the next one.
extension TreeBuilder {
  enum DocumentState {
    /// Begun and not ended.
    case open
    /// Ended without a mark, so that the text after it may have been meant as a part of it.
    case endedWithoutMark
    /// Not begun, or the last one ended with its mark.
    case between
  }

  /// Closes the open collections at the place where reading a document stopped.
  ///
  /// - Returns: the start of the next document; nil if there is none, or if reading must stop.
  mutating func breakDocument(at stop: Int, continues: Bool) -> Int? {
    // Any finding about an incomplete collection would only follow from this one.
    isSilent = true
    while let frame = frames.last {
      nodes[Int(frame.node)].isInvalid = true
      _ = closeFrame(at: nil)
    }
    isSilent = false
    if expandsTooMuch {
      dropDocument()
    } else if let root = brokenRoot(at: stop) {
      nodes[Int(root.raw)].isInvalid = true
      brokenDocuments.insert(root)
    }
    let next = continues ? startOfNextDocument(after: stop) : nil
    let readEnd = documentState == .open ? max(contentEnd, documentMarkEnd ?? 0) : contentEnd
    unread.append(readEnd..<max(readEnd, next ?? bytes.count))
    return next
  }

  /// The root of the document that was being read when reading stopped, if it has one.
  private func brokenRoot(at stop: Int) -> NodeIndex? {
    guard let root = documents.last, Int(root.raw) >= documentStart else { return nil }
    switch documentState {
    case .open: return root
    case .endedWithoutMark:
      let line = startOfLine(stop)
      return line < bytes.count && bytes[line] == UInt8(ascii: "%") ? nil : root
    case .between: return nil
    }
  }

  /// Removes a document that expands to too many nodes.
  private mutating func dropDocument() {
    expandsTooMuch = false
    documents.removeLast()
    for index in documentStart..<nodes.count where nodes[index].form == .alias {
      nodes[index].form = .plain
      nodes[index].link = Node.nobody
      nodes[index].isInvalid = true
    }
  }

  /// The start of the next document after the place where reading stopped: a `---` or the directives before it, or the
  /// text after a `...`. To libyaml these marks end any scalar, so no scalar contains one.
  private func startOfNextDocument(after stop: Int) -> Int? {
    let first = documentState == .open ? documentMarkEnd ?? parseStart : parseStart
    var line = startOfLine(stop)
    var directives: Int?
    while line < bytes.count {
      if line >= first, line > parseStart, isMark(UInt8(ascii: "-"), at: line) { return directives ?? line }
      let following = startOfFollowingLine(line)
      if line >= first, isMark(UInt8(ascii: "."), at: line) { return following < bytes.count ? following : nil }
      if bytes[line] == UInt8(ascii: "%"), line > stop || line == stop && documentState == .open {
        directives = directives ?? line
      } else if bytes[line] != UInt8(ascii: "#"), Characters.breakLength(bytes, line) == 0 {
        directives = nil
      }
      line = following
    }
    return nil
  }

  /// Whether `---` or `...` is alone at the start of a line.
  private func isMark(_ byte: UInt8, at line: Int) -> Bool {
    Characters.isDocumentMark(bytes, line) && bytes[line] == byte
  }

  private func startOfLine(_ place: Int) -> Int {
    var start = min(place, bytes.count)
    while start > 0, !Characters.isLineEnd(bytes[start - 1]) { start -= 1 }
    return start
  }

  private func startOfFollowingLine(_ place: Int) -> Int {
    var index = place
    while index < bytes.count {
      let length = Characters.breakLength(bytes, index)
      if length > 0 { return index + length }
      index += 1
    }
    return index
  }
}
