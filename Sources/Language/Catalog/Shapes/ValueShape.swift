import Source

/// The known form of a JSON value: an event's `detail`, or the result of a task.
///
/// A shape is written as text and read when it is first needed, so that thousands of them cost nothing:
///
/// - `s`, `n`, `b`: a string, a number, `true` or `false`; several in a row if it may be any of them; `?` if nothing is
///   known
/// - `{name:shape,other:shape}`: an object with only these members; with `*` at its end, also with others
/// - `[shape]`: an array
/// - `@name`: the shape with this name
///
/// Any value may also be `null` or missing. A name that contains one of `,:{}[]|"?*@\` is in quotes.
public struct ValueShape: Sendable {
  public struct Types: OptionSet, Sendable, Hashable {
    /// The members as bits.
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let string = Types(rawValue: 1)
    public static let number = Types(rawValue: 2)
    public static let bool = Types(rawValue: 4)
    public static let object = Types(rawValue: 8)
    public static let array = Types(rawValue: 16)

  }

  /// What a path leads to.
  public enum Finding: Sendable {
    case unknown
    /// An unknown member: which name of the path is missing, and a known name that is close to it.
    case absent(step: Int, near: String?)
    /// The members are not all known, but a known one has almost the same name.
    case doubtful(step: Int, near: String)
    case known(ValueShape)
  }

  private let form: ShapeForm
  /// Finds the shapes of names.
  private let library: ShapeLibrary?

  /// Reads a shape's notation; `named` returns the notation of `@name`.
  public init(_ text: String, named: (@Sendable (String) -> String?)? = nil) {
    self.init(ShapeReader.read(text.utf8), in: named.map { ShapeLibrary($0) })
  }

  init(_ reference: ShapeForm.Reference, in library: ShapeLibrary?) {
    var reference = reference
    // The shape of a name may be a name again, a few times over.
    for _ in 0..<4 {
      guard case .named(let name) = reference, let found = library?.shape(named: name) else { break }
      reference = found
    }
    if case .form(let form) = reference { self.form = form } else { form = .unknown }
    self.library = library
  }

  /// The types that the value can have; empty if unknown.
  public var types: Types { form.types }

  /// The known members by name; empty for anything but an object.
  public var members: [(name: String, shape: ValueShape)] {
    form.members.map { ($0.name, ValueShape($0.shape, in: library)) }
  }

  public var hasMembers: Bool { !form.members.isEmpty }

  public func hasMember(_ name: String) -> Bool { form.member(name) != nil }

  /// Whether an object has only the known members.
  public var isClosed: Bool { types.contains(.object) && !form.isOpen }

  /// The shape of an array's elements, if known.
  public var element: ValueShape? { form.element.map { ValueShape($0, in: library) } }

  /// The shape at the end of a path of member names. A path goes through arrays to their elements, as event patterns
  /// and JSONata do.
  public func find(_ path: some Sequence<String>) -> Finding {
    var shape = self
    for (step, name) in path.enumerated() {
      // A value that may be an object or something else is treated as an object.
      for _ in 0..<4 {
        guard !shape.types.contains(.object), let element = shape.element else { break }
        shape = element
      }
      guard shape.types.contains(.object) else {
        return shape.types.isEmpty ? .unknown : .absent(step: step, near: nil)
      }
      if let found = shape.form.member(name) {
        shape = ValueShape(found, in: library)
        continue
      }
      let names = shape.form.members.map(\.name)
      if shape.form.isOpen {
        guard let near = names.first(where: { isAlmost($0, name) }) else { return .unknown }
        return .doubtful(step: step, near: near)
      }
      return .absent(step: step, near: nearest(to: name, among: names))
    }
    return .known(shape)
  }
}

/// Whether two names differ by one letter that is missing, added or changed, by two that are swapped, or only by case
/// and separators. Short names and names with digits differ too easily.
private func isAlmost(_ known: String, _ name: String) -> Bool {
  if folded(known) == folded(name) { return true }
  let (one, other) = (Array(known.utf8), Array(name.utf8))
  guard one.count >= 5, abs(one.count - other.count) <= 1, one != other else { return false }
  guard !(one + other).contains(where: \.isDigit) else { return false }
  let start = zip(one, other).prefix { $0 == $1 }.count
  let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
  if one.count == other.count {
    let changed = one.count - start - end
    return changed == 1 || (changed == 2 && one[start] == other[start + 1] && one[start + 1] == other[start])
  }
  // A plural is a separate name.
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
  name.utf8.filter { !"-_".utf8.contains($0) }.map(\.lowercased)
}
