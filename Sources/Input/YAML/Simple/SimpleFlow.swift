extension SimpleReader {
  /// Reads a flow collection, up to the place after its bracket. Its lines need no indentation.
  mutating func readFlow() throws(NotSimple) {
    let isMapping = at(index) == .openBrace
    let bracket = isMapping ? UInt8.closeBrace : .closeBracket
    try open(isMapping ? .mapping : .sequence, isFlow: true)
    index += 1
    try skipToToken()
    if at(index) != bracket {
      try readFlowEntry(isMapping: isMapping)
      while at(index) == .comma {
        index += 1
        try skipToToken()
        try readFlowEntry(isMapping: isMapping)
      }
    }
    guard at(index) == bracket, index < bytes.count else { throw NotSimple() }
    index += 1
    _ = builder.closeFrame(at: index)
  }

  private mutating func readFlowEntry(isMapping: Bool) throws(NotSimple) {
    if isMapping {
      try addKey(scalar(at: index, isFlow: true))
      try skipToToken()
    }
    switch at(index) {
    case .openBrace, .openBracket: try readFlow()
    case .star: try readAlias()
    default: add(try scalar(at: index, isFlow: true))
    }
    try skipToToken()
  }

  /// Passes spaces and line feeds.
  private mutating func skipToToken() throws(NotSimple) {
    while index < bytes.count, isBlankOrEnd(index) {
      index += 1
      if at(index - 1) == .lineFeed {
        lineStart = index
        guard !mayBeMark(index) else { throw NotSimple() }
      }
    }
  }
}
