// Codes 03xx, continued: what a pattern says needlessly or in a fragile way.

extension DiagnosticCode {
  /// A value that a field never has.
  public static let conditionNeverHolds = DiagnosticCode(338, "condition-never-holds", .warning)
  /// A condition that leaves nothing out.
  public static let conditionAlwaysHolds = DiagnosticCode(339, "condition-always-holds", .warning)
  /// A value stands twice in a list.
  public static let repeatedValue = DiagnosticCode(340, "repeated-value", .warning)
  /// A value adds nothing to another of its list.
  public static let coveredValue = DiagnosticCode(341, "covered-value", .warning)
  /// A branch of `$or` adds nothing to another.
  public static let coveredBranch = DiagnosticCode(342, "covered-branch", .warning)
  /// Entries of a list stand in an order that AWS's matcher is known to read wrongly.
  public static let fragileOrder = DiagnosticCode(343, "fragile-order", .warning)
  /// Branches of `$or` stand side by side that AWS's matcher is known to answer wrongly.
  public static let fragileBranches = DiagnosticCode(344, "fragile-branches", .warning)
  /// A condition on a field that the event does not carry.
  public static let fieldNotCarried = DiagnosticCode(345, "field-not-carried", .warning)
  /// A condition on a field whose name is almost that of a known one.
  public static let fieldMisspelt = DiagnosticCode(346, "field-misspelt", .warning)
  /// A condition that wants a type that the field never has.
  public static let fieldOfOtherType = DiagnosticCode(347, "field-of-other-type", .warning)
  /// A block of addresses for which AWS's matcher takes values that are none of its addresses.
  public static let fragileBlock = DiagnosticCode(348, "fragile-block", .warning)
  /// A member of a pattern has no name.
  public static let emptyFieldName = DiagnosticCode(349, "empty-field-name", .warning)
}

