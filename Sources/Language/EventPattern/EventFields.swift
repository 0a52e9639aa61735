/// An event as patterns see it: every scalar under its path, and in which elements of which arrays it stands.
///
/// Paths are member names joined by dots, so `{"a":{"b":1}}` and `{"a.b":1}` have the same field. Arrays add nothing to
/// a path; a field is several values when there are arrays on its way. Empty arrays and objects have no field. Of
/// members that are repeated in an object all count.
public struct EventFields: Sendable {
  /// A scalar.
  struct Value: Sendable {
    enum Kind: Sendable { case string, number, yes, no, null }

    let kind: Kind
    /// Where in the event's bytes the string or the number's text stands.
    let start: Int32
    let end: Int32
    /// The innermost array element that is an object or array and holds the value; -1 for none.
    let element: Int32
    /// A number that can be compared.
    let number: Double?
  }

  /// An object or array that is an element of an array. Elements are numbered in the order in which they begin, so
  /// those within one follow it without a gap. Scalars in an array are no elements: they go with every element.
  struct Element: Sendable {
    /// The number of the array.
    let array: Int32
    /// The element around this one; -1 for none.
    let parent: Int32
    /// The last element within this one, itself if there is none.
    fileprivate(set) var last: Int32
  }

  /// The elements of an array, those within them included: all from the first to the last.
  struct Extent: Sendable {
    fileprivate(set) var first: Int32
    fileprivate(set) var last: Int32
  }

  private var bytes: [UInt8] = []
  private var places: [[UInt8]: Int] = [:]
  private var fields: [[Value]] = []
  private(set) var elements: [Element] = []
  private(set) var arrays: [Extent] = []

  init() {}

  /// The values at a path, in the order of the elements that hold them.
  func values(at path: [UInt8]) -> [Value] {
    places[path].map { fields[$0] } ?? []
  }

  /// The bytes of a string, or the text of a number.
  func text(of value: Value) -> ArraySlice<UInt8> {
    bytes[Int(value.start)..<Int(value.end)]
  }

  // MARK: Building

  /// The number of the field at a path, a new one if there was none.
  mutating func field(at path: [UInt8]) -> Int {
    if let known = places[path] { return known }
    places[path] = fields.count
    fields.append([])
    return fields.count - 1
  }

  /// Adds a scalar whose bytes were written by `writeText`.
  mutating func add(_ kind: Value.Kind, from start: Int, to field: Int, in element: Int32) {
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

  /// Numbers an array.
  mutating func beginArray() -> Int32 {
    arrays.append(Extent(first: -1, last: -1))
    return Int32(clamping: arrays.count - 1)
  }

  /// Numbers an object or array that is an element of an array.
  mutating func beginElement(of array: Int32, in parent: Int32) -> Int32 {
    let number = Int32(clamping: elements.count)
    elements.append(Element(array: array, parent: parent, last: number))
    if arrays[Int(array)].first < 0 { arrays[Int(array)].first = number }
    return number
  }

  /// Ends an element.
  mutating func endElement(_ element: Int32) {
    let last = Int32(clamping: elements.count - 1)
    elements[Int(element)].last = last
    arrays[Int(elements[Int(element)].array)].last = last
  }

  /// Puts the values of each field in the order of their elements.
  mutating func finish() {
    guard !elements.isEmpty else { return }
    for index in fields.indices {
      let values = fields[index]
      guard zip(values, values.dropFirst()).contains(where: { $0.element > $1.element }) else { continue }
      fields[index] = values.sorted { $0.element < $1.element }
    }
  }
}
