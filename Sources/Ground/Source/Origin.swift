/// Where a value comes from.
///
/// All origins are equal and hash nothing, so that values compare by meaning, wherever they are written. An origin that
/// was read back from a set or a dictionary's key may be that of another, equal value.
public struct Origin: Hashable, Sendable {
  /// The place in the source; nil for a value that no source contains.
  public let span: Span?

  public init(_ span: Span?) { self.span = span }

  /// Always true.
  public static func == (left: Origin, right: Origin) -> Bool { true }

  /// Feeds nothing to the hasher.
  public func hash(into hasher: inout Hasher) {}
}
