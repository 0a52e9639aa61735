/// A string that equals only identical characters: Swift's strings also equal others that look the same, such as `é` and
/// `e` with a combining accent, which differ in YAML, JSON and EventBridge.
public struct ExactText: Hashable, Sendable {
  public let text: String

  @inlinable
  public init(_ text: String) { self.text = text }

  @inlinable
  public static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSame(as: right.text) }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether the characters are identical.
  @inlinable
  public func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
