public import Diagnostics

// Codes 0201 to 0214: single keys and values, whatever they belong to.

/// The rules of what is found while workflows and the project file are read.
public let readingRules: [DiagnosticCode] = [
  .emptyFile, .notAMap, .missingKey, .unknownKey, .nameForm, .duplicateID, .durationForm, .dateForm, .addressForm,
  .labelForm, .outOfBounds, .triggerForm, .misplacedKey, .stepForm, .otherwiseNotLast, .missingReason,
  .projectFileHere, .notAWorkflow, .secretInText, .pathForm, .unwritableNumber, .expressionNotAllowed,
  .workflowHere, .severalProjects, .unknownEnvironment, .unknownRegion, .accountForm, .variableName, .sourceForm,
  .partnerName, .secretLiteral, .secretName, .connectionForm, .connectionField, .logRetention, .webhookSender,
  .secretVersion,
  .accountRole,
]

public extension DiagnosticCode {
  static let emptyFile = DiagnosticCode(
    6, "empty-file", stage: .workflow, summary: "A file holds no document.",
    explanation: """
      The file is empty, or holds nothing but comments. It is most likely a file that was never written, or one whose \
      content was lost.

      Write the workflow, or delete the file.
      """,
    example: .init(
      .workflow, bad: "⏵⏴# Orders: still to be written.\n",
      good: workflow("description: Hand each order to the warehouse")))
  static let notAMap = DiagnosticCode(
    201, "not-a-map", stage: .workflow, summary: "A document is a list or a text, where a map of keys is wanted.",
    explanation: """
      A workflow file holds one map of keys a document, which begins with `workflow:`; the project file holds one \
      map, which begins with `project:`. Several workflows in one file are several documents, with `---` between.
      """,
    example: .init(
      .workflow, bad: "⏵- workflow: order-placed⏴\n",
      good: workflow("description: Hand each order to the warehouse")))
  static let missingKey = DiagnosticCode(
    203, "missing-key", stage: .workflow, summary: "A key that must be there is missing.",
    explanation: "The finding stands at the first key of the map that lacks it.",
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
    summary: "A key is not one of those that the language knows at this place.",
    explanation: """
      A key that nobody reads changes nothing, and its author believes that it does. Every key is therefore known \
      or refused. Where the nearest known key is meant, `--fix` writes it.
      """,
    example: .init(
      workflow, bad: "⏵descripton⏴: Hand each order to the warehouse",
      good: "description: Hand each order to the warehouse"))
  static let nameForm = DiagnosticCode(
    207, "name-form", stage: .workflow, summary: "A name is not in kebab-case, or too long.",
    explanation: """
      The names of workflows, tasks, connections and environments are made of lower-case letters, digits and single \
      hyphens, begin with a letter and have 1 to 48 characters. They become part of the names of AWS resources, \
      where other characters are refused or mean something.
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
    explanation: "Later tasks speak of a result by the id of its task: `tasks.ID` would mean either of the two.",
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
    209, "duration-form", stage: .workflow, summary: "A length of time is in another notation.",
    explanation: """
      A length of time is a whole number with a unit behind it: `10s`, `15m`, `2h`, `7d`. A number alone does not \
      say what it counts; ISO 8601 (`PT15M`) and words (`15 minutes`) are understood, and `--fix` writes them anew.
      """, example: .init(taskWorkflow, bad: "timeout: ⏵PT15M⏴", good: "timeout: 15m"))
  static let dateForm = DiagnosticCode(
    210, "date-form", stage: .workflow, summary: "A day is in another notation, or the calendar does not have it.",
    explanation: "A day is a year, a month and a day, with hyphens between: `2027-06-30`.",
    example: .init(workflow, bad: "review-by: ⏵2027-06-31⏴", good: "review-by: 2027-06-30"))
  static let addressForm = DiagnosticCode(
    211, "address-form", stage: .workflow, summary: "An address does not begin with 'https://'.",
    explanation: "Whoever is woken by a failure opens this address. Write it whole, as a browser takes it.",
    example: .init(
      workflow, bad: "runbook: ⏵wiki.example.com/orders⏴", good: "runbook: https://wiki.example.com/orders"))
  static let labelForm = DiagnosticCode(
    212, "label-form", stage: .workflow, summary: "A label or the owner cannot become an AWS tag.",
    explanation: """
      Labels become tags of every resource, and the owner becomes the tag `owner`. A tag's name has 1 to 128 characters, \
      its value has at most 256. Neither begins with `aws:`, and both take letters, digits, spaces and \
      `_ . : / = + - @`. A workflow has at most 40 labels. IAM refuses two names that differ only in case, and the tags \
      `project`, `environment`, `workflow` and `owner` are set already.
      """,
    source: """
      AWS General Reference, "Tag naming limits and requirements"; IAM User Guide, "Rules for tagging"
      """, example: .init(workflow, bad: "labels: {⏵\"aws:team\"⏴: billing}", good: "labels: {team: billing}"))
  static let outOfBounds = DiagnosticCode(
    214, "out-of-bounds", stage: .workflow, summary: "A number or a length of time is too small or too large.",
    explanation: """
      The bounds are those of EventBridge and Step Functions: a retry has at most 185 attempts, a backoff is at \
      least 1, a loop works on at most 40 elements at once.
      """, source: "EventBridge API reference, RetryPolicy; Amazon States Language",
    example: .init(taskWorkflow, bad: "retry: {attempts: ⏵200⏴}", good: "retry: {attempts: 3}"))
}

extension Sentence {
  static let writeDate: Sentence = "write a year, a month and a day: '2027-06-30'"
  static func noSuchDay(_ date: String) -> Sentence { "the calendar has no day '\(date)'" }
  static let writeRealDay: Sentence = "write a day that there is"
  static let writeAddress: Sentence = "write an address that begins with 'https://'"
  static let writeDuration: Sentence = "write a number and a unit: '10s', '15m', '2h', '7d'"
  static let durationsHaveUnits: Sentence =
    "A length of time is a whole number with 's', 'm', 'h' or 'd' behind it."
  static func outsideBounds(_ name: Sentence, value: String) -> Sentence { "\(name) is '\(value)'" }
  static func writeDurationFrom(_ least: String, to most: String) -> Sentence {
    "write a length of time from '\(term: least)' to '\(term: most)'"
  }
  static func lacks(_ place: Sentence, key: String) -> Sentence { "\(place) lacks '\(term: key)'" }
  static func unknownKey(_ key: String, in place: Sentence) -> Sentence { "unknown key \(quoted: key) in \(place)" }
  static func isEmpty(_ name: Sentence) -> Sentence { "\(name) is empty" }
  static let addEntry: Sentence = "add an entry, or take the key away"
  static func noValue(_ name: Sentence) -> Sentence { "\(name) has no value" }
  static func typeDiffers(_ name: Sentence, wanted: Sentence, found: Sentence) -> Sentence {
    "\(name) is to be \(wanted), and \(found) stands here"
  }
  static let writeWithoutQuotes: Sentence = "write it without quotes"
  static let takeQuotesAway: Sentence = "take the quotes away"
  static func writeNumberFrom(_ least: Int, to most: Int) -> Sentence { "write a number from \(least) to \(most)" }
  static func writeNumberAtLeast(_ least: Int) -> Sentence { "write a number of at least \(least)" }
  static func cannotBe(_ name: Sentence, text: String) -> Sentence { "\(name) cannot be \(quoted: text)" }
  static func writeName(_ limit: Int) -> Sentence {
    "write lower-case letters, digits and single hyphens, 1 to \(limit) characters"
  }
  static let fileHoldsNothing: Sentence = "the file holds no document"
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
    "has \(count) characters, and \(least) to \(most) are allowed"
  }
  static let awsKeeps: Sentence = "begins with 'aws:', which AWS keeps for itself"
  static func isOwnTag(_ tag: String) -> Sentence { "is the tag '\(tag)', which Tasuki sets itself" }
  static func isLabelInOtherCase(_ label: String) -> Sentence {
    "is the label '\(label)' in another case, and roles take one of them"
  }
  static func workflowIsMap(_ found: Sentence) -> Sentence {
    "a workflow is a map of keys, and \(found) stands here"
  }
  static let beginWithWorkflow: Sentence = "begin with 'workflow: NAME'"
  static func knownKeys(_ keys: [String]) -> Sentence { "known keys: \(quoted: keys)" }
  static func onlyOne(_ word: String) -> Sentence { "only '\(term: word)' can stand here" }
  static func oneOf(_ words: [String]) -> Sentence { "one of \(quoted: words)" }
  static func isText(_ name: Sentence, _ text: String) -> Sentence { "\(name) is \(quoted: text)" }
  static func namesBecomeNames(limit: Int) -> Sentence {
    "A name is made of lower-case letters, digits and single hyphens, begins with a letter and has at most \(limit) characters, so that it can become part of the names of AWS resources."
  }
  static func textInYAML(_ text: String, not flag: String) -> Sentence {
    "'\(text)' is a text in YAML 1.2, not \(term: flag)"
  }
  static func tooManyLabels(_ count: Int) -> Sentence { "\(count) labels" }
  static func holdsCharacter(_ character: String) -> Sentence {
    "holds '\(character)', and a tag takes letters, digits, spaces and _ . : / = + - @"
  }
}
