import CLibYAML
import Diagnostics
import Source

/// Builds the arena from libyaml's events.
///
/// Anchors, sizes and depths are kept while collections are open, so that a cycle, an alias bomb or a tower of brackets
/// is known before anyone follows it.
struct TreeBuilder {
  /// A collection that is not closed yet.
  struct Frame {
    /// The collection.
    var node: UInt32
    /// Whether its children are keys and values.
    var isMapping: Bool
    /// The child that was added last.
    var last = Node.nobody
    /// How many children were added; a mapping's keys and values each count.
    var children: UInt32 = 0
    /// How many nodes the collection stands for so far, aliases followed.
    var size = 1
    /// How many levels of collections stand in it so far, aliases followed.
    var height = 0
    /// The collection's own anchor.
    var anchor: String?
  }

  /// What a name stands for in the current document.
  struct Anchor {
    var node: UInt32
    var size: Int
    var height: Int
    /// Whether the anchored collection is still open: an alias to it would stand inside itself.
    var isOpen: Bool
  }

  let file: FileNumber
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: YAMLLimits
  let sink: DiagnosticSink
  var cursor: ByteCursor
  var nodes: [Node] = []
  /// The collection that each node stands in.
  var parents: [UInt32] = []
  var documents: [NodeIndex] = []
  var frames: [Frame] = []
  var anchors: [String: Anchor] = [:]
  /// The alias of the current document that stands for most.
  var largestAlias: (node: UInt32, size: Int)?
  /// The documents that could not be read to their end.
  var brokenDocuments: Set<NodeIndex> = []
  /// What could not be read.
  var unread: [Range<Int>] = []
  /// Where libyaml began to read.
  var parseStart = 0
  /// How the document stands that libyaml speaks of.
  var documentState = DocumentState.between
  /// Where the `---` of the current document ends, if it has one.
  var documentMarkEnd: Int?
  /// The position in the arena at which the current document begins.
  var documentStart = 0
  /// Whether the aliases of the current document stand for more than is allowed.
  var standsForTooMuch = false
  /// Where the last scalar or alias ends.
  var contentEnd = 0
  /// Whether findings only follow from one that was reported.
  var isSilent = false
  /// What long texts of the current document count beyond the nodes that they are.
  private var textWeight = 0
  private var findings = 0
  private var lastFinding: Diagnostic?

  init(
    _ file: FileNumber, _ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, limits: YAMLLimits,
    sink: DiagnosticSink
  ) {
    self.file = file
    self.bytes = bytes
    self.limits = limits
    self.sink = sink
    self.cursor = ByteCursor(bytes, isASCII: isASCII)
    // A node takes eleven bytes of a typical workflow; too much room costs nothing until it is used.
    nodes.reserveCapacity(bytes.count / 10 + 16)
    parents.reserveCapacity(bytes.count / 10 + 16)
    frames.reserveCapacity(32)
  }

  /// Reads everything. Behind a document that cannot be read on, the next one is read as if it were the first.
  mutating func build() -> YAMLTree {
    var upcoming = bytes.isEmpty ? nil : 0
    // Nobody would see the findings of more, and each start takes time of its own.
    var startsLeft = limits.findings
    while let start = upcoming {
      startsLeft -= 1
      upcoming = readDocuments(from: start).flatMap { stop in
        breakDocument(at: stop, goesOn: startsLeft > 0)
      }
    }
    return tree
  }

  /// What was read.
  var tree: YAMLTree {
    YAMLTree(
      file: file, documents: documents, nodes: nodes, parents: parents, brokenDocuments: brokenDocuments,
      unread: unread)
  }

