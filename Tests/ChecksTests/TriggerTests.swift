import Checks
import Diagnostics
import EventPattern
import Flow
import Source
import TestSupport
import Testing

@Suite struct TriggerTests {
  @Test(arguments: [
    ("stripe", "invoice.payment_failled", "invoice.payment_failed"),
    ("aws.s3", "Object created", "Object Created"), ("github", "release.publishd", "release.published"),
  ])
  func misspelledEvent(_ source: String, _ event: String, _ meant: String) {
    let checked = check(trigger: "{source: \(source), event: [⏵\(event)⏴]}")
    expect(checked, .unknownEvent)
    #expect(checked.diagnostics.first?.fixes.first?.edits.first?.text == meant)
  }

  @Test(arguments: [("stripe", "parcel.lost"), ("aws.s3", "Bucket Painted Red"), ("github", "coffee.brewed")])
  func unlistedEvent(_ source: String, _ event: String) {
    let checked = check(trigger: "{source: \(source), event: ⏵\(event)⏴}")
    expect(checked, .unlistedEvent)
    #expect(checked.diagnostics.first?.severity == .warning)
  }

  @Test(arguments: [
    "{source: github, event: release}", "{source: github, event: repository_dispatch.anything}",
    "{source: aws.ec2, event: EC2 Instance State-change Notification}", "{source: com.example.anything, event: a}",
    "{source: aws.s3}", "{source: aws.s3, event: Object Created, bus: default}",
  ])
  func knownEvents(_ trigger: String) { expectClean(check(trigger: trigger)) }

  @Test(arguments: ["strip", "gihtub", "aws.s33", "aws.lamda", "Stripe"])
  func misspelledSource(_ source: String) {
    expect(check(trigger: "{source: ⏵\(source)⏴, event: a}"), .unknownSource)
  }

  @Test func misspelledSourceOfTheProject() {
    let project = "project: shop\nsources: {warehouse: {source: com.example.warehouse}}\n"
    let checked = check(trigger: "{source: ⏵warehose⏴, event: a}", project: project)
    expect(checked, .unknownSource)
    #expect(checked.diagnostics.first?.hint?.text == "did you mean 'warehouse'?")
    expectClean(check(trigger: "{source: warehouse, event: a}", project: project))
    // Similar names are usual for sources with dots.
    expectClean(check(trigger: "{source: com.example.warehous, event: a}", project: project))
  }

  @Test func unknownServiceIsAWarning() {
    let checked = check(trigger: "{source: ⏵aws.entirelynewservice⏴, event: a}")
    expect(checked, .unknownSource)
    #expect(checked.diagnostics.first?.severity == .warning)
  }

  @Test func buses() {
    expect(check(trigger: "{source: aws.s3, event: Object Created, bus: ⏵shop⏴}"), .awsSourceOnBus)
    expect(check(trigger: "{source: com.example.shop, bus: ⏵a b⏴}"), .resourceForm)
    expect(
      check(trigger: "{pattern: {source: [a]}, bus: ⏵\"arn:aws:sqs:us-east-1:123456789012:a\"⏴}"),
      .resourceForm
    )
  }

  @Test func partnerSource() {
    expect(check(trigger: "{source: ⏵aws.partner/example.com/shop⏴, event: a}"), .partnerSource)
  }

  /// Names are compared once their variables are known.
  @Test func anEventIsNamedOnce() {
    expect(check(trigger: "{source: com.example.shop, event: [a, b, ⏵a⏴]}"), .repeatedEntry)
    let project = "project: shop\nenvironments: {one: {vars: {kind: b}}}\n"
    expect(
      check(trigger: "{source: com.example.shop, event: [a, b, ⏵\"${{ vars.kind }}\"⏴]}", project: project),
      .repeatedEntry)
  }

  /// A raw pattern is checked once its variables are known.
  @Test func rawPatterns() {
    let project = "project: shop\nenvironments: {one: {vars: {twice: [x, x]}}}\n"
    let twice = check(trigger: "{pattern: {source: [a], detail: {b: [\"${{ vars.twice }}\"]}}}", project: project)
    #expect(twice.diagnostics.map(\.code) == [.repeatedValue])
    expect(check(trigger: "{pattern: {source: [a], detail: {b: [⏵123456789012345678901⏴]}}}"), .inexactNumber)
    expect(check(trigger: "{pattern: ⏵{detail: {b: [1]}}⏴}"), .patternWithoutSource)
  }
}
