/// What is known of the form of a JSON value: an event's `detail`, or what a task answers.
///
/// A shape is a text that is read where it is asked about, so that thousands of them cost nothing until then:
///
/// - `s`, `n`, `b`: a string, a number, `true` or `false`; several in a row where it may be any of them; `?` where nothing
///   is known
/// - `{name:shape,other:shape}`: an object with these members and no others; with `*` at its end, with others too
/// - `[shape]`: an array
/// - `@name`: the shape of that name
///
/// Any value may be `null` or missing besides. A name with one of `,:{}[]|"?*@\` stands in quotes.
public struct ValueShape: Sendable {
  /// What a value can be.
  public struct Types: OptionSet, Sendable, Hashable {
    /// The members as bits.
    public let rawValue: UInt8

    /// Makes a set of types.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A string.
    public static let string = Types(rawValue: 1)
    /// A number.
    public static let number = Types(rawValue: 2)
    /// `true` or `false`.
    public static let bool = Types(rawValue: 4)
    /// An object.
    public static let object = Types(rawValue: 8)
    /// An array.
    public static let array = Types(rawValue: 16)

  }

  /// What lies at a path.
  public enum Finding: Sendable {
    /// Nothing can be said.
    case unknown
    /// There is no such member: which name of the path is missing, and a name that stands there and is near to it.
    case absent(step: Int, near: String?)
    /// The members are not all known, but one that is has almost the same name.
    case doubtful(step: Int, near: String)
    /// A value of this shape.
    case known(ValueShape)
  }

  /// The notation.
  let text: ArraySlice<UInt8>
  /// Finds the shape that a name stands for.
  let named: @Sendable (String) -> String?

  /// Reads a shape's notation; `named` finds what `@name` stands for.
  public init(_ text: String, named: @escaping @Sendable (String) -> String? = { _ in nil }) {
    self.init(text: Array(text.utf8)[...], named: named)
  }

  private init(text: ArraySlice<UInt8>, named: @escaping @Sendable (String) -> String?) {
    var text = text
    // A name may stand for a shape that is a name, a few times over.
    for _ in 0..<4 {
      guard text.first == UInt8(ascii: "@"), let found = named(String(decoding: text.dropFirst(), as: UTF8.self))
      else { break }
      text = Array(found.utf8)[...]
    }
    self.text = text
    self.named = named
  }

  /// What the value can be; empty where nothing is known.
  public var types: Types {
    var scanner = ShapeScanner(text)
    return scanner.types()
  }

  /// The members that are known, by name; empty for anything but an object.
  public var members: [(name: String, shape: ValueShape)] {
    var scanner = ShapeScanner(text)
    guard scanner.enterObject() else { return [] }
    var members: [(name: String, shape: ValueShape)] = []
    while let (name, shape) = scanner.nextMember() {
      members.append((name, ValueShape(text: shape, named: named)))
    }
    return members
  }

  /// Whether an object has no members but the known ones.
  public var isClosed: Bool {
    var scanner = ShapeScanner(text)
    guard scanner.enterObject() else { return false }
    while scanner.nextMember() != nil {}
    return !scanner.isOpen
  }

  /// The shape of an array's elements; none where that is not known.
  public var element: ValueShape? {
    var scanner = ShapeScanner(text)
    return scanner.element().map { ValueShape(text: $0, named: named) }
  }

  /// What lies at the end of a path of member names. A path goes through arrays to their elements, as event patterns and
  /// JSONata do.
  public func find(_ path: some Sequence<String>) -> Finding {
    var shape = self
    for (step, name) in path.enumerated() {
      var scanner = ShapeScanner(shape.text)
      var isObject = scanner.enterObject()
      // A value that may be an object or something else is an object here, or nothing.
      for _ in 0..<4 {
        guard !isObject, let element = shape.element else { break }
        shape = element
        scanner = ShapeScanner(shape.text)
        isObject = scanner.enterObject()
      }
      guard isObject else { return shape.types.isEmpty ? .unknown : .absent(step: step, near: nil) }
      if let found = scanner.member(name.utf8) {
        shape = ValueShape(text: found, named: named)
        continue
      }
      let names = shape.members.map(\.name)
      if scanner.isOpen {
        guard let near = names.first(where: { isAlmost($0, name) }) else { return .unknown }
        return .doubtful(step: step, near: near)
      }
      return .absent(step: step, near: nearest(to: name, among: names))
    }
    return .known(shape)
  }
}

