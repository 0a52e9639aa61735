public import Emit

extension EventFields {
  /// The maximum nesting, as in the parser of EventBridge's own matcher.
  static let maximumDepth = 1_000

  /// Reads an event's JSON text. Text after the event is ignored, as EventBridge's own matcher does; half of a
  /// surrogate pair becomes U+FFFD.
  public init(json: [UInt8]) throws(JSONMistake) {
    self.init()
    var scanner = JSONScanner(json)
    var builder = Builder()
    scanner.skipSpace()
    guard scanner.take("{") else { throw scanner.unexpected(wanted: .eventObject) }
    builder.beginObject(in: &self)
    var isFirst = true
    while let isObject = builder.isInObject {
      scanner.skipSpace()
      if scanner.take(isObject ? "}" : "]") {
        builder.endContainer(in: &self)
        isFirst = false
        continue
      }
      if !isFirst {
        guard scanner.take(",") else { throw scanner.unexpected(wanted: isObject ? .commaOr("}") : .commaOr("]")) }
        scanner.skipSpace()
      }
      isFirst = false
      if isObject {
        guard scanner.next == UInt8(ascii: "\"") else { throw scanner.unexpected(wanted: .memberName) }
        try builder.beginMember { name throws(JSONMistake) in try scanner.string(into: &name, strictly: false) }
        scanner.skipSpace()
        guard scanner.take(":") else { throw scanner.unexpected(wanted: .colon) }
        scanner.skipSpace()
      }
      if scanner.take("{") {
        builder.beginObject(in: &self)
        isFirst = true
      } else if scanner.take("[") {
        builder.beginArray(in: &self)
        isFirst = true
      } else {
        try scalar(&scanner, &builder)
      }
      guard builder.depth <= EventFields.maximumDepth else {
        throw JSONMistake(.jsonNestedTooDeeply(EventFields.maximumDepth), at: scanner.position)
      }
    }
    finish()
  }

  private mutating func scalar(_ scanner: inout JSONScanner, _ builder: inout Builder) throws(JSONMistake) {
    guard let byte = scanner.next else { throw scanner.unexpected(wanted: .value) }
    let kind: ScalarKind
    var start = 0
    switch byte {
    case UInt8(ascii: "\""):
      kind = .string
      start = try writeText { text throws(JSONMistake) in try scanner.string(into: &text, strictly: false) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number
      let range = try scanner.number()
      start = writeText { $0.append(contentsOf: scanner.text(range)) }
    case UInt8(ascii: "t"):
      kind = .yes
      try scanner.word("true")
    case UInt8(ascii: "f"):
      kind = .no
      try scanner.word("false")
    case UInt8(ascii: "n"):
      kind = .null
      try scanner.word("null")
    default:
      throw scanner.unexpected(wanted: .value)
    }
    builder.scalar(kind, from: start, in: &self)
  }

  /// Reads an event from a parsed value. A value other than an object has no field.
  public init(_ event: JSONValue) {
    self.init()
    guard case .object(let members) = event else { return }
    var builder = Builder()
    builder.beginObject(in: &self)
    for member in members { add(member, &builder) }
    builder.endContainer(in: &self)
    finish()
  }

  private mutating func add(_ member: JSONMember, _ builder: inout Builder) {
    builder.beginMember { $0.append(contentsOf: member.name.utf8) }
    add(member.value, &builder)
  }

  private mutating func add(_ value: JSONValue, _ builder: inout Builder) {
    guard builder.depth <= EventFields.maximumDepth else { return }
    switch value {
    case .null: builder.scalar(.null, from: 0, in: &self)
    case .bool(let flag): builder.scalar(flag ? .yes : .no, from: 0, in: &self)
    case .number(let text):
      builder.scalar(.number, from: writeText { $0.append(contentsOf: text.utf8) }, in: &self)
    case .string(let text):
      builder.scalar(.string, from: writeText { $0.append(contentsOf: text.utf8) }, in: &self)
    case .array(let values):
      builder.beginArray(in: &self)
      for value in values { add(value, &builder) }
      builder.endContainer(in: &self)
    case .object(let members):
      builder.beginObject(in: &self)
      for member in members { add(member, &builder) }
      builder.endContainer(in: &self)
    }
  }
}

/// Tracks the path and the array elements while an event is read.
private struct Builder {
  private struct Container {
    /// The number of an array; -1 for an object.
    let array: Int32
    /// The path's length including this container's own name.
    let pathLength: Int
    /// The element number of this container; -1 if it is not an element.
    let element: Int32
    /// The field of the array's scalars, after its first scalar.
    var field: Int?
  }

  private var path: [UInt8] = []
  private var containers: [Container] = []
  /// The innermost enclosing element.
  private var element: Int32 = -1

  /// The number of open containers.
  var depth: Int { containers.count }

  /// Whether the innermost open container is an object; nil at the end of the event.
  var isInObject: Bool? { containers.last.map { $0.array < 0 } }

  /// Appends a member's name to the path; a closure appends its bytes.
  mutating func beginMember<Mistake: Error>(_ name: (inout [UInt8]) throws(Mistake) -> Void) throws(Mistake) {
    path.removeSubrange((containers.last?.pathLength ?? 0)...)
    // The outermost object has no name; any other path continues after a dot.
    if containers.count > 1 { path.append(UInt8(ascii: ".")) }
    try name(&path)
  }

  mutating func beginObject(in fields: inout EventFields) { begin(array: -1, in: &fields) }

  mutating func beginArray(in fields: inout EventFields) { begin(array: fields.beginArray(), in: &fields) }

  private mutating func begin(array: Int32, in fields: inout EventFields) {
    var own: Int32 = -1
    if let outer = containers.last, outer.array >= 0 {
      own = fields.beginElement(of: outer.array, in: element)
      element = own
    }
    containers.append(Container(array: array, pathLength: path.count, element: own))
  }

  mutating func endContainer(in fields: inout EventFields) {
    guard let ended = containers.popLast() else { return }
    if ended.element >= 0 {
      fields.endElement(ended.element)
      element = fields.elements.parent(of: ended.element)
    }
    path.removeSubrange(min(path.count, containers.last?.pathLength ?? 0)...)
  }

  mutating func scalar(_ kind: ScalarKind, from start: Int, in fields: inout EventFields) {
    let field: Int
    if let last = containers.indices.last, containers[last].array >= 0 {
      field = containers[last].field ?? fields.field(at: path)
      containers[last].field = field
    } else {
      field = fields.field(at: path)
    }
    fields.add(kind, from: start, to: field, in: element)
  }
}
