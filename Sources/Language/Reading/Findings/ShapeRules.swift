public import Diagnostics

// Codes 0201 to 0214: single keys and values, in workflows and in the project file.

/// The rules about the shape of workflows and of the project file.
public let readingRules: [DiagnosticCode] = [
  .emptyFile, .notAMap, .missingKey, .unknownKey, .nameForm, .duplicateID, .durationForm, .dateForm, .addressForm,
  .labelForm, .outOfBounds, .triggerForm, .misplacedKey, .stepForm, .otherwiseNotLast, .missingReason,
  .projectFileHere, .notAWorkflow, .secretInText, .cutText, .pathForm, .unwritableNumber, .expressionNotAllowed,
  .workflowHere, .severalProjects, .unknownEnvironment, .unknownRegion, .accountForm, .variableName, .sourceForm,
  .secretLiteral, .connectionForm, .logRetention, .rateForm, .webhookSender, .secretVersion, .accountRole,
]

public extension DiagnosticCode {
  static let emptyFile = DiagnosticCode(
    6, "empty-file", stage: .workflow, summary: "A file contains no document.",
    explanation: """
      The file is empty or contains only comments. Most likely it was never written, or its content was lost.

      Write the workflow, or delete the file.
      """,
    example: .init(
      .workflow, bad: "⏵⏴# Orders: still to be written.\n",
      good: workflow("description: Hand each order to the warehouse")))
  static let notAMap = DiagnosticCode(
    201, "not-a-map", stage: .workflow, summary: "A document is a list or a string instead of a map.",
    explanation: """
      Each document of a workflow file is one map that begins with `workflow:`; the project file is one map that \
      begins with `project:`. To write several workflows in one file, separate the documents with `---`.
      """,
    example: .init(
      .workflow, bad: "⏵- workflow: order-placed⏴\n",
      good: workflow("description: Hand each order to the warehouse")))
  static let missingKey = DiagnosticCode(
    203, "missing-key", stage: .workflow, summary: "A required key is missing.",
    explanation: "The finding is at the first key of the map that lacks it.",
    example: .init(
      .workflow,
      bad: """
        ⏵workflow⏴: order-placed
        tasks:
          - id: hand-over
            uses: sqs/send
            with: {queue: orders}

        """, good: workflow("description: Hand each order to the warehouse")))
  static let unknownKey = DiagnosticCode(
    204, "unknown-key", stage: .workflow,
    summary: "A key is not known here.",
    explanation: """
      An unknown key would change nothing, although its author believes that it does, so Tasuki rejects it. If it \
      is close to a known key, `--fix` corrects it.
      """,
    example: .init(
      workflow, bad: "⏵descripton⏴: Hand each order to the warehouse",
      good: "description: Hand each order to the warehouse"))
  static let nameForm = DiagnosticCode(
    207, "name-form", stage: .workflow, summary: "A name is not in kebab-case, or is too long.",
    explanation: """
      The names of workflows, tasks, connections and environments consist of lower-case letters, digits and single \
      hyphens, begin with a letter and have 1 to 48 characters. They become part of the names of AWS resources, \
      where other characters are not allowed or have a meaning of their own.
      """, source: "EventBridge API reference, PutRule: names have at most 64 characters",
    example: .init(
      .workflow,
      bad: """
        workflow: ⏵Order_Placed⏴
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - id: hand-over
            uses: sqs/send
            with: {queue: orders}

        """, good: workflow("description: Hand each order to the warehouse")))
  static let duplicateID = DiagnosticCode(
    208, "duplicate-id", stage: .workflow, summary: "Two tasks of a workflow have the same id.",
    explanation: "Later tasks refer to a result by the ID of its task, so `tasks.ID` would be ambiguous.",
    example: .init(
      .workflow,
      bad: """
        workflow: order-placed
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - parallel:
              - - {id: tell, uses: sqs/send, with: {queue: orders}}
              - - {id: ⏵tell⏴, uses: sns/publish, with: {topic: orders}}

        """,
      good: """
        workflow: order-placed
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - parallel:
              - - {id: queue, uses: sqs/send, with: {queue: orders}}
              - - {id: tell, uses: sns/publish, with: {topic: orders}}

        """))
  static let durationForm = DiagnosticCode(
    209, "duration-form", stage: .workflow, summary: "A duration is in a notation that Tasuki does not use.",
    explanation: """
      A duration is a whole number followed by a unit: `10s`, `15m`, `2h`, `7d`. A number alone does not say what \
      it counts. `--fix` converts ISO 8601 (`PT15M`) and words (`15 minutes`).
      """, example: .init(taskWorkflow, bad: "timeout: ⏵PT15M⏴", good: "timeout: 15m"))
  static let dateForm = DiagnosticCode(
    210, "date-form", stage: .workflow, summary: "A date is in another notation or does not exist.",
    explanation: "A date is a year, a month and a day with hyphens between them: `2027-06-30`.",
    example: .init(workflow, bad: "review-by: ⏵2027-06-31⏴", good: "review-by: 2027-06-30"))
  static let addressForm = DiagnosticCode(
    211, "address-form", stage: .workflow, summary: "A URL does not begin with 'https://'.",
    explanation: "Whoever handles a failure opens this URL. Write it in full, as a browser expects it.",
    example: .init(
      workflow, bad: "runbook: ⏵wiki.example.com/orders⏴", good: "runbook: https://wiki.example.com/orders"))
  static let labelForm = DiagnosticCode(
    212, "label-form", stage: .workflow, summary: "A label or the owner cannot become an AWS tag.",
    explanation: """
      Labels become tags of every resource, and the owner becomes the tag `owner`. A tag's name has 1 to 128 \
      characters, its value at most 256. Neither may begin with `aws:`, and both allow only letters, digits, \
      spaces and `_ . : / = + - @`. A workflow has at most 40 labels. IAM rejects two names that differ only in \
      case, and Tasuki sets the tags `project`, `environment`, `workflow` and `owner` itself.
      """,
    source: """
      AWS General Reference, "Tag naming limits and requirements"; IAM User Guide, "Rules for tagging"
      """, example: .init(workflow, bad: "labels: {⏵\"aws:team\"⏴: billing}", good: "labels: {team: billing}"))
  static let outOfBounds = DiagnosticCode(
    214, "out-of-bounds", stage: .workflow, summary: "A number or a duration is too small or too large.",
    explanation: """
      The limits are those of EventBridge and Step Functions: a retry has at most 185 attempts, a backoff is at \
      least 1, and a loop works on at most 40 elements at once.
      """, source: "EventBridge API reference, RetryPolicy; Amazon States Language",
    example: .init(taskWorkflow, bad: "retry: {attempts: ⏵200⏴}", good: "retry: {attempts: 3}"))
}

