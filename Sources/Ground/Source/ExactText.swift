/// A text that equals only the very same characters: Swift's strings also equal others that look the same, such as `é` and
/// `e` with a combining accent, which YAML, JSON and EventBridge tell apart.
public struct ExactText: Hashable, Sendable {
  /// The characters.
  public let text: String

  /// Holds a text.
  @inlinable
  public init(_ text: String) {
    self.text = text
  }

  /// Whether two texts have the same bytes.
  @inlinable
  public static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSame(as: right.text) }

  /// Hashes the bytes.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether the characters are the very same.
  @inlinable
  public func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
