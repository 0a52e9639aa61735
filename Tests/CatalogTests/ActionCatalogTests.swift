import Catalog
import TestSupport
import Testing

/// The table of `uses` from the language's contract, written by hand.
private struct Row: Sendable, CustomTestStringConvertible {
  let name: String
  let required: [String]
  let optional: [String]
  /// Inputs of which at least one, or exactly one, is required.
  var either: [String] = []

  var testDescription: String { name }
}

private let rows = [
  Row(
    name: "slack/notify", required: ["channel", "text"], optional: ["title", "next-steps", "keywords", "thread"]),
  Row(
    name: "teams/notify", required: ["channel", "text"], optional: ["title", "next-steps", "keywords", "thread"]),
  Row(name: "slack/post-message", required: ["connection", "text"], optional: ["channel", "blocks", "thread"]),
  Row(
    name: "email/send", required: ["connection", "to", "subject"], optional: ["cc", "bcc", "reply-to"],
    either: ["text", "html"]),
  Row(
    name: "gmail/send", required: ["connection", "to", "subject"], optional: ["cc", "bcc", "reply-to"],
    either: ["text", "html"]),
  Row(name: "kintone/create-record", required: ["connection", "app", "record"], optional: []),
  Row(
    name: "kintone/update-record", required: ["connection", "app", "record"], optional: [], either: ["id", "key"]),
  Row(
    name: "http/request", required: ["connection", "path"],
    optional: ["method", "query", "headers", "body", "form"]),
  Row(name: "stripe/request", required: ["connection", "path"], optional: ["method", "form"]),
  Row(name: "sns/publish", required: ["topic"], optional: ["subject", "message"]),
  Row(name: "sqs/send", required: ["queue"], optional: ["message", "group", "deduplication"]),
  Row(name: "lambda/invoke", required: ["function"], optional: ["payload"]),
  Row(name: "stepfunctions/start", required: ["machine"], optional: ["input", "wait"]),
  Row(name: "eventbridge/forward", required: ["bus"], optional: []),
  Row(name: "eventbridge/put-event", required: ["source", "event"], optional: ["detail", "bus"]),
  Row(name: "logs/write", required: ["group"], optional: ["message"]),
  Row(name: "kinesis/put-record", required: ["stream"], optional: ["data", "partition-key"]),
  Row(name: "firehose/put-record", required: ["stream"], optional: ["data"]),
  Row(
    name: "ecs/run-task", required: ["cluster", "task-definition"],
    optional: [
      "container", "command", "environment", "launch-type", "subnets", "security-groups", "public-ip", "count",
      "role",
      "execution-role",
    ]),
  Row(
    name: "batch/submit-job", required: ["queue", "definition", "name"], optional: ["parameters", "attempts"]),
  Row(name: "codebuild/start-build", required: ["project"], optional: ["environment", "source-version"]),
  Row(name: "dynamodb/put-item", required: ["table", "item"], optional: []),
  Row(name: "s3/put-object", required: ["bucket", "key", "body"], optional: ["content-type"]),
  Row(
    name: "discord/post-message", required: ["connection", "text"],
    optional: ["channel", "embeds", "reply-to", "mentions"]),
  Row(name: "chatwork/post-message", required: ["connection", "text"], optional: ["room", "unread"]),
]

@Suite struct ActionCatalogTests {
  @Test fileprivate func theCatalogHasExactlyTheActionsOfTheLanguage() {
    #expect(ActionCatalog.all.map(\.name) == rows.map(\.name))
    #expect(ActionCatalog.actionNames == rows.map(\.name).sorted())
  }

  @Test(arguments: rows) fileprivate func takesExactlyTheseInputs(row: Row) throws {
    let action = try #require(ActionCatalog.action(named: row.name))
    #expect(action.inputs.filter(\.isRequired).map(\.name).sorted() == row.required.sorted())
    let optional = action.inputs.filter { !$0.isRequired }.map(\.name)
    #expect(optional.sorted() == (row.optional + row.either).sorted())
    let either = action.groups.filter { $0.rule != .atMostOne }.flatMap(\.names)
    #expect(either.sorted() == row.either.sorted())
  }

