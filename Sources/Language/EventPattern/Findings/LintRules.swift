public import Diagnostics

// Codes 0338 to 0349: what a pattern says needlessly or in a fragile way.

public extension DiagnosticCode {
  static let conditionNeverHolds = DiagnosticCode(
    338, "condition-never-holds", .warning, stage: .flow, summary: "A value that a field never has.",
    explanation:
      "EventBridge takes the pattern and the condition never holds. The fields that name an event are strings: an "
      + "account number without quotes is a number and matches none. `detail` is an object, so that a condition "
      + "has to stand on a field inside.", source: "EventBridge user guide, \"Event structure\"",
    example: .pattern(
      bad: "source: [com.example.shop]\naccount: [⏵123456789012⏴]",
      good: "source: [com.example.shop]\naccount: ['123456789012']"))
  static let conditionAlwaysHolds = DiagnosticCode(
    339, "condition-always-holds", .warning, stage: .flow, summary: "A condition that leaves nothing out.",
    explanation:
      "One entry of a list is enough. Two `anything-but` in one list let everything pass, since each takes what the "
      + "other leaves out: list all that is to be left out under one. A condition that holds for every event can be "
      + "taken away.", source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {⏵state⏴: [{anything-but: new}, {anything-but: old}]}",
      good: "source: [com.example.shop]\ndetail: {state: [{anything-but: [new, old]}]}"))
  static let repeatedValue = DiagnosticCode(
    340, "repeated-value", .warning, stage: .flow, summary: "A value stands twice in a list.",
    explanation: "The second changes nothing. Numbers are the same however they are spelled: `5`, `5.0`, `5e0`.",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {total: [5, ⏵5.0⏴]}",
      good: "source: [com.example.shop]\ndetail: {total: [5]}"))
  static let coveredValue = DiagnosticCode(
    341, "covered-value", .warning, stage: .flow, summary: "A value adds nothing to another of its list.",
    explanation: "Another entry of the list takes every value that this one takes.",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {file: [⏵in/a.csv⏴, {prefix: in/}]}",
      good: "source: [com.example.shop]\ndetail: {file: [{prefix: in/}]}"))
  static let coveredBranch = DiagnosticCode(
    342, "covered-branch", .warning, stage: .flow, summary: "A branch of `$or` adds nothing to another.",
    explanation: "Another branch takes every event that this one takes.",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: [⏵{a: [1], b: [2]}⏴, {a: [1]}]}",
      good: "source: [com.example.shop]\ndetail: {a: [1]}"))
  static let fragileOrder = DiagnosticCode(
    343, "fragile-order", .warning, stage: .flow,
    summary: "Entries of a list stand in an order that AWS's matcher is known to read wrongly.",
    explanation:
      "AWS's open source matcher misses strings, or takes others, where a numeric range across zero stands between "
      + "strings, and where a wildcard that starts with `*` stands before an entry that ignores case or before a "
      + "suffix with other than ASCII characters. Whether the service does so too is not documented. Numeric ranges "
      + "first and wildcards last are read as they are meant.", source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {file: [{wildcard: '*.png'}, ⏵{equals-ignore-case: index}⏴]}",
      good: "source: [com.example.shop]\ndetail: {file: [{equals-ignore-case: index}, {wildcard: '*.png'}]}"))
  static let fragileBranches = DiagnosticCode(
    344, "fragile-branches", .warning, stage: .flow,
    summary: "Branches of `$or` stand side by side that AWS's matcher is known to answer wrongly.",
    explanation:
      "AWS's open source matcher drops a branch on the same fields as an earlier, smaller one whose lists overlap with "
      + "its own, and answers at random where branches on different fields stand beside a list that mixes a string "
      + "and a range. Whether the service does so too is not documented. One branch with both lists, or the larger "
      + "branch first, is read as it is meant.", source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {$or: [{state: [a]}, ⏵{state: [a, b]}⏴]}",
      good: "source: [com.example.shop]\ndetail: {state: [a, b]}"))
  static let fragileBlock = DiagnosticCode(
    348, "fragile-block", .warning, stage: .flow,
    summary: "A block of addresses for which AWS's matcher takes values that are none of its addresses.",
    explanation:
      "AWS's open source matcher compares addresses as texts of hexadecimal digits, also an IPv4 address with an IPv6 "
      + "one: `36.0.0.0/8` then takes IPv6 addresses that begin with `24`, and `2400::/12` takes IPv4 addresses. A mask "
      + "of less than four bits takes bare numbers too. Whether the service does so is not documented; `tasuki test` "
      + "and `simulate` do, but for the numbers. The warning is about blocks that can meet addresses which are in use: "
      + "IPv6 addresses begin with a 2, so far.", source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {address: [⏵{cidr: 36.0.0.0/8}⏴]}",
      good: "source: [com.example.shop]\ndetail: {address: [{cidr: 10.0.0.0/8}]}"))
  static let emptyFieldName = DiagnosticCode(
    349, "empty-field-name", .warning, stage: .flow, summary: "A member of a pattern has no name.",
    explanation:
      "Names are joined to paths, and AWS's open source matcher builds the path of an empty name differently for patterns "
      + "and for events: the two may never meet. Whether the service does so too is not documented.",
    source: "github.com/aws/event-ruler",
    example: .pattern(
      bad: "source: [com.example.shop]\ndetail: {⏵\"\"⏴: [open]}",
      good: "source: [com.example.shop]\ndetail: {state: [open]}"))
}

