import CLibYAML
import Diagnostics
import Source

/// Builds the arena from libyaml's events.
///
/// Anchors, sizes and depths are tracked while collections are open, so that a cycle, an alias bomb or too many nested
/// brackets are detected before anything follows them.
struct TreeBuilder {
  /// A collection that is not closed yet.
  struct Frame {
    var node: UInt32
    /// Whether its children are keys and values.
    var isMapping: Bool
    /// The last child so far.
    var last = Node.nobody
    /// The number of children so far; a mapping's keys and values each count.
    var children: UInt32 = 0
    /// The number of nodes that the collection expands to so far, including aliases.
    var size = 1
    /// The number of levels in the collection so far, including aliases.
    var height = 0
    /// The collection's own anchor.
    var anchor: String?
  }

  /// The meaning of an anchor's name in the current document.
  struct Anchor {
    var node: UInt32
    var size: Int
    var height: Int
    /// Whether the anchored collection is still open: an alias to it would be inside itself.
    var isOpen: Bool
  }

  let file: FileNumber
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: YAMLLimits
  let sink: DiagnosticSink
  var cursor: ByteCursor
  var nodes: [Node] = []
  /// The parent collection of each node.
  var parents: [UInt32] = []
  /// The tags that are not of the core schema, if the limits keep them.
  var otherTags: [UInt32: Located<String>] = [:]
  var documents: [NodeIndex] = []
  var frames: [Frame] = []
  var anchors: [String: Anchor] = [:]
  /// The alias of the current document that expands to the most nodes.
  var largestAlias: (node: UInt32, size: Int)?
  /// The documents that could not be read to their end.
  var brokenDocuments: Set<NodeIndex> = []
  /// The ranges that could not be read.
  var unread: [Range<Int>] = []
  /// Where libyaml began to read.
  var parseStart = 0
  /// The state of the document that libyaml is reading.
  var documentState = DocumentState.between
  /// Where the `---` of the current document ends, if it has one.
  var documentMarkEnd: Int?
  /// The position in the arena at which the current document begins.
  var documentStart = 0
  /// Whether the aliases of the current document expand to more than the limit.
  var expandsTooMuch = false
  /// Where the last scalar or alias ends.
  var contentEnd = 0
  /// Whether further findings would only follow from one that was reported.
  var isSilent = false
  /// How much long texts of the current document count beyond their nodes.
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
    // A typical workflow has one node per eleven bytes; unused capacity costs nothing.
    nodes.reserveCapacity(bytes.count / 10 + 16)
    parents.reserveCapacity(bytes.count / 10 + 16)
    frames.reserveCapacity(32)
  }

  /// Reads everything. After a document that cannot be read further, the next one is read as if it were the first.
  mutating func build() -> YAMLTree {
    var upcoming = bytes.isEmpty ? nil : 0
    // The findings of more documents would not be shown, and each start takes time.
    var startsLeft = limits.findings
    while let start = upcoming {
      startsLeft -= 1
      upcoming = readDocuments(from: start).flatMap { stop in
        breakDocument(at: stop, continues: startsLeft > 0)
      }
    }
    return YAMLTree(
      file: file, documents: documents, nodes: nodes, parents: parents, otherTags: otherTags,
      brokenDocuments: brokenDocuments, unread: unread)
  }

  /// Reads documents up to the end of the text, or returns the place where reading cannot continue.
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
        documentState = event.data.document_end.implicit == 0 ? .between : .endedWithoutMark
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
    expandsTooMuch = false
    documentStart = nodes.count
    textWeight = 0
    documentMarkEnd = event.data.document_start.implicit == 0 ? cursor.offset(ofPoint: event.end_mark.index) : nil
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
      start = placeOfMissingValue(start)
      end = start
    }
    if scalar.length > 0 {
      node.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }
    node.start = UInt32(truncatingIfNeeded: start)
    node.end = UInt32(truncatingIfNeeded: end)
    if let tagged { applyTag(scalar.tag, at: tagged, to: &node) }
    // A long text counts as several nodes: an alias repeats all of it.
    let weight = scalar.length / TreeBuilder.bytesOfValue
    textWeight += weight
    let index = attach(node, size: 1 + weight, height: 0)
    if let anchor = scalar.anchor {
      anchors[name(anchor)] = Anchor(node: index, size: 1 + weight, height: 0, isOpen: false)
    }
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
    let index = attach(node, size: 0, height: 0)
    var frame = Frame(node: index, isMapping: form == .mapping)
    if let anchor {
      let name = name(anchor)
      anchors[name] = Anchor(node: index, size: 0, height: 0, isOpen: true)
      frame.anchor = name
    }
    frames.append(frame)
    return true
  }

  /// Ends the innermost collection; false if its document expands to too much.
  private mutating func close(_ event: yaml_event_t) -> Bool {
    // Only a closing bracket has a width. In block style the end event comes with the next token, after blank lines.
    closeFrame(
      at: event.end_mark.index > event.start_mark.index ? cursor.offset(ofPoint: event.end_mark.index) : nil)
  }

  /// Ends the innermost collection after its bracket, or at the end of its last child; false if its document expands to
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
    frames[parent].size = min(frames[parent].size + frame.size, TreeBuilder.maximumSum)
    frames[parent].height = max(frames[parent].height, height)
    return true
  }

  /// This many bytes of a text count as one more value.
  private static let bytesOfValue = 64

  /// The maximum of the sums, so that they never overflow.
  private static let maximumSum = 1 << 60

  /// Whether a document expands to no more nodes than the limits allow.
  private mutating func checkExpansion(_ size: Int) -> Bool {
    guard let largest = largestAlias else { return true }
    let allowed = max(limits.expansion, 10 * (nodes.count - documentStart + textWeight))
    guard size > allowed else { return true }
    report(expansion(at: span(largest.node), allowed: allowed))
    expandsTooMuch = true
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
    frames[top].size = min(frames[top].size + size, TreeBuilder.maximumSum)
    frames[top].height = max(frames[top].height, height)
    return index
  }

  /// The place of a missing value: after its colon or dash.
  private func placeOfMissingValue(_ place: Int) -> Int {
    guard let top = frames.last else { return documentMarkEnd ?? place }
    guard nodes[Int(top.node)].form == .mapping, top.children % 2 == 1, place > 0,
      bytes[place - 1] != UInt8(ascii: ":")
    else { return place }
    // libyaml gives the place of the next token, which may be many lines below the key.
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
  func name(_ text: UnsafeMutablePointer<UInt8>) -> String { String(cString: text) }

  /// Whether the file has reached the maximum number of findings.
  var reachedFindingLimit: Bool { findings >= limits.findings }

  /// Reports a finding, unless the file has reached the maximum.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !reachedFindingLimit, !isSilent else { return }
    findings += 1
    lastFinding = diagnostic
    sink.add(diagnostic)
  }

  /// Whether the previous finding, on the same line, already explains a syntax error: an unquoted value was read as an
  /// alias, a tag or a mapping, and its rest as nothing.
  private func isExplained(_ finding: Diagnostic) -> Bool {
    guard let last = lastFinding, let before = last.span, let here = finding.span,
      [.undefinedAlias, .unknownTag, .unquotedExpression].contains(last.code), before.start <= here.start
    else { return false }
    return !bytes[Int(before.start)..<Int(here.start)].contains(where: Characters.isLineEnd)
  }

  func span(_ start: Int, _ end: Int) -> Span {
    Span(file: file, start: UInt32(clamping: start), end: UInt32(clamping: end))
  }

  func span(_ node: UInt32) -> Span { span(Int(nodes[Int(node)].start), Int(nodes[Int(node)].end)) }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)]), as: UTF8.self)
  }
}
