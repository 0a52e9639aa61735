// What libyaml cannot read on: the document keeps what was read, and the next one begins anew.
extension TreeBuilder {
  /// How a document stands.
  enum DocumentState {
    /// It has begun and not ended.
    case open
    /// It ended without a mark of its own, so that what follows it may have been meant as a part of it.
    case endedByItself
    /// None has begun, or the last one ended with its mark.
    case between
  }

  /// Closes what is open where a document cannot be read on.
  ///
  /// - Returns: where the next document begins; nil where there is none, or where reading is not to go on.
  mutating func breakDocument(at stop: Int, goesOn: Bool) -> Int? {
    // Of a collection that is not whole, nothing can be said that would not follow from this.
    isSilent = true
    while let frame = frames.last {
      nodes[Int(frame.node)].isInvalid = true
      _ = closeFrame(at: nil)
    }
    isSilent = false
    if standsForTooMuch {
      dropDocument()
    } else if let root = brokenRoot(at: stop) {
      nodes[Int(root.raw)].isInvalid = true
      brokenDocuments.insert(root)
    }
    let next = goesOn ? startOfNextDocument(behind: stop) : nil
    let readEnd = documentState == .open ? max(contentEnd, documentMarkEnd ?? 0) : contentEnd
    unread.append(readEnd..<max(readEnd, next ?? bytes.count))
    return next
  }

  /// The root of the document that a place where reading stopped belongs to, if it has one.
  private func brokenRoot(at stop: Int) -> NodeIndex? {
    guard let root = documents.last, Int(root.raw) >= documentStart else { return nil }
    switch documentState {
    case .open: return root
    case .endedByItself:
      let line = startOfLine(stop)
      return line < bytes.count && bytes[line] == UInt8(ascii: "%") ? nil : root
    case .between: return nil
    }
  }

  /// Takes a document away that stands for too much to be followed.
  private mutating func dropDocument() {
    standsForTooMuch = false
    documents.removeLast()
    for index in documentStart..<nodes.count where nodes[index].form == .alias {
      nodes[index].form = .plain
      nodes[index].link = Node.nobody
      nodes[index].isInvalid = true
    }
  }

  /// Where the next document begins behind a place where reading stopped: at a `---` or the directives before it, or
  /// behind a `...`. To libyaml these marks end any scalar, so that none of them stands in one.
  private func startOfNextDocument(behind stop: Int) -> Int? {
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

  /// Whether `---` or `...` stands alone at the start of a line.
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
