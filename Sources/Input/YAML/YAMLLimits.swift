/// Limits that keep hostile input cheap.
public struct YAMLLimits: Sendable {
  /// The size of the largest file that is read, in bytes.
  public var bytes = 16 << 20
  /// The maximum depth of nested collections, including the values of aliases.
  public var depth = 128
  /// The maximum number of nodes that the aliases of a document may expand to, where a text counts once more for each
  /// 64 bytes; ten times the nodes that it spells out are always allowed.
  public var expansion = 10_000
  /// The maximum number of findings that are reported about one file.
  public var findings = 100
  /// Whether tags such as CloudFormation's `!Ref` are kept (`YAMLTree.otherTag(of:)`). If not, they are reported.
  public var keepsOtherTags = false

  /// The limits of the command.
  public static let standard = YAMLLimits()

  public init() {}
}
