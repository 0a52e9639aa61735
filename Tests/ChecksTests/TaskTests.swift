import Checks
import Diagnostics
import Flow
import Reading
import Source
import TestSupport
import Testing

@Suite struct TaskTests {
  static let project = """
    project: shop
    connections:
      alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      mail: {ses: {from: shop@example.com}}
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}

    """

  @Test(arguments: [
    ("sqs/sendd", "sqs/send"), ("slack/notfy", "slack/notify"), ("SQS/Send", "sqs/send"),
    ("kintone/create_recrod", "kintone/create-record"),
  ])
  func misspelledAction(_ uses: String, _ meant: String) {
    let checked = check(uses: "⏵\(uses)⏴", with: "{queue: orders}")
    expect(checked, .unknownAction)
    #expect(checked.diagnostics.first?.fixes.first?.edits.first?.text == meant)
  }

  @Test(arguments: [
    "slack", "hubspot/create-contact", "aws/sesv2", "aws/SESv2.sendEmail", "sqs/receive-everything",
  ])
  func unknownAction(_ uses: String) { expect(check(uses: "⏵\(uses)⏴", with: "{queue: orders}"), .unknownAction) }

  @Test func unknownActionOfAKnownAppListsItsActions() {
    let checked = check(uses: "⏵slack/upload-a-file⏴", with: "{text: a}")
    expect(checked, .unknownAction)
    #expect(checked.diagnostics.first?.hint?.text == "'slack' has 'slack/notify' and 'slack/post-message'")
  }