/// Whether two names differ by one letter too many, too few, changed, or by two that changed places; or by case and
/// separators alone. Short names differ too easily, and so do names with digits.
private func isAlmost(_ known: String, _ name: String) -> Bool {
  if folded(known) == folded(name) { return true }
  let (one, other) = (Array(known.utf8), Array(name.utf8))
  guard one.count >= 5, abs(one.count - other.count) <= 1, one != other else { return false }
  guard !(one + other).contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
    return false
  }
  let start = zip(one, other).prefix { $0 == $1 }.count
  let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
  if one.count == other.count {
    let changed = one.count - start - end
    return changed == 1 || (changed == 2 && one[start] == other[start + 1] && one[start + 1] == other[start])
  }
  // A plural is a name of its own.
  let longer = one.count > other.count ? one : other
  guard !(longer.last == UInt8(ascii: "s") && start == longer.count - 1) else { return false }
  return start + end >= min(one.count, other.count)
}

/// The name that differs least in its beginning and end.
private func nearest(to name: String, among names: [String]) -> String? {
  let wanted = folded(name)
  return names.first { folded($0) == wanted } ?? names.first { isAlmost($0, name) }
}

/// A name without case and separators.
private func folded(_ name: String) -> [UInt8] {
  name.utf8.compactMap { byte in
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: byte
    }
  }
}

/// Walks a shape's notation.
private struct ShapeScanner {
  private let text: ArraySlice<UInt8>
  private var index: Int
  /// Whether the object that was walked has members that are not known.
  private(set) var isOpen = false

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  private var byte: UInt8? { index < text.endIndex ? text[index] : nil }

  private mutating func skip() { index += 1 }

  mutating func types() -> ValueShape.Types {
    var types = scalars()
    if byte == UInt8(ascii: "{") {
      types.insert(.object)
      skipNested()
    }
    if byte == UInt8(ascii: "[") { types.insert(.array) }
    return types
  }

  private mutating func scalars() -> ValueShape.Types {
    var types: ValueShape.Types = []
    while let letter = byte {
      switch letter {
      case UInt8(ascii: "s"): types.insert(.string)
      case UInt8(ascii: "n"): types.insert(.number)
      case UInt8(ascii: "b"): types.insert(.bool)
      default: return types
      }
      skip()
    }
    return types
  }

  /// Goes into an object, if the shape has one.
  mutating func enterObject() -> Bool {
    _ = scalars()
    guard byte == UInt8(ascii: "{") else { return false }
    skip()
    return true
  }

  /// The next member of the object that was entered, with its shape.
  mutating func nextMember() -> (String, ArraySlice<UInt8>)? {
    if byte == UInt8(ascii: ",") { skip() }
    if byte == UInt8(ascii: "*") {
      isOpen = true
      return nil
    }
    guard let first = byte, first != UInt8(ascii: "}") else { return nil }
    let name = first == UInt8(ascii: "\"") ? quotedName() : plainName()
    guard byte == UInt8(ascii: ":") else { return nil }
    skip()
    let start = index
    skipShape()
    return (name, text[start..<index])
  }

  /// The shape of a member of the object that was entered.
  mutating func member(_ name: String.UTF8View) -> ArraySlice<UInt8>? {
    while true {
      if byte == UInt8(ascii: ",") { skip() }
      let start = index
      if let first = byte, first != UInt8(ascii: "\""), first != UInt8(ascii: "*"), first != UInt8(ascii: "}") {
        while let next = byte, next != UInt8(ascii: ":") { skip() }
        let isWanted = text[start..<index].elementsEqual(name)
        if byte != nil { skip() }
        let value = index
        skipShape()
        if isWanted { return text[value..<index] }
      } else {
        guard let (other, value) = nextMember() else { return nil }
        if other.utf8.elementsEqual(name) { return value }
      }
    }
  }

  mutating func element() -> ArraySlice<UInt8>? {
    _ = scalars()
    if byte == UInt8(ascii: "{") { skipNested() }
    guard byte == UInt8(ascii: "[") else { return nil }
    skip()
    let start = index
    skipShape()
    return text[start..<index]
  }

  private mutating func plainName() -> String {
    let start = index
    while let next = byte, next != UInt8(ascii: ":") { skip() }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func quotedName() -> String {
    skip()
    var bytes: [UInt8] = []
    while let next = byte, next != UInt8(ascii: "\"") {
      if next == UInt8(ascii: "\\") { skip() }
      if let character = byte { bytes.append(character) }
      skip()
    }
    if byte != nil { skip() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Goes behind a shape.
  private mutating func skipShape() {
    while let next = byte {
      switch next {
      case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return
      case UInt8(ascii: "{"), UInt8(ascii: "["): skipNested()
      default: skip()
      }
    }
  }

  /// Goes behind the brackets that begin here.
  private mutating func skipNested() {
    var depth = 0
    while let next = byte {
      switch next {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        _ = quotedName()
        continue
      default: break
      }
      skip()
      if depth == 0 { return }
    }
  }
}
