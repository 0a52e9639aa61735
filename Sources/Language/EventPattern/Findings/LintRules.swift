public import Diagnostics

// Codes 0338 to 0349: redundant or fragile patterns.

public extension DiagnosticCode {
  static let conditionNeverHolds = DiagnosticCode(
    338, "condition-never-holds", .warning, stage: .flow, summary: "A field never has the value of a condition.",
    explanation:
      "EventBridge accepts the pattern, but the condition never matches. The fields that identify an event are "
      + "strings: an account number without quotes is a number and matches none. `detail` is an object, so a "
      + "condition must name a field inside it.",
    source: "EventBridge user guide, \"Event structure\"",
    example: .pattern(
      bad: "source: [com.example.shop]\naccount: [⏵123456789012⏴]",
      good: "source: [com.example.shop]\naccount: ['123456789012']"))
  static let conditionAlwaysHolds = DiagnosticCode(
    339, "condition-always-holds", .warning, stage: .flow, summary: "A condition matches every event.",
    explanation:
      "One matching entry of a list is enough. Two `anything-but` in one list match everything, because each "
      + "matches what the other excludes: list all values to exclude under one. Remove a condition that every "
      + "event meets.",
    source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {⏵state⏴: [{anything-but: new}, {anything-but: old}]}",
      good: "source: [com.example.shop]\ndetail: {state: [{anything-but: [new, old]}]}"))
  static let repeatedValue = DiagnosticCode(
    340, "repeated-value", .warning, stage: .flow, summary: "A list has the same value twice.",
    explanation: "The second one has no effect. Numbers are equal however they are spelled: `5`, `5.0`, `5e0`.",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {total: [5, ⏵5.0⏴]}",
      good: "source: [com.example.shop]\ndetail: {total: [5]}"))
  static let coveredValue = DiagnosticCode(
    341, "covered-value", .warning, stage: .flow, summary: "Another entry of the list already covers a value.",
    explanation: "Another entry of the list matches every value that this one matches.",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {file: [⏵in/a.csv⏴, {prefix: in/}]}",
      good: "source: [com.example.shop]\ndetail: {file: [{prefix: in/}]}"))
  static let coveredBranch = DiagnosticCode(
    342, "covered-branch", .warning, stage: .flow, summary: "Another branch already covers a branch of `$or`.",
    explanation: "Another branch matches every event that this one matches.",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: [⏵{a: [1], b: [2]}⏴, {a: [1]}]}",
      good: "source: [com.example.shop]\ndetail: {a: [1]}"))
  static let fragileOrder = DiagnosticCode(
    343, "fragile-order", .warning, stage: .flow,
    summary: "A list is in an order that AWS's matcher is known to evaluate wrongly.",
    explanation:
      "AWS's open source matcher misses strings, or matches others, when a numeric range across zero is between "
      + "strings, and when a wildcard that starts with `*` is before an entry that ignores case or before a "
      + "suffix with non-ASCII characters. Whether the service does the same is not documented. With numeric "
      + "ranges first and wildcards last, the matcher is correct.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {file: [{wildcard: '*.png'}, ⏵{equals-ignore-case: index}⏴]}",
      good: "source: [com.example.shop]\ndetail: {file: [{equals-ignore-case: index}, {wildcard: '*.png'}]}"))
  static let fragileBranches = DiagnosticCode(
    344, "fragile-branches", .warning, stage: .flow,
    summary: "AWS's matcher is known to evaluate this combination of `$or` branches wrongly.",
    explanation:
      "AWS's open source matcher drops a branch on the same fields as an earlier, smaller one whose lists "
      + "overlap with its own, and its answer is random when branches on different fields are combined with a "
      + "list that mixes a string and a range. Whether the service does the same is not documented. With one "
      + "branch that has both lists, or with the larger branch first, the matcher is correct.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: [{state: [a]}, ⏵{state: [a, b]}⏴]}",
      good: "source: [com.example.shop]\ndetail: {state: [a, b]}"))
  static let fragileBlock = DiagnosticCode(
    348, "fragile-block", .warning, stage: .flow,
    summary: "AWS's matcher matches values outside of a CIDR block.",
    explanation:
      "AWS's open source matcher compares addresses as strings of hexadecimal digits, even an IPv4 address with "
      + "an IPv6 address: `36.0.0.0/8` then matches IPv6 addresses that begin with `24`, and `2400::/12` matches "
      + "IPv4 addresses. A mask of less than four bits also matches bare numbers. Whether the service does the "
      + "same is not documented; `tasuki test` and `simulate` do, except for the numbers. The warning covers "
      + "blocks that can meet addresses in use: so far, IPv6 addresses begin with a 2.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {address: [⏵{cidr: 36.0.0.0/8}⏴]}",
      good: "source: [com.example.shop]\ndetail: {address: [{cidr: 10.0.0.0/8}]}"))
  static let emptyFieldName = DiagnosticCode(
    349, "empty-field-name", .warning, stage: .flow, summary: "A member of a pattern has no name.",
    explanation:
      "EventBridge joins names to paths, and AWS's open source matcher builds the path of an empty name "
      + "differently for patterns and for events, so the two may never match. Whether the service does the same "
      + "is not documented.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {⏵\"\"⏴: [open]}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
}

