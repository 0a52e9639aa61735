import Source

/// Reads the blocks and attributes of a Terraform file. It stops at the first mistake and keeps the blocks before it.
struct ConfigurationReader {
  /// Blocks, lists, maps, calls and interpolations in each other.
  static let depthLimit = 100

  var cursor: ConfigurationCursor

  static func read(_ file: SourceFile) -> (body: ConfigurationBody, problem: Located<ExistingProblem>?) {
    var reader = ConfigurationReader(cursor: ConfigurationCursor(file))
    var body = ConfigurationBody()
    do throws(ConfigurationFailure) {
      while try reader.entry(into: &body, depth: 0) {}
      if reader.cursor.next != nil { throw reader.cursor.failure(.expected(.name)) }
      return (body, nil)
    } catch {
      return (body, error.problem)
    }
  }

  /// Reads an attribute or a block; false if none follows.
  private mutating func entry(into body: inout ConfigurationBody, depth: Int) throws(ConfigurationFailure) -> Bool {
    guard depth < Self.depthLimit else { throw cursor.failure(.nestedTooDeeply) }
    try cursor.skipSpace(throughLines: true)
    let start = cursor.position
    guard let name = cursor.identifier() else { return false }
    try cursor.skipSpace(throughLines: false)
    if cursor.isAt("="), !cursor.isAt("==") {
      cursor.position += 1
      try cursor.skipSpace(throughLines: false)
      body.attributes.append(ExistingValue.Member(name, try expression(depth: depth + 1, throughLines: false)))
      try endOfLine()
      return true
    }
    var labels: [Located<String>] = []
    while !cursor.isAt("{") {
      if let label = cursor.identifier() {
        labels.append(label)
      } else if cursor.isAt("\"") {
        let label = try quotedText(depth: depth + 1)
        guard let text = label.string else { throw cursor.failure(.expected(.name)) }
        labels.append(Located(text, label.span))
      } else {
        throw cursor.failure(.expected(.equalsSignOrBlock))
      }
      try cursor.skipSpace(throughLines: false)
    }
    let brace = cursor.position
    cursor.position += 1
    var inner = ConfigurationBody()
    while try entry(into: &inner, depth: depth + 1) {}
    guard cursor.take("}") else {
      throw cursor.failure(
        cursor.next == nil ? .unclosedBracket : .expected(.name), at: cursor.next == nil ? brace : nil)
    }
    body.blocks.append(
      ConfigurationBody.Block(type: name, labels: labels, body: inner, span: cursor.span(from: start)))
    try endOfLine()
    return true
  }

  /// An attribute ends with its line, or with the block around it.
  private mutating func endOfLine() throws(ConfigurationFailure) {
    try cursor.skipSpace(throughLines: false)
    guard cursor.next == nil || cursor.isAt("\n") || cursor.isAt("}") else {
      throw cursor.failure(.expected(.endOfLine))
    }
  }
}
