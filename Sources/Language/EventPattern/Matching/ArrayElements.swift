/// The array elements of an event that are objects or arrays, numbered in the order in which they begin, so that the
/// elements inside one follow it without a gap. Scalars in an array are not elements: they belong to every element.
struct ArrayElements: Sendable {
  private struct Element: Sendable {
    /// The number of the array.
    let array: Int32
    /// The enclosing element; -1 for none.
    let parent: Int32
    /// The last element inside this one, or itself if there is none.
    var last: Int32
  }

  /// The elements of an array and the elements inside them: all from the first to the last.
  private struct Extent: Sendable {
    var first: Int32
    var last: Int32
  }

  private var elements: [Element] = []
  private var arrays: [Extent] = []

  init() {}

  var isEmpty: Bool { elements.isEmpty }

  var count: Int { elements.count }

  var arrayCount: Int { arrays.count }

  /// Removes all elements and keeps the capacity.
  mutating func removeAll() {
    elements.removeAll(keepingCapacity: true)
    arrays.removeAll(keepingCapacity: true)
  }

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

  mutating func endElement(_ element: Int32) {
    let last = Int32(clamping: elements.count - 1)
    elements[Int(element)].last = last
    arrays[Int(elements[Int(element)].array)].last = last
  }

  /// The element that encloses another; -1 for none.
  func parent(of element: Int32) -> Int32 { elements[Int(element)].parent }

  func array(of element: Int32) -> Int { Int(elements[Int(element)].array) }

  /// The first element after an array.
  func end(ofArrayOf element: Int32) -> Int32 { arrays[array(of: element)].last + 1 }

  /// Whether an element is in the same array as another, but outside of it.
  func isAside(_ element: Int32, of chosen: Int32) -> Bool {
    let extent = arrays[array(of: chosen)]
    guard element >= extent.first, element <= extent.last else { return false }
    return element < chosen || element > elements[Int(chosen)].last
  }
}
