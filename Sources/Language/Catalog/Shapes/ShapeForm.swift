/// A shape, read from its notation.
final class ShapeForm: Sendable {
  typealias Types = ValueShape.Types

  /// A shape within another one.
  enum Reference: Sendable {
    case form(ShapeForm)
    case named(String)
  }

  /// The types that the value can have; empty if unknown.
  let types: Types
  /// The known members, in the order of the notation.
  let members: [(name: String, shape: Reference)]
  /// Whether an object may have other members.
  let isOpen: Bool
  let element: Reference?
  /// The positions of the members, if there are many.
  private let places: [String: Int]

  /// Up to this many names, comparing each of them is cheaper than hashing.
  private static let few = 8

  init(_ types: Types, members: [(name: String, shape: Reference)], isOpen: Bool, element: Reference?) {
    self.types = types
    self.members = members
    self.isOpen = isOpen
    self.element = element
    places =
      members.count > Self.few
      ? Dictionary(
        members.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
      : [:]
  }

  /// The forms of scalars, by the bits of their types; most members have one of them.
  static let scalars = (UInt8(0)..<8).map {
    ShapeForm(Types(rawValue: $0), members: [], isOpen: false, element: nil)
  }

  static var unknown: ShapeForm { scalars[0] }

  /// The shape of a member, whose name is compared byte by byte.
  func member(_ name: String) -> Reference? {
    let place = places.isEmpty ? members.firstIndex { $0.name == name } : places[name]
    guard let place, members[place].name.utf8.count == name.utf8.count else { return nil }
    return members[place].shape
  }
}

/// Reads the notation of `ValueShape`. Invalid notation ends the shape that contains it.
struct ShapeReader {
  private let text: [UInt8]
  private var index = 0

  private init(_ text: some Sequence<UInt8>) { self.text = Array(text) }

  static func read(_ text: some Sequence<UInt8>) -> ShapeForm.Reference {
    var reader = ShapeReader(text)
    return reader.shape()
  }

  private var byte: UInt8? { index < text.count ? text[index] : nil }

  private mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    index += 1
    return true
  }

  private mutating func shape() -> ShapeForm.Reference {
    if skip(UInt8(ascii: "@")) {
      let start = index
      skipRest()
      return .named(String(decoding: text[start..<index], as: UTF8.self))
    }
    var types = scalars()
    var members: [(name: String, shape: ShapeForm.Reference)] = []
    var isOpen = false
    if skip(UInt8(ascii: "{")) {
      types.insert(.object)
      while let member = member() { members.append(member) }
      isOpen = skip(UInt8(ascii: "*"))
      _ = skip(UInt8(ascii: "}"))
    }
    var element: ShapeForm.Reference?
    if skip(UInt8(ascii: "[")) {
      types.insert(.array)
      element = shape()
      _ = skip(UInt8(ascii: "]"))
    }
    skipRest()
    if types.isDisjoint(with: [.object, .array]) { return .form(ShapeForm.scalars[Int(types.rawValue)]) }
    return .form(ShapeForm(types, members: members, isOpen: isOpen, element: element))
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
      index += 1
    }
    return types
  }

  private mutating func member() -> (name: String, shape: ShapeForm.Reference)? {
    _ = skip(UInt8(ascii: ","))
    guard let first = byte, first != UInt8(ascii: "*"), first != UInt8(ascii: "}") else { return nil }
    let name = skip(UInt8(ascii: "\"")) ? quotedName() : plainName()
    guard skip(UInt8(ascii: ":")) else { return nil }
    return (name, shape())
  }

  private mutating func plainName() -> String {
    let start = index
    while let next = byte, next != UInt8(ascii: ":") { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func quotedName() -> String {
    var bytes: [UInt8] = []
    while let next = byte, next != UInt8(ascii: "\"") {
      if next == UInt8(ascii: "\\") { index += 1 }
      if let character = byte { bytes.append(character) }
      index += 1
    }
    _ = skip(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Skips to the end of a shape, including a `?`.
  private mutating func skipRest() {
    while let next = byte, next != UInt8(ascii: ","), next != UInt8(ascii: "}"), next != UInt8(ascii: "]") {
      index += 1
    }
  }
}

/// Shapes by name, each read when it is first needed.
final class ShapeLibrary: Sendable {
  private let find: @Sendable (String) -> String?
  private let known = Memory<ShapeForm.Reference>()

  /// `find` returns the notation of a name.
  init(_ find: @escaping @Sendable (String) -> String?) { self.find = find }

  /// The shape of a name, if there is one.
  func shape(named name: String) -> ShapeForm.Reference? {
    if let shape = known[name] { return shape }
    guard let text = find(name) else { return nil }
    let shape = ShapeReader.read(text.utf8)
    known.keep(shape, for: name)
    return shape
  }
}
