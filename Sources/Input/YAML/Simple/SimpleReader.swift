import Diagnostics
import Source

/// Reads the form that nearly every file has, without libyaml: one document of block collections, whose keys and scalars
/// are on one line each, with flow collections and block scalars in them.
///
/// Whatever else YAML has (tags, escapes, scalars over several lines), and whatever may be wrong, is `NotSimple`: libyaml
/// then reads the file from its start. Both ways give the same tree, which a test proves.
struct SimpleReader {
  /// The text needs libyaml.
  struct NotSimple: Error {}

  /// The column of a text that has ended: less than that of any collection.
  private static let ended = -1
  /// libyaml expects the colon of a key within 1,024 characters.
  private static let longestKey = 1_000

  var builder: TreeBuilder
  let bytes: UnsafeBufferPointer<UInt8>
  /// What is read next.
  var index = 0
  var lineStart = 0
  /// The column of the content that is read next.
  private var column = 0
  /// The anchor of the node that is read next.
  private var anchor: String?

  private init(
    _ file: FileNumber, _ bytes: UnsafeBufferPointer<UInt8>, _ limits: YAMLLimits, _ sink: DiagnosticSink
  ) {
    self.bytes = bytes
    builder = TreeBuilder(file, bytes, isASCII: true, limits: limits, sink: sink)
  }

  /// The tree of a text that `TextCheck` calls simple; nil where libyaml must read it.
  static func tree(
    of bytes: UnsafeBufferPointer<UInt8>, in file: FileNumber, limits: YAMLLimits
  ) -> YAMLTree? {
    let sink = DiagnosticSink()
    var reader = SimpleReader(file, bytes, limits, sink)
    do { try reader.readDocument() } catch { return nil }
    // What is wrong is reported once, by the way that knows all that can be wrong.
    return sink.diagnostics.isEmpty ? reader.builder.tree : nil
  }

  private mutating func readDocument() throws(NotSimple) {
    moveToContent()
    if column == 0, mayBeMark(index) {
      guard at(index) == .dash, at(index + 3) == .lineFeed else { throw NotSimple() }
      index += 3
      try moveToNextLine()
    }
    guard column == 0 else { throw NotSimple() }
    try readCollection()
    guard column == Self.ended else { throw NotSimple() }
  }

  // MARK: Lines