  /// Reads documents up to the end of the text, or gives the place where they cannot be read on.
  private mutating func readDocuments(from start: Int) -> Int? {
    parseStart = start
    documentState = .between
    cursor = cursor.restarted(at: start)
    guard let parser = EventParser(UnsafeBufferPointer(rebasing: bytes[start...])) else {
      report(Diagnostic(.yamlSyntax, .notEnoughMemory, at: span(start, start)))
      return start
    }
    var event = yaml_event_t()
    while true {
      guard parser.read(into: &event) else {
        let failure = parser.failure
        let finding = syntaxFinding(failure)
        if !isExplained(finding) { report(finding) }
        return cursor.offset(ofPoint: failure.place)
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return nil
      case YAML_DOCUMENT_START_EVENT: startDocument(event)
      case YAML_DOCUMENT_END_EVENT:
        documentState = event.data.document_end.implicit == 0 ? .between : .endedByItself
      case YAML_SCALAR_EVENT: addScalar(event)
      case YAML_ALIAS_EVENT: addAlias(event)
      case YAML_SEQUENCE_START_EVENT:
        guard
          open(
            .sequence, event, anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag,
            isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
        else { return cursor.offset(ofPoint: event.start_mark.index) }
      case YAML_MAPPING_START_EVENT:
        guard
          open(
            .mapping, event, anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag,
            isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
        else { return cursor.offset(ofPoint: event.start_mark.index) }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        guard close(event) else { return cursor.offset(ofPoint: event.start_mark.index) }
      default: break
      }
    }
  }

  private mutating func startDocument(_ event: yaml_event_t) {
    if !anchors.isEmpty { anchors.removeAll(keepingCapacity: true) }
    largestAlias = nil
    documentState = .open
    standsForTooMuch = false
    documentStart = nodes.count
    textWeight = 0
    documentMarkEnd =
      event.data.document_start.implicit == 0 ? cursor.offset(ofPoint: event.end_mark.index) : nil
  }

  private mutating func addScalar(_ event: yaml_event_t) {
    let scalar = event.data.scalar
    var start = cursor.offset(ofPoint: event.start_mark.index)
    var end = cursor.offset(ofPoint: event.end_mark.index)
    var node = Node(start: 0, end: 0, form: form(scalar.style))
    var tagged: Range<Int>?
    if start < end {
      if bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
        let properties = properties(from: start, before: end)
        start = properties.end
        tagged = properties.tag
      }
      if node.form == .literal || node.form == .folded { end = endOfBlockScalar(from: start, before: end) }
    } else {
      start = placeOfNothing(start)
      end = start
    }
    if scalar.length > 0 {
      node.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }
    node.start = UInt32(truncatingIfNeeded: start)
    node.end = UInt32(truncatingIfNeeded: end)
    if let tagged { applyTag(scalar.tag, at: tagged, to: &node) }
    addScalar(node, length: scalar.length, anchor: scalar.anchor.map { name($0) })
  }

  /// Adds a scalar whose value has `length` bytes.
  mutating func addScalar(_ node: consuming Node, length: Int, anchor: String? = nil) {
    // A long text counts as several: an alias stands for all of it.
    let weight = length / TreeBuilder.bytesOfValue
    textWeight += weight
    let index = attach(node, size: 1 + weight, height: 0)
    if let anchor { anchors[anchor] = Anchor(node: index, size: 1 + weight, height: 0, isOpen: false) }
  }

  private mutating func open(
    _ form: Node.Form, _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?,
    tag: UnsafeMutablePointer<UInt8>?, isFlow: Bool
  ) -> Bool {
    var start = cursor.offset(ofPoint: event.start_mark.index)
    var tagged: Range<Int>?
    if anchor != nil || tag != nil {
      let properties = properties(from: start, before: bytes.count, hasAnchor: anchor != nil, hasTag: tag != nil)
      start = properties.end
      tagged = properties.tag
    }
    guard frames.count < limits.depth else {
      report(tooDeep(at: span(start, min(start + 1, bytes.count))))
      return false
    }
    let offset = UInt32(truncatingIfNeeded: start)
    var node = Node(start: offset, end: offset, form: form)
    if isFlow { node.marks.insert(.flow) }
    if let tagged { applyTag(tag, at: tagged, to: &node) }
    addCollection(node, anchor: anchor.map { name($0) })
    return true
  }

  /// Adds a collection, to which the nodes after it belong until `closeFrame`.
  mutating func addCollection(_ node: consuming Node, anchor: String? = nil) {
    let isMapping = node.form == .mapping
    let index = attach(node, size: 0, height: 0)
    if let anchor { anchors[anchor] = Anchor(node: index, size: 0, height: 0, isOpen: true) }
    frames.append(Frame(node: index, isMapping: isMapping, anchor: anchor))
  }

  /// Ends the innermost collection; false when its document stands for too much.
  private mutating func close(_ event: yaml_event_t) -> Bool {
    // Only a closing bracket has a width. In block style the end comes with the next token, after blank lines.
    closeFrame(
      at: event.end_mark.index > event.start_mark.index ? cursor.offset(ofPoint: event.end_mark.index) : nil)
  }

  /// Ends the innermost collection behind its bracket, or where its last child ends; false when its document stands for
  /// too much.
  mutating func closeFrame(at bracket: Int?) -> Bool {
    guard let frame = frames.popLast() else { return true }
    let index = Int(frame.node)
    if let bracket {
      nodes[index].end = UInt32(truncatingIfNeeded: bracket)
    } else if frame.last != Node.nobody {
      nodes[index].end = max(nodes[index].start, nodes[Int(frame.last)].end)
    }
    if nodes[index].form == .mapping {
      nodes[index].count = frame.children / 2
      checkKeys(of: index)
    } else {
      nodes[index].count = frame.children
    }
    let height = frame.height + 1
    if let name = frame.anchor, let anchor = anchors[name], anchor.node == frame.node {
      anchors[name] = Anchor(node: frame.node, size: frame.size, height: height, isOpen: false)
    }
    guard let parent = frames.indices.last else { return checkExpansion(frame.size) }
    frames[parent].size = min(frames[parent].size + frame.size, TreeBuilder.countless)
    frames[parent].height = max(frames[parent].height, height)
    return true
  }

  /// So many bytes of a text count as one more value.
  private static let bytesOfValue = 64

  /// More nodes than anyone will count: where the sums stop, so that they never overflow.
  private static let countless = 1 << 60

  /// Whether a document stands for no more nodes than the limits allow.
  private mutating func checkExpansion(_ size: Int) -> Bool {
    guard let largest = largestAlias else { return true }
    let allowed = max(limits.expansion, 10 * (nodes.count - documentStart + textWeight))
    guard size > allowed else { return true }
    report(expansion(at: span(largest.node), allowed: allowed))
    standsForTooMuch = true
    return false
  }

  /// Adds a node to the innermost open collection, or as the root of a document.
  mutating func attach(_ node: consuming Node, size: Int, height: Int) -> UInt32 {
    let index = UInt32(truncatingIfNeeded: nodes.count)
    if !node.form.isCollection { contentEnd = Int(node.end) }
    guard let top = frames.indices.last else {
      nodes.append(node)
      parents.append(Node.nobody)
      documents.append(NodeIndex(index))
      return index
    }
    if frames[top].isMapping, frames[top].children.isMultiple(of: 2) { node.marks.insert(.key) }
    nodes.append(node)
    parents.append(frames[top].node)
    if frames[top].last == Node.nobody {
      nodes[Int(frames[top].node)].link = index
    } else {
      nodes[Int(frames[top].last)].next = index
    }
    frames[top].last = index
    frames[top].children += 1
    frames[top].size = min(frames[top].size + size, TreeBuilder.countless)
    frames[top].height = max(frames[top].height, height)
    return index
  }

  /// Where a value that is not there would stand: behind its colon or dash.
  private func placeOfNothing(_ place: Int) -> Int {
    guard let top = frames.last else { return documentMarkEnd ?? place }
    guard nodes[Int(top.node)].form == .mapping, top.children % 2 == 1, place > 0,
      bytes[place - 1] != UInt8(ascii: ":")
    else { return place }
    // libyaml gives the place of the next token, which may stand many lines below the key.
    let key = Int(nodes[Int(top.last)].end)
    var behind = key
    while behind < place, Characters.isBlank(bytes[behind]) { behind += 1 }
    return behind < place && bytes[behind] == UInt8(ascii: ":") ? behind + 1 : min(key, place)
  }

  private func form(_ style: yaml_scalar_style_t) -> Node.Form {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// The name of an anchor, which libyaml limits to letters, digits, `-` and `_`.
  func name(_ text: UnsafeMutablePointer<UInt8>) -> String {
    String(cString: text)
  }

  /// Whether the file had as many findings as are reported.
  var hadEnough: Bool { findings >= limits.findings }

  /// Reports a finding, unless the file has had enough of them.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !hadEnough, !isSilent else { return }
    findings += 1
    lastFinding = diagnostic
    sink.add(diagnostic)
  }

  /// Whether the finding before a mistake of syntax, on the same line, says what is wrong there: a value without the
  /// quotes that it needs was read as an alias, a tag or a mapping, and the rest of it as nothing at all.
  private func isExplained(_ finding: Diagnostic) -> Bool {
    guard let last = lastFinding, let before = last.span, let here = finding.span,
      [.undefinedAlias, .unknownTag, .unquotedExpression].contains(last.code), before.start <= here.start
    else { return false }
    return !bytes[Int(before.start)..<Int(here.start)].contains(where: Characters.isLineEnd)
  }

  func span(_ start: Int, _ end: Int) -> Span {
    Span(file: file, start: UInt32(clamping: start), end: UInt32(clamping: end))
  }

  func span(_ node: UInt32) -> Span {
    span(Int(nodes[Int(node)].start), Int(nodes[Int(node)].end))
  }

  /// What stands in the source.
  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)]), as: UTF8.self)
  }
}