  @Test(arguments: ["body: {open: true}", "form: {open: true}", "body: \"${{ event.detail }}\""])
  func aGetHasNoBody(_ input: String) {
    let marked = "⏵" + input.prefix(4) + "⏴" + input.dropFirst(4)
    for method in ["GET", "HEAD"] {
      expect(
        check(
          uses: "http/request", with: "{connection: crm, path: /orders, method: \(method), \(marked)}",
          project: Self.project), .bodyWithGet)
    }
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
      expectClean(
        check(
          uses: "http/request", with: "{connection: crm, path: /orders, method: \(method), \(input)}",
          project: Self.project))
    }
  }

  @Test func serviceActions() {
    expectClean(check(uses: "aws/sesv2.sendEmail", with: "{Content: {Simple: {}}}"))
    expect(check(uses: "⏵aws/sevs2.sendEmail⏴", with: "{a: 1}"), .unknownService)
  }

  @Test(arguments: ["{⏵queu⏴: orders}", "{queue: orders, ⏵colour⏴: red}", "{queue: orders, ⏵queu⏴: b}"])
  func unknownInput(_ inputs: String) { expect(check(uses: "sqs/send", with: inputs), .unknownInput) }

  @Test func missingInput() {
    expect(check(tasks: "  - {id: a, uses: ⏵sqs/send⏴}"), .missingInput)
    expect(check(uses: "⏵s3/put-object⏴", with: "{bucket: invoices, key: a}"), .missingInput)
  }

  /// Unreadable inputs are not reported as missing.
  @Test func brokenInputsAreOneFinding() {
    expect(check(uses: "sqs/send", with: "⏵[queue]⏴"), .wrongType)
    expect(check(uses: "sqs/send", with: "{queue:⏵⏴ }"), .emptyValue)
  }

  @Test(arguments: [
    ("ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵[1]⏴}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵\"2\"⏴}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, public-ip: ⏵maybe⏴}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, environment: ⏵[A]⏴}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, command: [run, ⏵{a: b}⏴]}"),
    ("ecs/run-task", "{cluster: ⏵[jobs]⏴, task-definition: report}"),
    ("dynamodb/put-item", "{table: orders, item: ⏵text⏴}"),
    ("dynamodb/put-item", "{table: orders, item: ⏵\"a ${{ event.id }}\"⏴}"),
  ])
  func inputType(_ uses: String, _ inputs: String) { expect(check(uses: uses, with: inputs), .inputType) }

  @Test(arguments: ["yes", "off"]) func booleanWord(_ word: String) {
    expect(
      check(uses: "ecs/run-task", with: "{cluster: jobs, task-definition: report, public-ip: ⏵\(word)⏴}"),
      .booleanWord)
  }

  @Test(arguments: [
    ("ecs/run-task", "{cluster: jobs, task-definition: report, count: ⏵0⏴}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, environment: {⏵1A⏴: b}}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, subnets: [a, ⏵\"b c\"⏴]}"),
    ("dynamodb/put-item", "{table: orders, item: ⏵{}⏴}"),
    ("eventbridge/put-event", "{source: ⏵aws.shop⏴, event: order.placed}"),
  ])
  func inputLimit(_ uses: String, _ inputs: String) { expect(check(uses: uses, with: inputs), .inputLimit) }

  @Test func choice() {
    let checked = check(
      uses: "http/request", with: "{connection: crm, path: /a, method: ⏵post⏴}", project: Self.project)
    expect(checked, .unknownWord)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean 'POST'?")
  }

  @Test(arguments: [
    ("sqs/send", "{queue: \"a-${{ ⏵event.id⏴ }}\"}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, count: \"${{ ⏵event.detail.n⏴ }}\"}"),
    ("ecs/run-task", "{cluster: jobs, task-definition: report, subnets: [\"${{ ⏵event.detail.subnet⏴ }}\"]}"),
  ])
  func constantInput(_ uses: String, _ inputs: String) { expect(check(uses: uses, with: inputs), .constantInput) }

  @Test func expressionsHaveAnyType() {
    expectClean(check(uses: "dynamodb/put-item", with: "{table: orders, item: \"${{ event.detail }}\"}"))
  }

  @Test func groups() {
    expect(
      check(
        uses: "http/request", with: "{connection: crm, path: /a, body: a, ⏵form⏴: {a: b}}", project: Self.project),
      .inputGroup)
    expect(
      check(uses: "⏵email/send⏴", with: "{connection: mail, to: a@example.com, subject: a}", project: Self.project),
      .inputGroup)
    // A misspelled input counts as given.
    expect(
      check(
        uses: "email/send", with: "{connection: mail, to: a@example.com, subject: a, ⏵txt⏴: a}",
        project: Self.project), .unknownInput)
  }

  @Test func aSingleValueIsAList() {
    expectClean(
      check(
        uses: "email/send", with: "{connection: mail, to: a@example.com, subject: a, text: b}",
        project: Self.project))
    expect(
      check(
        uses: "email/send", with: "{connection: mail, to: [a@example.com, ⏵nobody⏴], subject: a, text: b}",
        project: Self.project), .inputLimit)
  }

  @Test func connections() {
    let near = check(uses: "slack/notify", with: "{channel: ⏵alert⏴, text: a}", project: Self.project)
    expect(near, .unknownConnection)
    #expect(near.diagnostics.first?.hint?.text == "did you mean 'alerts'?")
    expect(
      check(uses: "slack/notify", with: "{channel: ⏵crm⏴, text: a}", project: Self.project),
      .wrongConnectionKind)
  }

  /// Without a project file a channel becomes a parameter; a secret cannot.
  @Test func connectionsWithoutAProjectFile() {
    expectClean(check(uses: "slack/notify", with: "{channel: alerts, text: a}"))
    expectClean(check(uses: "teams/notify", with: "{channel: alerts, text: a}"))
    let checked = check(uses: "kintone/create-record", with: "{connection: ⏵kintone⏴, app: 1, record: {a: b}}")
    expect(checked, .connectionNeeded)
    #expect(
      checked.diagnostics.first?.hint?.text.contains("kintone: {kintone: {domain: …, api-token: {secret: NAME}}}")
        == true)
  }

  @Test func workflowsThatAreNotCompiledNeedNoConnection() {
    let text = workflow(uses: "kintone/create-record", with: "{connection: kintone, app: 1, record: {a: b}}")
    expectClean(check("state: retired\n" + text))
    expectClean(check("runs-on: zapier\nlink: https://zapier.com/1\n" + text))
  }

  @Test(arguments: [
    ("sqs/send", "{queue: ⏵\"arn:aws:sns:ap-northeast-1:123456789012:orders\"⏴}"),
    ("sqs/send", "{queue: ⏵\"arn:aws:sqs:ap-northeast-1:1234:orders\"⏴}"),
    ("sqs/send", "{queue: ⏵a b⏴}"),
    ("lambda/invoke", "{function: ⏵\"arn:aws:lambda:us-east-1:123456789012:layer:a\"⏴}"),
    ("eventbridge/forward", "{bus: ⏵a/b⏴}"),
  ])
  func resourceForm(_ uses: String, _ inputs: String) { expect(check(uses: uses, with: inputs), .resourceForm) }

  @Test func queueAddressBecomesAnARN() {
    let checked = check(
      uses: "sqs/send", with: "{queue: ⏵\"https://sqs.ap-northeast-1.amazonaws.com/123456789012/orders\"⏴}")
    expect(checked, .resourceForm)
    let text = fixed(checked)
    #expect(text?.contains("queue: arn:aws:sqs:ap-northeast-1:123456789012:orders}") == true)
    expectClean(check(text ?? ""))
  }

  @Test func anARNOfAnotherServiceIsExplained() {
    let checked = check(uses: "sqs/send", with: "{queue: ⏵\"arn:aws:sns:ap-northeast-1:123456789012:orders\"⏴}")
    #expect(checked.diagnostics.first?.hint?.text.contains("'sns'") == true)
  }

  @Test func firstInFirstOut() {
    expect(
      check(uses: "sqs/send", with: "{queue: ⏵\"arn:aws:sqs:ap-northeast-1:123456789012:orders.fifo\"⏴}"),
      .fifoWithoutGroup)
    expectClean(check(uses: "sqs/send", with: "{queue: orders.fifo, group: orders}"))
    expect(check(uses: "sns/publish", with: "{topic: ⏵orders.fifo⏴}"), .fifoTopic)
  }
}
