/// The limits of EventBridge for event patterns on a classic event bus, and two of this module.
public enum PatternLimits {
  /// Fields per rule, counted for each combination of `$or` branches; event-ruler, `GenericMachine`.
  public static let fields = 256
  /// Combinations of `$or` branches; EventBridge user guide, "Event pattern operators".
  public static let combinations = 1_000
  /// Maximum wildcard complexity that the service accepts; see `docs/pattern-conformance.md`.
  public static let wildcardComplexity = 10
  /// Bytes of JSON text under the default quota of an account; EventBridge user guide, "Quotas".
  public static let quotaLength = 2_048
  /// Maximum bytes of JSON text that the API accepts; EventBridge API reference, `PutRule`.
  public static let maximumLength = 4_096
  /// Maximum levels of nesting. EventBridge documents no limit; a pattern of the maximum length cannot use as many.
  public static let depth = 256
  /// Conditions that are read before a pattern is rejected as too large; one of the maximum length has about 700.
  static let conditions = 4_096
}

/// Names that fields inside `$or` cannot have, because EventBridge reads them as operators there; event-ruler,
/// `Constants.RESERVED_FIELD_NAMES_IN_OR_RELATIONSHIP`.
let reservedInAlternatives: Set<String> = [
  "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr", "=",
  "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after",
  "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
]