extension Sentence {
  static let writeDate: Sentence = "write a year, a month and a day: '2027-06-30'"
  static func dateDoesNotExist(_ date: String) -> Sentence { "the date '\(date)' does not exist" }
  static let writeRealDay: Sentence = "write a date that exists"
  static let writeAddress: Sentence = "write a URL that begins with 'https://'"
  static let writeRate: Sentence = "write a whole number and a period: '10000/day'"
  static let writeDuration: Sentence = "write a number and a unit: '10s', '15m', '2h', '7d'"
  static let durationsHaveUnits: Sentence = "A duration is a whole number followed by 's', 'm', 'h' or 'd'."
  static func outsideBounds(_ name: Sentence, value: String) -> Sentence { "\(name) cannot be '\(value)'" }
  static func writeDurationFrom(_ least: String, to most: String) -> Sentence {
    "write a duration from '\(term: least)' to '\(term: most)'"
  }
  static func lacks(_ place: Sentence, key: String) -> Sentence { "missing key '\(term: key)' in \(place)" }
  static func unknownKey(_ key: String, in place: Sentence) -> Sentence { "unknown key \(quoted: key) in \(place)" }
  static func isEmpty(_ name: Sentence) -> Sentence { "\(name) is empty" }
  static let addEntry: Sentence = "add an entry, or remove the key"
  static func noValue(_ name: Sentence) -> Sentence { "\(name) has no value" }
  static func unexpectedType(_ name: Sentence, wanted: Sentence, found: Sentence) -> Sentence {
    "expected \(wanted) for \(name), found \(found)"
  }
  static let writeWithoutQuotes: Sentence = "write it without quotes"
  static let removeQuotes: Sentence = "remove the quotes"
  static func writeNumberFrom(_ least: Int, to most: Int) -> Sentence { "write a number from \(least) to \(most)" }
  static func writeNumberAtLeast(_ least: Int) -> Sentence { "write a number of at least \(least)" }
  static func writeName(_ limit: Int) -> Sentence {
    "use lower-case letters, digits and single hyphens, 1 to \(limit) characters"
  }
  static let fileHasNoDocument: Sentence = "the file contains no document"
  static let writeWorkflowOrDelete: Sentence = "write the workflow, or delete the file"
  static func ownerForm(_ owner: String, reason: Sentence) -> Sentence { "the owner \(quoted: owner) \(reason)" }
  static let chooseAnotherName: Sentence = "choose another name"
  static let ownerBecomesTag: Sentence = "The owner becomes the tag 'owner' of every resource."
  static func keepLabels(_ limit: Int) -> Sentence {
    "keep at most \(limit): AWS allows 50 tags, and Tasuki sets some of its own"
  }
  static func labelForm(_ label: String, reason: Sentence) -> Sentence { "the label \(quoted: label) \(reason)" }
  static func valueOfLabel(_ value: String, label: String, reason: Sentence) -> Sentence {
    "the value \(quoted: value) of the label '\(label)' \(reason)"
  }
  static let chooseAnotherValue: Sentence = "choose another value"
  static func hasCharacters(_ count: Int, from least: Int, to most: Int) -> Sentence {
    "has \(count) characters; AWS allows \(least) to \(most)"
  }
  static let awsReserves: Sentence = "begins with 'aws:', which AWS reserves"
  static func isOwnTag(_ tag: String) -> Sentence { "is the tag '\(tag)', which Tasuki sets itself" }
  static func isLabelInOtherCase(_ label: String) -> Sentence {
    "differs only in case from the label '\(label)', which IAM does not allow"
  }
  static func workflowIsMap(_ found: Sentence) -> Sentence { "expected a map for a workflow, found \(found)" }
  static let beginWithWorkflow: Sentence = "begin with 'workflow: NAME'"
  static func knownKeys(_ keys: [String]) -> Sentence { "known keys: \(quoted: keys)" }
  static func isText(_ name: Sentence, _ text: String) -> Sentence { "\(name) is \(quoted: text)" }
  static func namesBecomeNames(limit: Int) -> Sentence {
    "A name consists of lower-case letters, digits and single hyphens, begins with a letter and has at most \(limit) characters, because it becomes part of the names of AWS resources."
  }
  static func stringInYAML(_ text: String, not flag: String) -> Sentence {
    "'\(text)' is a string in YAML 1.2, not \(term: flag)"
  }
  static func tooManyLabels(_ count: Int) -> Sentence { "the workflow has \(count) labels" }
  static func containsCharacter(_ character: String) -> Sentence {
    "contains '\(character)'; a tag allows letters, digits, spaces and _ . : / = + - @"
  }
}
