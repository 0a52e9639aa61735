/// Bounds that keep hostile input cheap.
public struct YAMLLimits: Sendable {
  /// The size of the largest file that is read, in bytes.
  public var bytes = 16 << 20
  /// How many collections may stand inside one another, what aliases stand for counted in.
  public var depth = 128
  /// How many nodes a document may stand for once its aliases are followed, a text counted once more for each 64 bytes;
  /// ten times what it spells out is allowed in any case.
  public var expansion = 10_000
  /// How many findings about one file are reported before the rest is left out.
  public var findings = 100

  /// The bounds that the command uses.
  public static let standard = YAMLLimits()

  /// Makes the usual bounds.
  public init() {}
}
