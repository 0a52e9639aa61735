import Catalog
import TestSupport
import Testing

/// A rejected text, with `⏵…⏴` around the place of the problem, and a part of the reason.
private struct Refusal: Sendable, CustomTestStringConvertible {
  let kind: ResourceKind
  let marked: String
  let reason: String

  init(_ kind: ResourceKind, _ marked: String, _ reason: String) {
    self.kind = kind
    self.marked = marked
    self.reason = reason
  }

  var testDescription: String { "\(kind) \(marked.prefix(60))" }
}

private let rejections = [
  Refusal(.queue, "⏵⏴", "is empty, but must name an SQS queue"),
  Refusal(.queue, "or⏵ ⏴ders", "contains a space, which the name of an SQS queue cannot"),
  Refusal(.queue, "orders⏵/⏴new", "contains '/'"),
  Refusal(.queue, "⏵注⏴文", "contains '注'"),
  Refusal(.queue, "a⏵.⏴fif", "contains '.'"),
  Refusal(.queue, "⏵.fifo⏴", "does not name an SQS queue"),
  Refusal(.queue, "⏵https://sqs.ap-northeast-1.amazonaws.com/123456789012/orders⏴", "is a URL"),
  Refusal(
    .queue, "⏵arn:aws:sns:ap-northeast-1:123456789012:orders⏴", "is not the ARN of an SQS queue"),
  Refusal(.queue, "⏵arn:aws:sqs:orders⏴", "is not an ARN"),
  Refusal(.queue, "arn:⏵aws-eu⏴:sqs:ap-northeast-1:123456789012:orders", "the partition 'aws-eu'"),
  Refusal(.queue, "arn:aws:⏵⏴:ap-northeast-1:123456789012:orders", "names no service"),
  Refusal(.queue, "arn:aws:sqs:⏵tokyo⏴:123456789012:orders", "the Region 'tokyo'"),
  Refusal(.queue, "arn:aws:sqs:ap-northeast-1:⏵12345678901⏴:orders", "an account has twelve digits"),
  Refusal(.queue, "⏵arn:aws:sqs::123456789012:orders⏴", "lacks the Region or the account"),
  Refusal(.queue, "⏵arn:aws:sqs:ap-northeast-1::orders⏴", "lacks the Region or the account"),
  Refusal(.queue, "arn:aws:sqs:ap-northeast-1:123456789012:⏵⏴", "names no resource"),
  Refusal(.queue, "arn:aws:sqs:ap-northeast-1:123456789012:or⏵*⏴ders", "contains '*'"),
  Refusal(.topic, "arn:aws:sns:ap-northeast-1:123456789012:orders⏵:⏴7b0c", "contains ':'"),
  Refusal(.function, "⏵notify:live⏴", "requires the full ARN"),
  Refusal(
    .function, "⏵arn:aws:lambda:us-east-1:123456789012:layer:notify⏴", "is not the ARN of a Lambda function"),
  Refusal(.function, "arn:aws:lambda:us-east-1:123456789012:function:⏵⏴", "does not name a Lambda function"),
  Refusal(
    .function, "arn:aws:lambda:us-east-1:123456789012:function:notify:⏵a b⏴", "expected a version or an alias"),
  Refusal(.stateMachine, "ful⏵.⏴fil", "contains '.'"),
  Refusal(
    .stateMachine, "⏵arn:aws:states:us-east-1:123456789012:execution:fulfil:1⏴",
    "is not the ARN of a Step Functions state machine"),
  Refusal(.bus, "shop⏵/⏴orders", "contains '/'"),
  Refusal(.bus, "⏵arn:aws:events:us-east-1:123456789012:rule/shop⏴", "is not the ARN of an event bus"),
  Refusal(.logGroup, "⏵aws/⏴events/orders", "which AWS reserves"),
  Refusal(.logGroup, "/aws/events/orders⏵:⏴*", "contains ':'"),
  Refusal(.logGroup, "arn:aws:logs:us-east-1:123456789012:log-group:/orders:⏵log-stream:x⏴", "'*' or nothing"),
  Refusal(.taskDefinition, "report:⏵latest⏴", "a revision number"),
  Refusal(.taskDefinition, "report:⏵⏴", "a revision number"),
  Refusal(.jobQueue, "⏵-⏴nightly", "does not begin with a letter or a digit"),
  Refusal(.buildProject, "⏵s⏴", "has a name of 1 character; that of a CodeBuild project has 2 to 150"),
  Refusal(.bucket, "⏵I⏴nvoices", "contains 'I'"),
  Refusal(.bucket, "in⏵_⏴voices", "contains '_'"),
  Refusal(.bucket, "⏵arn:aws:s3:ap-northeast-1:123456789012:invoices⏴", "has neither"),
  Refusal(.table, "⏵ab⏴", "3 to 255"),
]

