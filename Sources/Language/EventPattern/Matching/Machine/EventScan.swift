/// The values of one event that patterns have conditions on, read directly from its JSON text. Everything else is
/// skipped.
struct EventScan: Sendable {
  struct Value: Sendable {
    let kind: ScalarKind
    /// Whether it is in `texts`, because its text has escapes, instead of in the event.
    let isUnescaped: Bool
    /// The innermost relevant array element that contains it; -1 for none.
    let element: Int32
    /// The next value of the same field; -1 after the last.
    fileprivate(set) var next: Int32 = -1
    let start: Int
    let end: Int
  }

  /// An object or array that is being read.
  private struct Container {
    let node: Int32
    let isArray: Bool
    /// The number of an array whose elements are relevant; -1 for any other.
    let array: Int32
    /// The element number of this container; -1 if it is not a relevant one.
    let element: Int32
  }

  private(set) var values: [Value] = []
  /// The bytes of strings that are written with escapes.
  private(set) var texts: [UInt8] = []
  private(set) var elements = ArrayElements()
  /// The fields that the event has, in the order of their first values.
  private(set) var fields: [Int32] = []
  /// The first and the last value of each field; -1 for none.
  private var firsts: [Int32]
  private var lasts: [Int32]
  private var around: [Container] = []

  init(_ paths: PathTrie) {
    firsts = Array(repeating: -1, count: paths.fieldCount)
    lasts = firsts
  }

  /// The first value of a field; -1 for none.
  @inline(__always)
  func first(of field: Int32) -> Int32 { firsts[Int(field)] }

  private mutating func clear() {
    for field in fields { firsts[Int(field)] = -1 }
    fields.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    around.removeAll(keepingCapacity: true)
    elements.removeAll()
  }

  /// Reads an event. Text after it is ignored.
  ///
  /// - Returns: Whether it is JSON; if not, the values read are meaningless.
  mutating func read(_ event: RawSpan, _ paths: PathTrie) -> Bool {
    clear()
    var position = event.skipSpace(0)
    guard event.byte(position) == UInt8(ascii: "{") else { return false }
    position += 1
    var container = Container(node: PathTrie.root, isArray: false, array: -1, element: -1)
    var element: Int32 = -1
    var isFirst = true
    while true {
      position = event.skipSpace(position)
      var next = event.byte(position)
      if next == (container.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) {
        position += 1
        if container.element >= 0 {
          elements.endElement(container.element)
          element = elements.parent(of: container.element)
        }
        guard let outer = around.popLast() else { return true }
        container = outer
        isFirst = false
        continue
      }
      if !isFirst {
        guard next == UInt8(ascii: ",") else { return false }
        position = event.skipSpace(position + 1)
        next = event.byte(position)
      }
      isFirst = false
      var node = container.node
      if !container.isArray {
        guard next == UInt8(ascii: "\"") else { return false }
        let name = event.skipString(position + 1)
        if name.end < 0 { return false }
        node =
          name.hasEscapes
          ? child(of: node, escaped: position + 1..<name.end - 1, event, paths)
          : paths.child(of: node, event.extracting(position + 1..<name.end - 1))
        position = event.skipSpace(name.end)
        guard event.byte(position) == UInt8(ascii: ":") else { return false }
        position = event.skipSpace(position + 1)
        next = event.byte(position)
      }
      let levels = EventFields.maximumDepth - around.count - 1
      guard node >= 0 else {
        position = event.skipValue(position, depth: levels)
        if position < 0 { return false }
        continue
      }
      let isObject = next == UInt8(ascii: "{")
      if isObject ? paths.hasChildren(node) : next == UInt8(ascii: "[") {
        if levels <= 0 { return false }
        around.append(container)
        var own: Int32 = -1
        if container.array >= 0 {
          own = elements.beginElement(of: container.array, in: element)
          element = own
        }
        let array = !isObject && paths.isShared(node) ? elements.beginArray() : -1
        container = Container(node: node, isArray: !isObject, array: array, element: own)
        position += 1
        isFirst = true
        continue
      }
      let field = paths.field(of: node)
      if field < 0 || isObject {
        position = event.skipValue(position, depth: levels)
      } else {
        position = readScalar(event, position, field, element)
      }
      if position < 0 { return false }
    }
  }

  @inline(never)
  private mutating func child(
    of node: Int32, escaped range: Range<Int>, _ event: RawSpan, _ paths: PathTrie
  ) -> Int32 {
    var name: [UInt8] = []
    event.appendUnescaped(range, to: &name)
    return paths.child(of: node, name.span.bytes)
  }

  @inline(__always)
  private mutating func readScalar(_ event: RawSpan, _ position: Int, _ field: Int32, _ element: Int32) -> Int {
    switch event.byte(position) {
    case UInt8(ascii: "\""):
      let string = event.skipString(position + 1)
      if string.end < 0 { return RawSpan.notJSON }
      if string.hasEscapes {
        let start = texts.count
        event.appendUnescaped(position + 1..<string.end - 1, to: &texts)
        add(Value(kind: .string, isUnescaped: true, element: element, start: start, end: texts.count), to: field)
      } else {
        add(
          Value(kind: .string, isUnescaped: false, element: element, start: position + 1, end: string.end - 1),
          to: field)
      }
      return string.end
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return addPlain(.number, position, event.skipNumber(position), field, element)
    case UInt8(ascii: "t"): return addPlain(.yes, position, event.skipWord(position), field, element)
    case UInt8(ascii: "f"): return addPlain(.no, position, event.skipWord(position), field, element)
    case UInt8(ascii: "n"): return addPlain(.null, position, event.skipWord(position), field, element)
    default: return RawSpan.notJSON
    }
  }

  @inline(__always)
  private mutating func addPlain(
    _ kind: ScalarKind, _ start: Int, _ end: Int, _ field: Int32, _ element: Int32
  ) -> Int {
    if end >= 0 { add(Value(kind: kind, isUnescaped: false, element: element, start: start, end: end), to: field) }
    return end
  }

  @inline(__always)
  private mutating func add(_ value: Value, to field: Int32) {
    let number = Int32(clamping: values.count)
    values.append(value)
    if firsts[Int(field)] < 0 {
      firsts[Int(field)] = number
      fields.append(field)
    } else {
      values[Int(lasts[Int(field)])].next = number
    }
    lasts[Int(field)] = number
  }
}