extension Sentence {
  static func standsTwice(_ value: String, in field: String) -> Sentence {
    "\(value) stands twice in the list of \(escaped: field)"
  }
  static let takeOneAway: Sentence = "take one away"
  static let firstHere: Sentence = "first here"
  static func deliversString(_ field: String) -> Sentence {
    "EventBridge delivers \(escaped: field) as one string in every event."
  }
  static func deliversList(_ field: String) -> Sentence {
    "EventBridge delivers \(escaped: field) as a list of strings in every event."
  }
  static let writeInQuotes: Sentence = "write it in quotes"
  static let nameField: Sentence = "name a field of an event"
  static let detailIsObject: Sentence = "'detail' is an object in every event: put the condition on a field inside."
  static let noFieldsInside: Sentence = "What is before the dot has no fields inside."
  static let noSuchNumber: Sentence = "There is no such number."
  static func never(_ field: String, value: String) -> Sentence { "\(escaped: field) is never \(value)" }
  static func holdsForEveryEvent(_ field: String) -> Sentence {
    "the condition on \(escaped: field) holds for every event"
  }
  static let takesAnything: Sentence = "It takes any value, and none."
  static func neverWithout(_ field: String) -> Sentence {
    "EventBridge delivers no event without \(escaped: field)."
  }
  static func holdsForAnyValue(_ field: String) -> Sentence {
    "the condition on \(escaped: field) holds for any value"
  }
  static let joinExclusions: Sentence =
    "list everything to leave out under one 'anything-but'; for any value write [{exists: true}]"
  static let oneEntryIsEnough: Sentence =
    "One entry of a list is enough: what one of them leaves out, another takes."
  static func addsNothing(_ value: String, to other: String) -> Sentence { "\(value) adds nothing to \(other)" }
  static let takesItAlready: Sentence = "takes it already"
  static let branchAddsNothing: Sentence = "a branch of '$or' that adds nothing to another"
  static let takesEventsAlready: Sentence = "takes its events already"
  static let branchOverlaps: Sentence = "a branch of '$or' that overlaps a smaller one before it"
  static let joinBranches: Sentence = "join the two, or write the larger first"
  static let dropsLaterBranch: Sentence = "AWS's open source matcher drops the later of two such branches."
  static let writeWildcardLast: Sentence = "write the wildcard last"
  static let theWildcard: Sentence = "the wildcard"
  static let takesUnmeantStrings: Sentence =
    "AWS's open source matcher then takes strings that no entry of the list means, or misses some."
  static func rangeBetweenStrings(_ range: String) -> Sentence { "\(range) between strings" }
  static let writeRangesFirst: Sentence = "write numeric ranges first"
  static let missesStringBeforeRange: Sentence =
    "AWS's open source matcher then misses the string before the range about half of the time."
  static func mixedList(of field: String) -> Sentence {
    "a list of \(escaped: field) that mixes a string and a range"
  }
  static let splitInTwo: Sentence = "split the pattern into two"
  static let answersAtRandom: Sentence =
    "Beside branches of '$or' on different paths, AWS's open source matcher answers at random."
  static func moreIPv4Addresses(_ block: String) -> Sentence {
    "\(escaped: block) may take more than IPv4 addresses"
  }
  static func moreIPv6Addresses(_ block: String) -> Sentence {
    "\(escaped: block) may take more than IPv6 addresses"
  }
  static let takesIPv6Addresses: Sentence =
    "AWS's open source matcher compares hexadecimal digits, and takes IPv6 addresses that begin with the same ones."
  static let takesIPv4Addresses: Sentence =
    "AWS's open source matcher compares hexadecimal digits, and takes IPv4 addresses that begin with the same ones."
  static let listSmallerBlocks: Sentence = "list smaller blocks, where these are known"
  static let fieldWithoutName: Sentence = "a field without a name"
  static let askAnotherField: Sentence = "ask about another field"
  static let mayNotFindField: Sentence = "AWS's open source matcher may not find it in any event."
}