/// Removes the marks from a text.
private func unmarked(_ marked: String) -> (text: String, range: Range<Int>) {
  var bytes: [UInt8] = []
  var bounds: [Int] = []
  for scalar in marked.unicodeScalars {
    if scalar == "⏵" || scalar == "⏴" {
      bounds.append(bytes.count)
    } else {
      bytes += Array(String(scalar).utf8)
    }
  }
  return (String(decoding: bytes, as: UTF8.self), bounds[0]..<bounds[1])
}

@Suite struct ResourceNameTests {
  @Test(arguments: rejections) fileprivate func refuses(refusal: Refusal) throws {
    let (text, range) = unmarked(refusal.marked)
    guard case .failure(let problem) = ResourceName.parse(text, as: refusal.kind) else {
      throw Unexpected("'\(text)' is accepted")
    }
    #expect(problem.reason.text.contains(refusal.reason), "\(problem.reason.text)")
    #expect(problem.range == range, "\(problem.reason.text)")
  }

  @Test(arguments: ResourceKind.allCases) func acceptsItsOwnExampleInEveryPartition(kind: ResourceKind) throws {
    for partition in AmazonResourceName.partitions {
      let text = kind.form.example.replacing("arn:aws:", with: "arn:\(partition):")
      let parsed = try ResourceName.parse(text, as: kind).get()
      guard case .arn(let arn) = parsed else {
        Issue.record("'\(text)' is read as a name")
        continue
      }
      #expect(arn.text == text)
      #expect(arn.partition == partition)
      #expect(arn.service == kind.form.service)
      #expect(arn.account == (kind == .bucket ? "" : "123456789012"))
    }
  }

  @Test(arguments: ResourceKind.allCases) func rejectsTheExampleOfEveryOtherKind(kind: ResourceKind) {
    for other in ResourceKind.allCases where other != kind {
      #expect(throws: TextProblem.self) { try ResourceName.parse(other.form.example, as: kind).get() }
    }
  }

  @Test(arguments: ResourceKind.allCases) func namesAtTheirLimits(kind: ResourceKind) throws {
    let length = kind.form.length
    for count in [length.lowerBound, length.upperBound] {
      let name = String(repeating: "a", count: count)
      #expect(try ResourceName.parse(name, as: kind).get() == .name(name))
    }
    for count in [length.lowerBound - 1, length.upperBound + 1] {
      #expect(throws: TextProblem.self) {
        try ResourceName.parse(String(repeating: "a", count: count), as: kind).get()
      }
    }
  }

  @Test func theSuffixOfAFIFOQueueCounts() throws {
    let longest = String(repeating: "a", count: 75) + ".fifo"
    let parsed = try ResourceName.parse(longest, as: .queue).get()
    #expect(parsed == .name(longest))
    #expect(parsed.isFIFO)
    #expect(throws: TextProblem.self) { try ResourceName.parse("a" + longest, as: .queue).get() }
    let standard = try ResourceName.parse("orders", as: .queue).get()
    #expect(!standard.isFIFO)
    let topic = try ResourceName.parse("arn:aws:sns:us-east-1:123456789012:a.fifo", as: .topic).get()
    #expect(topic.isFIFO)
  }

  @Test(arguments: [
    (ResourceKind.queue, "orders", "orders"), (.queue, "arn:aws:sqs:us-east-1:123456789012:orders", "orders"),
    (.function, "arn:aws:lambda:us-gov-west-1:123456789012:function:notify:live", "notify"),
    (.stateMachine, "arn:aws:states:us-east-1:123456789012:stateMachine:fulfil:3", "fulfil"),
    (.bus, "arn:aws:events:us-east-1:123456789012:event-bus/shop", "shop"), (.bus, "default", "default"),
    (.bus, "aws.partner/stripe.com/ed_1", "aws.partner/stripe.com/ed_1"),
    (
      .bus, "arn:aws:events:us-east-1:123456789012:event-bus/aws.partner/stripe.com/ed_1",
      "aws.partner/stripe.com/ed_1"
    ),
    (.logGroup, "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/a:*", "/aws/events/a"),
    (.logGroup, "/aws/events/a#1", "/aws/events/a#1"), (.taskDefinition, "report:7", "report"),
    (.taskDefinition, "report", "report"),
    (.jobDefinition, "arn:aws:batch:us-east-1:123456789012:job-definition/report:3", "report"),
    (.bucket, "arn:aws:s3:::example-invoices", "example-invoices"),
  ]) func knowsTheNameWithin(kind: ResourceKind, text: String, name: String) throws {
    #expect(try ResourceName.parse(text, as: kind).get().name(as: kind) == name)
  }

  @Test func theStreamsOfALogGroupAreLeftOut() throws {
    let bare = "arn:aws:logs:us-east-1:123456789012:log-group:/orders"
    let group = try ResourceName.parse(bare, as: .logGroup).get()
    let streams = try ResourceName.parse(bare + ":*", as: .logGroup).get()
    #expect(streams == group)
  }
}
