import Diagnostics
import Source
import TestSupport
import Testing

/// Texts that are broken in every way: nothing traps, and every finding is inside its file.
@Suite struct RobustnessTests {
  /// Random numbers that are the same in every run.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let workflow = """
    workflow: invoice-payment-failed
    description: Tell support.
    review-by: 2027-06-30
    labels: {domain: billing}
    runs-on: aws
    trigger:
      - source: stripe
        event: [invoice.payment_failed]
        where: {data.object.amount_due: {numeric: [">=", "${{ vars.min-amount }}"]}, $or: [{a: 1}, {b: [2]}]}
      - {schedule: "cron(0 9 ? * MON *)", timezone: Asia/Tokyo}
      - {pattern: {source: [{prefix: aws.}], detail: {state: [stopped]}}}
    tasks:
      - id: alert
        uses: slack/notify
        with: {channel: alerts, title: "Failed: ${{ event.detail.data.object.number }}", text: "${{ vars.text }}"}
        retry: {attempts: 3, delay: 10s, backoff: 2, on: [States.Timeout]}
        timeout: 15m
        dead-letter: none
        because: "no"
      - wait: {until: "${{ event.time }}"}
      - choose:
          - when: ${{ event.detail.a >= vars.min-amount }}
            tasks: [{id: one, uses: sqs/send, with: {queue: orders.fifo, group: a}}]
          - otherwise: [{stop: {fail: "no ${{ event.id }}"}}]
      - for-each: ${{ event.detail.lines }}
        tasks: [{id: each, uses: sqs/send, with: {queue: q, message: "${{ item.id & tasks.alert.id }}"}}]
    on-failure: [{id: tell, uses: sns/publish, with: {topic: t, message: "${{ error.cause }}"}}]
    tests:
      - {name: a, event: a.json, set: {detail.a: 1}, expect: {fires: true, tasks: {alert: {title: a}, one: skipped}}, results: {alert: {id: 1}}}

    """

  static let project = """
    project: shop
    workflows: [workflows/**/*.yaml]
    sources: {stripe: {partner: aws.partner/stripe.com/ed_1}, github: {webhook: {secret: a/b}}}
    connections:
      alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      crm: {http: {base-url: "https://crm.example.com", auth: {api-key: {header: X-Key, value: {secret: crm}}}}}
    environments: {staging: {region: ap-northeast-1, account: 012345678901, vars: {min-amount: 1, text: "a \\" ${{"}}}
    defaults: {retry: {attempts: 3}, log-retention: 30d}
    policy: {require: [owner]}

    """

  @Test(arguments: 0..<8) func brokenTexts(_ seed: Int) {
    var generator = Generator(state: UInt64(seed) &* 977 &+ 13)
    for _ in 0..<60 {
      let text = broken(Self.workflow, &generator)
      let project = Bool.random(using: &generator) ? broken(Self.project, &generator) : Self.project
      let checked = check(text, project: project)
      let lengths = [text.utf8.count, project.utf8.count]
      for diagnostic in checked.diagnostics {
        for span in [diagnostic.span].compactMap({ $0 }) + diagnostic.labels.map(\.span) {
          #expect(Int(span.end) <= lengths[Int(span.file.index)], "\(diagnostic.message.text) in\n\(text)")
        }
      }
    }
  }

  private func broken(_ text: String, _ generator: inout Generator) -> String {
    var words = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == " " }.map(String.init)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let index = Int.random(in: 0..<words.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: words.remove(at: index)
      case 1: words[index] = words[Int.random(in: 0..<words.count, using: &generator)]
      case 2: words[index] = String(words[index].unicodeScalars.dropLast())
      case 3:
        words[index] =
          ["~", "[]", "{}", "''", "*a", "&a", "${{", "1e999", "日本", "-", "\n"][
            Int.random(in: 0..<11, using: &generator)]
      default: words.swapAt(index, Int.random(in: 0..<words.count, using: &generator))
      }
    }
    return words.joined(separator: " ")
  }
}
