public import Diagnostics
public import Emit

/// The values of an event at a pattern's path: every scalar there, through arrays, and whether there is an object or
/// an empty array.
public struct FieldValues: Sendable, Equatable {
  /// The scalars, in the order of the event.
  public private(set) var scalars: [JSONValue] = []
  /// Whether there is a value that is not a scalar: a pattern matches only scalars.
  public private(set) var hasContainer = false

  /// Collects the values at a path of names joined by dots. A name with dots counts as the path that it spells, as
  /// EventBridge reads it.
  init(at path: String, in event: JSONValue) { collect(event, Array(path.utf8)[...], isThere: false) }

  private mutating func collect(_ value: JSONValue, _ rest: ArraySlice<UInt8>, isThere: Bool) {
    switch value {
    case .array(let elements):
      if isThere, elements.isEmpty { hasContainer = true }
      for element in elements { collect(element, rest, isThere: isThere) }
    case .object(let members):
      if isThere {
        hasContainer = true
        return
      }
      for member in members {
        let name = member.name.utf8
        if rest.elementsEqual(name) {
          collect(member.value, [], isThere: true)
        } else if rest.count > name.count, rest.starts(with: name),
          rest[rest.startIndex + name.count] == UInt8(ascii: ".")
        {
          collect(member.value, rest.dropFirst(name.count + 1), isThere: false)
        }
      }
    default:
      if isThere { scalars.append(value) }
    }
  }

  /// The values in words: `500`; `"a", "b"`; `missing`.
  public var sentence: Sentence {
    if scalars.isEmpty { return hasContainer ? .noSingleValue : .missing }
    let shown = scalars.prefix(5).map { value in
      let text = value.text()
      return text.unicodeScalars.count > 80 ? String(text.unicodeScalars.prefix(80)) + "…" : text
    }
    return .values(shown + (scalars.count > 5 ? ["…"] : []))
  }
}