extension DiagnosticRegistry {
  static let patternLint: [DiagnosticInfo] = [
    DiagnosticInfo(
      .conditionNeverHolds,
      summary: "A value that a field never has.",
      explanation:
        "EventBridge takes the pattern and the condition never holds. The fields that name an event are strings: an "
        + "account number without quotes is a number and matches none. `detail` is an object, so that a condition "
        + "has to stand on a field inside.",
      source: "EventBridge user guide, \"Event structure\"",
      example: .pattern(
        bad: "source: [com.example.shop]\naccount: [⏵123456789012⏴]",
        good: "source: [com.example.shop]\naccount: ['123456789012']")),
    DiagnosticInfo(
      .conditionAlwaysHolds,
      summary: "A condition that leaves nothing out.",
      explanation:
        "One entry of a list is enough. Two `anything-but` in one list let everything pass, since each takes what the "
        + "other leaves out: list all that is to be left out under one. A condition that holds for every event can be "
        + "taken away.",
      source: "EventBridge user guide, \"Comparison operators for use in event patterns\"",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {⏵state⏴: [{anything-but: new}, {anything-but: old}]}",
        good: "source: [com.example.shop]\ndetail: {state: [{anything-but: [new, old]}]}")),
    DiagnosticInfo(
      .repeatedValue,
      summary: "A value stands twice in a list.",
      explanation: "The second changes nothing. Numbers are the same however they are spelled: `5`, `5.0`, `5e0`.",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {total: [5, ⏵5.0⏴]}",
        good: "source: [com.example.shop]\ndetail: {total: [5]}")),
    DiagnosticInfo(
      .coveredValue,
      summary: "A value adds nothing to another of its list.",
      explanation: "Another entry of the list takes every value that this one takes.",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {file: [⏵in/a.csv⏴, {prefix: in/}]}",
        good: "source: [com.example.shop]\ndetail: {file: [{prefix: in/}]}")),
    DiagnosticInfo(
      .coveredBranch,
      summary: "A branch of `$or` adds nothing to another.",
      explanation: "Another branch takes every event that this one takes.",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {$or: [⏵{a: [1], b: [2]}⏴, {a: [1]}]}",
        good: "source: [com.example.shop]\ndetail: {a: [1]}")),
    DiagnosticInfo(
      .fragileOrder,
      summary: "Entries of a list stand in an order that AWS's matcher is known to read wrongly.",
      explanation:
        "AWS's open source matcher misses strings, or takes others, where a numeric range across zero stands between "
        + "strings, and where a wildcard that starts with `*` stands before an entry that ignores case or before a "
        + "suffix with other than ASCII characters. Whether the service does so too is not documented. Numeric ranges "
        + "first and wildcards last are read as they are meant.",
      source: "github.com/aws/event-ruler",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {file: [{wildcard: '*.png'}, ⏵{equals-ignore-case: index}⏴]}",
        good: "source: [com.example.shop]\ndetail: {file: [{equals-ignore-case: index}, {wildcard: '*.png'}]}")),
    DiagnosticInfo(
      .fragileBranches,
      summary: "Branches of `$or` stand side by side that AWS's matcher is known to answer wrongly.",
      explanation:
        "AWS's open source matcher drops a branch on the same fields as an earlier, smaller one whose lists overlap with "
        + "its own, and answers at random where branches on different fields stand beside a list that mixes a string "
        + "and a range. Whether the service does so too is not documented. One branch with both lists, or the larger "
        + "branch first, is read as it is meant.",
      source: "github.com/aws/event-ruler",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {$or: [{state: [a]}, ⏵{state: [a, b]}⏴]}",
        good: "source: [com.example.shop]\ndetail: {state: [a, b]}")),
    DiagnosticInfo(
      .fieldNotCarried,
      summary: "A condition on a field that the event does not carry.",
      explanation:
        "The members of this event are known from its schema, and the field is not among them. EventBridge creates such a "
        + "rule without a word, and it never fires. A field that a service has added since is found in an event that has "
        + "come: silence the warning then with `# tasuki: ignore[field-not-carried]`.",
      source: "EventBridge schema registry, aws.events",
      example: .conditions(
        source: "aws.athena", event: "Athena Query State Change", bad: "⏵curentState⏴: FAILED",
        good: "currentState: FAILED")),
    DiagnosticInfo(
      .fieldMisspelt,
      summary: "A condition on a field whose name is almost that of a known one.",
      explanation:
        "No known event of this type has the field, and a field beside it differs by one letter. The known events may not "
        + "be all, so this is a warning; a rule for a field that never comes is created without a word, and never fires.",
      example: .conditions(
        source: "stripe", event: "invoice.payment_failed", bad: "⏵data.object.currencey⏴: jpy",
        good: "data.object.currency: jpy")),
    DiagnosticInfo(
      .fieldOfOtherType,
      summary: "A condition that wants a type that the field never has.",
      explanation:
        "A number never equals a text: `\"5\"` does not match `5`, `numeric` matches no text, and `prefix` no number. "
        + "An object matches nothing; the condition has to stand on one of its members.",
      source: "EventBridge user guide, \"Event pattern syntax\"",
      example: .conditions(
        source: "stripe", event: "invoice.payment_failed", bad: "data.object.amount_due: ⏵'1000'⏴",
        good: "data.object.amount_due: 1000")),
    DiagnosticInfo(
      .fragileBlock,
      summary: "A block of addresses for which AWS's matcher takes values that are none of its addresses.",
      explanation:
        "AWS's open source matcher compares addresses as texts of hexadecimal digits, also an IPv4 address with an IPv6 "
        + "one: `36.0.0.0/8` then takes IPv6 addresses that begin with `24`, and `2400::/12` takes IPv4 addresses. A mask "
        + "of less than four bits takes bare numbers too. Whether the service does so is not documented; `tasuki test` "
        + "and `simulate` do, but for the numbers. The warning is about blocks that can meet addresses which are in use: "
        + "IPv6 addresses begin with a 2, so far.",
      source: "github.com/aws/event-ruler",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {address: [⏵{cidr: 36.0.0.0/8}⏴]}",
        good: "source: [com.example.shop]\ndetail: {address: [{cidr: 10.0.0.0/8}]}")),
    DiagnosticInfo(
      .emptyFieldName,
      summary: "A member of a pattern has no name.",
      explanation:
        "Names are joined to paths, and AWS's open source matcher builds the path of an empty name differently for patterns "
        + "and for events: the two may never meet. Whether the service does so too is not documented.",
      source: "github.com/aws/event-ruler",
      example: .pattern(
        bad: "source: [com.example.shop]\ndetail: {⏵\"\"⏴: [open]}",
        good: "source: [com.example.shop]\ndetail: {state: [open]}")),
  ]
}

extension DiagnosticInfo.Example {
  /// A workflow that is started by an event under conditions; the texts are lines of `where`.
  static func conditions(source: String, event: String, bad: String, good: String) -> DiagnosticInfo.Example {
    func workflow(_ conditions: String) -> String {
      """
      workflow: unpaid
      trigger:
        source: \(source)
        event: \(event)
        where:
          \(conditions)
      tasks:
        - id: note
          uses: logs/write
          with: {group: unpaid}

      """
    }
    return DiagnosticInfo.Example(.workflow, bad: workflow(bad), good: workflow(good))
  }
}