extension Sentence {
  static func duplicateValue(_ value: String, in field: String) -> Sentence {
    "duplicate value \(value) in the list of \(escaped: field)"
  }
  static let removeOne: Sentence = "remove one"
  static let firstHere: Sentence = "first here"
  static func deliversString(_ field: String) -> Sentence {
    "EventBridge delivers \(escaped: field) as one string in every event."
  }
  static func deliversList(_ field: String) -> Sentence {
    "EventBridge delivers \(escaped: field) as a list of strings in every event."
  }
  static let writeInQuotes: Sentence = "write it in quotes"
  static let nameField: Sentence = "name a field of the event"
  static let detailIsObject: Sentence =
    "'detail' is an object in every event: write the condition on a field inside it."
  static let noFieldsInside: Sentence = "The value before the dot has no fields."
  static let noSuchNumber: Sentence = "No number matches."
  static func never(_ field: String, value: String) -> Sentence { "\(escaped: field) is never \(value)" }
  static func matchesEveryEvent(_ field: String) -> Sentence {
    "the condition on \(escaped: field) matches every event"
  }
  static let matchesAnythingOrAbsence: Sentence = "It matches any value, and a missing field."
  static func neverWithout(_ field: String) -> Sentence {
    "EventBridge delivers no event without \(escaped: field)."
  }
  static func matchesAnyValue(_ field: String) -> Sentence {
    "the condition on \(escaped: field) matches any value"
  }
  static let joinExclusions: Sentence =
    "list all values to exclude under one 'anything-but'; for any value write [{exists: true}]"
  static let oneEntryIsEnough: Sentence =
    "One matching entry is enough: a value that one of them excludes matches another."
  static func addsNothing(_ value: String, to other: String) -> Sentence { "\(other) already covers \(value)" }
  static let alreadyMatches: Sentence = "already matches it"
  static let branchAddsNothing: Sentence = "another branch of '$or' already covers this one"
  static let alreadyMatchesEvents: Sentence = "already matches its events"
  static let branchOverlaps: Sentence = "a branch of '$or' overlaps a smaller one before it"
  static let joinBranches: Sentence = "merge the two, or write the larger one first"
  static let dropsLaterBranch: Sentence = "AWS's open source matcher drops the later one of the two branches."
  static let writeWildcardLast: Sentence = "write the wildcard last"
  static let theWildcard: Sentence = "the wildcard"
  static let matchesOtherStrings: Sentence =
    "AWS's open source matcher then matches strings that no entry covers, or misses some."
  static func rangeBetweenStrings(_ range: String) -> Sentence { "\(range) between strings" }
  static let writeRangesFirst: Sentence = "write numeric ranges first"
  static let missesStringBeforeRange: Sentence =
    "AWS's open source matcher then misses the string before the range about half the time."
  static func mixedList(of field: String) -> Sentence { "the list of \(escaped: field) mixes a string and a range" }
  static let splitInTwo: Sentence = "split the pattern into two"
  static let answersAtRandom: Sentence =
    "Combined with '$or' branches on different paths, AWS's open source matcher answers at random."
  static func moreIPv4Addresses(_ block: String) -> Sentence {
    "\(escaped: block) may match more than IPv4 addresses"
  }
  static func moreIPv6Addresses(_ block: String) -> Sentence {
    "\(escaped: block) may match more than IPv6 addresses"
  }
  static let matchesIPv6Addresses: Sentence =
    "AWS's open source matcher compares hexadecimal digits, so it matches IPv6 addresses that begin with the same ones."
  static let matchesIPv4Addresses: Sentence =
    "AWS's open source matcher compares hexadecimal digits, so it matches IPv4 addresses that begin with the same ones."
  static let listSmallerBlocks: Sentence = "list smaller blocks, if you know them"
  static let fieldWithoutName: Sentence = "the field has no name"
  static let useOtherField: Sentence = "use another field"
  static let mayNotFindField: Sentence = "AWS's open source matcher may not find it in any event."
}
