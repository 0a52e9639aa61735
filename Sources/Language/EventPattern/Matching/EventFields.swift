/// An event as patterns see it: every scalar by its path, with the array elements that contain it.
///
/// Paths are member names joined by dots, so `{"a":{"b":1}}` and `{"a.b":1}` have the same field. Arrays add nothing to
/// a path, so a field below arrays can have several values. Empty arrays and objects have no field. All repeated
/// members of an object count.
public struct EventFields: Sendable {
  struct Value: Sendable {
    let kind: ScalarKind
    /// Where the string or the number's text is in the event's bytes.
    let start: Int32
    let end: Int32
    /// The innermost array element that is an object or array and contains the value; -1 for none.
    let element: Int32
    /// A number that can be compared.
    let number: Double?
  }

  private var bytes: [UInt8] = []
  private var places: [[UInt8]: Int] = [:]
  private var fields: [[Value]] = []
  private(set) var elements = ArrayElements()

  init() {}

  /// The values at a path, in the order of the elements that contain them.
  func values(at path: [UInt8]) -> [Value] {
    places[path].map { fields[$0] } ?? []
  }

  /// The bytes of a string, or the text of a number.
  func text(of value: Value) -> ArraySlice<UInt8> { bytes[Int(value.start)..<Int(value.end)] }

  func isAccepted(_ value: Value, by list: CompiledList) -> Bool {
    list.accepts(value.kind, bytes.span.bytes.extracting(Int(value.start)..<Int(value.end)), number: value.number)
  }

  // MARK: Building

  /// The number of the field at a path, created if necessary.
  mutating func field(at path: [UInt8]) -> Int {
    if let known = places[path] { return known }
    places[path] = fields.count
    fields.append([])
    return fields.count - 1
  }

  /// Adds a scalar whose bytes `writeText` has written.
  mutating func add(_ kind: ScalarKind, from start: Int, to field: Int, in element: Int32) {
    let number = kind == .number ? DecimalNumber(bytes[start...])?.comparable : nil
    fields[field].append(
      Value(
        kind: kind, start: Int32(clamping: start), end: Int32(clamping: bytes.count), element: element,
        number: number))
  }

  /// Lets a closure append the bytes of a string or number; returns where they start.
  mutating func writeText<Mistake: Error>(_ body: (inout [UInt8]) throws(Mistake) -> Void) throws(Mistake) -> Int {
    let start = bytes.count
    try body(&bytes)
    return start
  }

  mutating func beginArray() -> Int32 { elements.beginArray() }

  /// Numbers an object or array that is an element of an array.
  mutating func beginElement(of array: Int32, in parent: Int32) -> Int32 {
    elements.beginElement(of: array, in: parent)
  }

  mutating func endElement(_ element: Int32) { elements.endElement(element) }

  /// Sorts the values of each field by their elements.
  mutating func finish() {
    guard !elements.isEmpty else { return }
    for index in fields.indices {
      let values = fields[index]
      guard zip(values, values.dropFirst()).contains(where: { $0.element > $1.element }) else { continue }
      fields[index] = values.sorted { $0.element < $1.element }
    }
  }
}
