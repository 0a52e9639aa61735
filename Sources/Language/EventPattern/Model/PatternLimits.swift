/// The bounds that EventBridge sets for event patterns on a classic event bus, and two of this room's own.
public enum PatternLimits {
  /// Fields that one rule may ask about, counted for each combination of `$or` branches; event-ruler, `GenericMachine`.
  public static let fields = 256
  /// Combinations of `$or` branches; EventBridge user guide, "Event pattern operators".
  public static let combinations = 1_000
  /// Wildcard complexity above which the service refuses a pattern; see `docs/pattern-conformance.md`.
  public static let wildcardComplexity = 10
  /// Bytes of JSON text under the account's default quota; EventBridge user guide, "Quotas".
  public static let quotaLength = 2_048
  /// Bytes of JSON text that the API takes at most; EventBridge API reference, `PutRule`.
  public static let maximumLength = 4_096
  /// Levels of nesting that are read. EventBridge names no bound; a pattern of the greatest length holds fewer that
  /// mean anything.
  public static let depth = 256
  /// Conditions that are looked at before a pattern is refused as too large; the greatest length holds about 700.
  static let conditions = 4_096
}

/// Names that may not be fields inside `$or`, because EventBridge reads them as operators there; event-ruler,
/// `Constants.RESERVED_FIELD_NAMES_IN_OR_RELATIONSHIP`.
let reservedInAlternatives: Set<String> = [
  "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr", "=",
  "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after",
  "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
]