  /// The byte at a place; a line feed after the end of the text.
  func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : .lineFeed }

  func isBlankOrEnd(_ place: Int) -> Bool { at(place) == .space || at(place) == .lineFeed }

  mutating func skipSpaces() {
    while at(index) == .space { index += 1 }
  }

  mutating func skipLine() {
    while at(index) != .lineFeed { index += 1 }
  }

  /// Whether nothing but a comment follows on the line.
  private var isEndOfLine: Bool {
    at(index) == .lineFeed || at(index) == .hash && at(index - 1) == .space
  }

  /// Moves on from the end of a value, after which its line may have only a comment.
  mutating func moveToNextLine() throws(NotSimple) {
    skipSpaces()
    guard isEndOfLine else { throw NotSimple() }
    skipLine()
    index += 1
    moveToContent()
    guard column != 0 || !mayBeMark(index) else { throw NotSimple() }
  }

  /// Whether the start of a line may be that of a document or of a directive.
  func mayBeMark(_ place: Int) -> Bool {
    at(place) == .percent || Characters.isDocumentMark(bytes, place)
  }

  /// Moves on from the start of a line to the next content.
  private mutating func moveToContent() {
    while index < bytes.count {
      lineStart = index
      skipSpaces()
      guard index < bytes.count else { break }
      guard at(index) == .lineFeed || at(index) == .hash else {
        column = index - lineStart
        return
      }
      skipLine()
      index += 1
    }
    column = Self.ended
  }

  // MARK: Block collections

  /// Whether the entry of a block sequence begins here.
  private var isEntry: Bool { at(index) == .dash && isBlankOrEnd(index + 1) }

  /// Reads the collection that begins in `column`, up to the next content outside it.
  private mutating func readCollection() throws(NotSimple) {
    if isEntry { try readSequence(isIndented: true) } else { try readMapping() }
  }

  private mutating func readMapping() throws(NotSimple) {
    let own = column
    try open(.mapping)
    repeat {
      try addKey(scalar(at: index))
      let afterColon = index
      skipSpaces()
      if isEndOfLine {
        try moveToNextLine()
        if column > own {
          try readCollection()
        } else if column == own, isEntry {
          try readSequence(isIndented: false)
        } else {
          addNothing(at: afterColon)
        }
      } else {
        try readValue(in: own)
      }
      guard column <= own else { throw NotSimple() }
    } while column == own
    _ = builder.closeFrame(at: nil)
  }

  /// Reads a sequence. One that is a mapping's value need not be indented: it ends where the next key begins.
  private mutating func readSequence(isIndented: Bool) throws(NotSimple) {
    let own = column
    try open(.sequence)
    repeat {
      index += 1
      let afterDash = index
      skipSpaces()
      if isEndOfLine {
        try moveToNextLine()
        if column > own { try readCollection() } else { addNothing(at: afterDash) }
      } else {
        column = index - lineStart
        let isCollection = isEntry ? true : try isKey()
        if isCollection { try readCollection() } else { try readValue(in: own) }
      }
      guard column <= own else { throw NotSimple() }
    } while column == own && isEntry
    guard column < own || !isIndented else { throw NotSimple() }
    _ = builder.closeFrame(at: nil)
  }

  /// Whether a key begins here.
  private func isKey() throws(NotSimple) -> Bool {
    switch at(index) {
    case .openBrace, .openBracket, .bar, .greater, .ampersand, .star: false
    default: at(try scalar(at: index).next) == .colon
    }
  }

  /// Reads a value on the line of its key or dash, up to the next content after it. `own` is the column of the collection
  /// that it is in.
  private mutating func readValue(in own: Int) throws(NotSimple) {
    switch at(index) {
    case .openBrace, .openBracket: try readFlow()
    case .bar, .greater: try readBlockScalar(in: own)
    case .star: try readAlias()
    case .ampersand where anchor == nil: return try readAnchored(in: own)
    default:
      let scalar = try scalar(at: index)
      guard at(scalar.next) != .colon else { throw NotSimple() }
      add(scalar)
    }
    try moveToNextLine()
  }

  // MARK: Anchors

  /// Reads an anchor and the value that it names: one on the same line, or an indented collection.
  private mutating func readAnchored(in own: Int) throws(NotSimple) {
    anchor = try name()
    guard isBlankOrEnd(index) else { throw NotSimple() }
    skipSpaces()
    guard isEndOfLine else { return try readValue(in: own) }
    try moveToNextLine()
    guard column > own else { throw NotSimple() }
    try readCollection()
  }

  /// Reads an alias up to its end.
  mutating func readAlias() throws(NotSimple) {
    let start = index
    let name = try name()
    guard anchor == nil else { throw NotSimple() }
    builder.addAlias(name, from: start, to: index)
  }

  /// The name after a `&` or `*`, which it passes.
  private mutating func name() throws(NotSimple) -> String {
    let start = index + 1
    index = start
    while Characters.isName(at(index)) { index += 1 }
    guard index > start else { throw NotSimple() }
    return builder.text(start, index)
  }

  // MARK: Nodes

  mutating func open(_ form: Node.Form, isFlow: Bool = false) throws(NotSimple) {
    guard builder.frames.count < builder.limits.depth else { throw NotSimple() }
    let offset = UInt32(truncatingIfNeeded: index)
    var node = Node(start: offset, end: offset, form: form)
    if isFlow { node.marks.insert(.flow) }
    builder.addCollection(node, anchor: anchor)
    anchor = nil
  }

  /// Adds a scalar that the source spells as it is, but for quotes around it.
  mutating func add(_ scalar: Scalar) {
    let quotes = scalar.form == .plain ? 0 : 1
    let content = scalar.start + quotes..<scalar.end - quotes
    addScalar(
      scalar.form, scalar.start..<scalar.end, builder.text(content.lowerBound, content.upperBound), content.count)
    index = scalar.next
  }

  /// Adds a key and passes its colon.
  mutating func addKey(_ key: Scalar) throws(NotSimple) {
    guard at(key.next) == .colon, isBlankOrEnd(key.next + 1), key.next - key.start < Self.longestKey else {
      throw NotSimple()
    }
    add(key)
    index += 1
  }

  /// Adds a value that is not written.
  private mutating func addNothing(at place: Int) {
    addScalar(.plain, place..<place, "", 0)
  }

  /// Adds a scalar with a text of so many bytes.
  mutating func addScalar(_ form: Node.Form, _ range: Range<Int>, _ text: String, _ length: Int) {
    builder.addScalar(
      Node(
        text: text, start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound), form: form), length: length, anchor: anchor)
    anchor = nil
  }
}