  @Test(arguments: ActionCatalog.all) func isWellFormed(action: Action) {
    #expect(Set(action.inputs.map(\.name)).count == action.inputs.count)
    #expect(action.summary.hasSuffix("."))
    #expect(!action.summary.contains("\n"))
    for name in action.groups.flatMap(\.names) { #expect(action.input(named: name) != nil) }
    for input in action.inputs {
      #expect(input.summary.hasSuffix("."), "\(input.name)")
      #expect(CharacterRule.identifier.problem(in: input.name) == nil)
      #expect(!(input.isRequired && input.defaultText != nil), "\(input.name)")
      if case .connection = input.type { #expect(input.isConstant, "\(input.name)") }
      if case .resource = input.type { #expect(input.isConstant, "\(input.name)") }
      if case .choice(let words) = input.type, let defaultText = input.defaultText {
        #expect(words.contains { defaultText.hasPrefix($0) }, "\(input.name)")
      }
    }
  }

  @Test(arguments: ActionCatalog.all) func anExampleHasEveryRequiredInputAndNoUnknownOne(action: Action) {
    let keys = action.example.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(keys.allSatisfy { action.input(named: String($0)) != nil })
    #expect(action.inputs.filter(\.isRequired).allSatisfy { input in keys.contains { $0 == input.name } })
  }

  @Test(arguments: [
    ("slack/notify", Operation.Kind.chat), ("teams/notify", .chat), ("sns/publish", .topic), ("sqs/send", .queue),
    ("lambda/invoke", .function), ("stepfunctions/start", .machine), ("eventbridge/forward", .forward),
    ("logs/write", .log), ("kinesis/put-record", .stream), ("firehose/put-record", .delivery),
    ("ecs/run-task", .container), ("batch/submit-job", .batchJob), ("codebuild/start-build", .build),
    ("http/request", .request), ("kintone/create-record", .request), ("discord/post-message", .request),
  ]) func aRuleNeedsNoStateMachine(name: String, operation: Operation.Kind) throws {
    let action = try #require(ActionCatalog.action(named: name))
    #expect(action.form.kind == operation)
    #expect(action.stateMachineReason == nil)
  }

  @Test(arguments: [
    "chatwork/post-message", "slack/post-message", "email/send", "gmail/send", "kintone/update-record",
    "stripe/request",
    "eventbridge/put-event", "dynamodb/put-item", "s3/put-object",
  ]) func needsAStateMachine(name: String) throws {
    let action = try #require(ActionCatalog.action(named: name))
    let reason = try #require(action.stateMachineReason)
    #expect(!reason.text.isEmpty)
    #expect(!reason.text.hasSuffix("."))
  }

  @Test func inputsThatOnlyAStateMachineCanDo() {
    let needing = ActionCatalog.all.flatMap { action in
      action.inputs.filter(\.needsStateMachine).map { "\(action.name) \($0.name)" }
    }
    #expect(
      needing == [
        "http/request form", "sns/publish subject", "sqs/send deduplication", "stepfunctions/start wait",
      ])
  }

  @Test func actionsWhoseMessagesPeopleRead() {
    #expect(
      ActionCatalog.all.filter(\.reachesPeople).map(\.name) == [
        "slack/notify", "teams/notify", "slack/post-message", "email/send", "gmail/send", "discord/post-message",
        "chatwork/post-message",
      ])
  }

  @Test func apps() {
    #expect(ActionCatalog.action(named: "slack/notify")?.app == "slack")
    #expect(ActionCatalog.action(named: "slack/notfy") == nil)
    #expect(ActionCatalog.action(named: "") == nil)
  }
}

@Suite struct ServiceActionTests {
  @Test(arguments: [
    ("aws/sesv2.sendEmail", "sesv2", "sendEmail", true), ("aws/s3.putObject", "s3", "putObject", true),
    ("aws/scheduler.createSchedule", "scheduler", "createSchedule", true),
    ("aws/bedrockruntime.invokeModel", "bedrockruntime", "invokeModel", true),
    ("aws/qldb.createLedger", "qldb", "createLedger", true), ("aws/sesv3.sendEmail", "sesv3", "sendEmail", false),
  ]) func reads(name: String, service: String, action: String, isKnown: Bool) throws {
    let read = try #require(ActionCatalog.serviceAction(named: name))
    #expect(read.service == service)
    #expect(read.action == action)
    #expect(read.isKnownService == isKnown)
    #expect(ActionCatalog.action(named: name) == nil)
  }

  @Test(arguments: [
    "aws/", "aws/s3", "aws/s3.", "aws/.putObject", "aws/S3.putObject", "aws/s3.PutObject", "aws/s3.put.object",
    "aws/s3.put-object", "aws/s3.putObject ", "slack/notify", "AWS/s3.putObject", "aws", "",
  ]) func refuses(name: String) {
    #expect(ActionCatalog.serviceAction(named: name) == nil)
  }
}
