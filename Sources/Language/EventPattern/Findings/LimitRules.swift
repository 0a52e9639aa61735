public import Diagnostics

// Codes 0326 to 0337: limits of a whole pattern, and likely mistakes.

public extension DiagnosticCode {
  static let patternTooDeep = DiagnosticCode(
    326, "pattern-too-deep", stage: .flow, summary: "A pattern is nested too deeply.",
    explanation:
      "No event that EventBridge delivers is nested this deeply, and no pattern of the maximum length can "
      + "express it.",
    example: .init(.shown, bad: #"{"detail": {"a": {"a": … }}}"#, good: #"{"detail": {"a": {"b": ["x"]}}}"#))
  static let tooManyFields = DiagnosticCode(
    327, "too-many-fields", stage: .flow, summary: "A pattern has conditions on more than 256 fields.",
    explanation: "EventBridge counts the fields of each combination of `$or` branches.",
    source: "github.com/aws/event-ruler",
    example: .inlinePattern(
      bad: "⏵{source: [com.example.shop], detail: " + manyFields(256) + "}⏴",
      good: "{source: [com.example.shop], detail: " + manyFields(3) + "}"))
  static let tooManyCombinations = DiagnosticCode(
    328, "too-many-combinations", stage: .flow, summary: "The branches of `$or` combine in more than 1,000 ways.",
    explanation:
      "Several `$or` multiply: ten of them with two branches each give 1,024 combinations. Split the pattern "
      + "into rules, or use lists of values where the branches differ in only one field.",
    source: "EventBridge user guide, \"Using $or in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: " + manyAlternatives(10, marked: true),
      good: "source: [com.example.shop]\ndetail: " + manyAlternatives(9, marked: false)))
  static let wildcardTooComplex = DiagnosticCode(
    329, "wildcard-too-complex", stage: .flow, summary: "The wildcards on a field are too complex together.",
    explanation:
      "EventBridge rejects wildcards for which its matcher would have to track more than ten positions at once. "
      + "Each `*` costs about two positions, and so does text that repeats after a `*`. All wildcards on one "
      + "field count together; `prefix` and `suffix` cost nothing.",
    source: "EventBridge API reference, InvalidEventPatternException",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {arn: [⏵{wildcard: "*:*:*:*:*:event-bus/*"}⏴]}"#,
      good: #"source: [com.example.shop]\#ndetail: {arn: [{wildcard: "arn:aws:events:*:event-bus/*"}]}"#))
  static let patternOverQuota = DiagnosticCode(
    330, "pattern-over-quota", .warning, stage: .flow, summary: "A pattern is longer than the default quota.",
    explanation: "The default quota of an account is 2,048 characters; it can be raised to at most 4,096.",
    source: "EventBridge user guide, \"Quotas\"",
    example: .inlinePattern(bad: "⏵" + manyValues(200) + "⏴", good: manyValues(100)))
  static let patternTooLong = DiagnosticCode(
    331, "pattern-too-long", stage: .flow, summary: "A pattern is longer than EventBridge allows.",
    explanation:
      "The API rejects patterns of more than 4,096 characters. Split the list of values across several "
      + "workflows or triggers, or match what the values have in common.",
    source: "EventBridge API reference, PutRule",
    example: .inlinePattern(bad: "⏵" + manyValues(400) + "⏴", good: manyValues(100)))
  static let unknownEnvelopeField = DiagnosticCode(
    332, "unknown-envelope-field", .warning, stage: .flow,
    summary: "A pattern has a condition on a top-level field that no event has.",
    explanation:
      "An event has `version`, `id`, `detail-type`, `source`, `account`, `time`, `region`, `resources` and "
      + "`detail` (and `replay-name` when it is replayed). The source's own fields are under `detail`. "
      + "EventBridge accepts such a rule, but it never matches.",
    source: "EventBridge user guide, \"Event structure\"",
    example: .pattern(
      bad: "source: [com.example.shop]\n⏵detailType⏴: [order.placed]",
      good: "source: [com.example.shop]\ndetail-type: [order.placed]"))
  static let patternWithoutSource = DiagnosticCode(
    333, "pattern-without-source", .warning, stage: .flow, summary: "A pattern matches events from every source.",
    explanation:
      "Without a condition on `source`, events of other services with the same form also start the workflow, "
      + "and a workflow that puts events on the bus may start itself.",
    source: "EventBridge user guide, \"Best practices for defining rules\"",
    example: .inlinePattern(
      bad: "⏵{detail-type: [order.placed]}⏴", good: "{source: [com.example.shop], detail-type: [order.placed]}"))
  static let repeatedCondition = DiagnosticCode(
    334, "repeated-condition", .warning, stage: .flow, summary: "A condition replaces another on the same path.",
    explanation:
      "EventBridge keeps the last condition on a path, however the path is spelled (`a.b` is `b` inside `a`). A "
      + "branch of `$or` replaces a condition before `$or`; a condition after `$or` replaces it in every branch.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: [open], $or: [{⏵state⏴: [closed]}, {total: [0]}]}",
      good: "source: [com.example.shop]\ndetail: {state: [open], $or: [{paid: [true]}, {total: [0]}]}"))
  static let numberBeyondDocumented = DiagnosticCode(
    335, "number-beyond-documented", .warning, stage: .flow,
    summary: "`numeric` compares with a number outside the range that EventBridge documents.",
    explanation:
      "The documentation guarantees -5.0e9 to 5.0e9 with 15 digits, six of them after the decimal point. The "
      + "current matcher accepts any number that 64-bit floating point represents exactly.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">", ⏵6000000000⏴]}]}"#,
      good: #"source: [com.example.shop]\#ndetail: {total: [{numeric: [">", 5000000000]}]}"#))
  static let undocumentedOperator = DiagnosticCode(
    336, "undocumented-operator", .warning, stage: .flow,
    summary: "A pattern uses an operator that EventBridge does not document.",
    explanation:
      "Only the open source matcher knows `exactly`. A plain string does the same, except that a string that is "
      + "an IP address matches every spelling of that address.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {state: [{⏵exactly⏴: open}]}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
  static let caselessCharacter = DiagnosticCode(
    337, "caseless-character", .warning, stage: .flow,
    summary: "A character never matches when case is ignored.",
    explanation:
      "When it ignores case, EventBridge's matcher splits characters above U+FFFF, such as emoji, and finds "
      + "neither half; of a title-case letter such as `ǅ` it finds only the lower-case and upper-case forms. "
      + "Everywhere else they match as expected.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {title: [{equals-ignore-case: ⏵sale 🎉⏴}]}",
      good: #"source: [com.example.shop]\#ndetail: {title: ["sale 🎉"]}"#))
}

extension [String] { fileprivate var inBraces: String { "{" + joined(separator: ", ") + "}" } }

/// Conditions on this many fields.
private func manyFields(_ count: Int) -> String { (1...count).map { "f\($0): [1]" }.inBraces }

/// A pattern with a list of this many values, each eleven bytes of JSON.
private func manyValues(_ count: Int) -> String {
  let values = (0..<count).map { "order-\(1_000 + $0)" }
  return "{source: [com.example.shop], detail-type: [" + values.joined(separator: ", ") + "]}"
}

/// This many fields, each with an `$or` of two branches.
private func manyAlternatives(_ count: Int, marked: Bool) -> String {
  (1...count).map { number in
    let name = marked && number == 1 ? "⏵$or⏴" : "$or"
    return "f\(number): {\(name): [{a: [1]}, {b: [1]}]}"
  }.inBraces
}

extension Sentence {
  static func tooManyCombinations(_ limit: Int) -> Sentence {
    "the '$or' branches have more than \(limit) combinations"
  }
  static let splitPattern: Sentence = "split the pattern into several rules"
  static let combinationsCounted: Sentence =
    "EventBridge counts every way to choose one branch of each '$or', and allows 1,000."
  static func tooManyFields(_ limit: Int) -> Sentence { "the pattern has conditions on more than \(limit) fields" }
  static let removeImplied: Sentence = "remove conditions that others imply"
  static let withoutSource: Sentence = "a pattern without 'source' matches events from every source"
  static let nameSource: Sentence = "name the source, such as source: [com.example]"
  static let othersMaySendTheSame: Sentence = "Another service may send events of the same form."
  static func notAtTop(_ name: String) -> Sentence { "no event has \(escaped: name) at its top level" }
  static let putUnderDetail: Sentence = "put it under 'detail'"
  static let otherFieldsAreInDetail: Sentence =
    "The rule would never match: a source's own fields are under 'detail'."
  static func patternTooLong(bytes length: Int, limit: Int) -> Sentence {
    "the pattern is \(length) bytes of JSON; EventBridge allows \(limit)"
  }
  static let splitOrShorten: Sentence = "split it into several rules, or use prefix or wildcard instead of lists"
  static let maximumOfPutRule: Sentence = "The PutRule API accepts at most 4,096; no quota raises this limit."
  static func overQuota(bytes length: Int, quota: Int) -> Sentence {
    "the pattern is \(length) bytes of JSON; the default quota is \(quota)"
  }
  static let raiseQuota: Sentence = "shorten it, or raise the account's quota"
  static let quotaIsAdjustable: Sentence = "The quota \"Event pattern size\" is adjustable, up to 4,096."
  static func notComparable(_ number: String) -> Sentence {
    "EventBridge cannot compare the number \(escaped: number)"
  }
  static let useFewerDigitsOrString: Sentence = "use at most 15 digits, or send it as a string"
  static let comparedAsFloatingPoint: Sentence =
    "EventBridge compares numbers as 64-bit floating point, which cannot represent this one exactly."
  static func wildcardsTooComplex(on field: String) -> Sentence {
    "the wildcards on \(escaped: field) are too complex in total"
  }
  static let useFewerWildcards: Sentence = "use fewer '*', or prefix and suffix instead"
  static let countsToo: Sentence = "this one counts too"
  static func replacesFirstCondition(on field: String) -> Sentence {
    "a second condition on \(escaped: field) replaces the first"
  }
  static let replaced: Sentence = "replaced"
  static let mergeOrRemove: Sentence = "merge the two, or remove one"
  static let keepsLastCondition: Sentence =
    "EventBridge keeps the last condition on a path, also across the branches of '$or'."
  static let exactlyUndocumented: Sentence = "'exactly' is not a documented operator of EventBridge"
  static let writeString: Sentence = "write the string itself"
  static let onlyMatcherAcceptsIt: Sentence = "Only the open source matcher is known to accept it."
  static func caseless(_ character: String) -> Sentence { "'\(character)' never matches when case is ignored" }
  static let compareWithCase: Sentence = "compare it with case, or leave the character out"
  static let titleCaseIsMissed: Sentence =
    "EventBridge's matcher finds the lower-case and upper-case forms of this letter, but not the letter itself."
  static let halvesAreMissed: Sentence =
    "EventBridge's matcher splits this character into its two UTF-16 halves and finds neither."
  static func beyondDocumented(_ number: String) -> Sentence {
    "\(number) is outside the range that EventBridge documents"
  }
  static let stayWithinNumbers: Sentence = "stay within -5.0e9 to 5.0e9 and six decimals to be sure"
  static let matcherAcceptsIt: Sentence =
    "EventBridge's current matcher accepts it; the version that the service runs is unknown."
  static func nestedTooDeeply(_ limit: Int) -> Sentence { "the pattern is nested more than \(limit) levels deep" }
}
