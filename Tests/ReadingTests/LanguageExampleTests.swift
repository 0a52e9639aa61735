import Catalog
import Diagnostics
import EventPattern
import Expressions
import Flow
import Reading
import Source
import TestSupport
import Testing
import Workflows

/// The examples that explain the language.
@Suite struct LanguageExampleTests {
  static let invoice = """
    # yaml-language-server: $schema=../schemas/workflow.schema.json
    workflow: invoice-payment-failed        # unique in the project; kebab-case, 1 to 48 characters
    description: Tell support the moment a subscription invoice cannot be collected.
    owner: billing-ops                      # the team or person who answers for it
    runbook: https://wiki.example.com/billing/unpaid
    review-by: 2027-06-30                   # after this day the lint asks whether it is still wanted
    labels: {domain: billing}               # become AWS tags

    trigger:
      source: stripe
      event: invoice.payment_failed         # one detail-type, or a list of them
      where:
        data.object.amount_due: {numeric: [">=", 10000]}
        data.object.currency: jpy

    tasks:
      - id: alert
        uses: slack/notify
        with:
          channel: support-alerts           # a connection of the project file
          title: "Payment failed: ${{ event.detail.data.object.number }}"
          text: "${{ event.detail.data.object.customer_name }} owes ${{ event.detail.data.object.amount_due }}"

      - id: record
        uses: kintone/create-record
        with:
          connection: kintone
          app: 42
          record:
            customer: ${{ event.detail.data.object.customer }}
            amount: ${{ event.detail.data.object.amount_due }}
        retry: {attempts: 3, delay: 10s, backoff: 2}

      - id: chase
        if: ${{ event.detail.data.object.attempt_count >= 3 }}
        uses: email/send
        with:
          connection: support-mail
          to: ${{ event.detail.data.object.customer_email }}
          subject: Your payment needs attention
          text: "Invoice ${{ event.detail.data.object.number }} is still open. Record ${{ tasks.record.id }}."

    """

  static let invoiceTests = """
    tests:
      - name: a large unpaid invoice alerts support
        event: fixtures/stripe-invoice.payment_failed.json     # or inline; `set:` changes fields of it
        set: {detail.data.object.amount_due: 12000}
        expect:
          fires: true
          tasks:
            alert: {title: "Payment failed: F-0001"}
            chase: skipped
        results:                                               # what earlier tasks answer, for later ones
          record: {id: "100"}
      - name: a small one does not
        event: fixtures/stripe-invoice.payment_failed.json
        set: {detail.data.object.amount_due: 500}
        expect: {fires: false, because: detail.data.object.amount_due}

    """

  static let project = """
    project: subscription-desk
    workflows: [workflows/**/*.yaml]

    sources:
      stripe: {partner: aws.partner/stripe.com/ed_61TzExample}    # a partner event bus
      github: {webhook: {secret: github/webhook-secret}}          # an endpoint that Tasuki generates
      shop:   {source: com.example.shop, bus: shop}

    connections:
      support-alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      kintone:        {kintone: {domain: example.cybozu.com, api-token: {secret: kintone/api-token}}}
      support-mail:   {ses: {from: support@example.com}}
      crm:            {http: {base-url: "https://crm.example.com/api", auth: {api-key: {header: X-Api-Key, value: {secret: crm/key}}}}}

    environments:
      staging:    {region: ap-northeast-1, vars: {min-amount: 1}}
      production: {region: ap-northeast-1, account: "123456789012", vars: {min-amount: 10000}}

    defaults:
      retry: {attempts: 3}
      log-retention: 30d

    stacks: 2

    policy:
      require: [description, owner, runbook]

    """

  static let triggers = [
    "{source: stripe, event: [invoice.payment_failed, invoice.overdue]}",
    "{source: aws.s3, event: Object Created, where: {bucket.name: invoices}}",
    "{source: com.example.shop, event: order.placed, bus: shop}",
    "{pattern: {source: [{prefix: aws.}], detail: {state: [stopped]}}}",
    "{schedule: \"cron(0 9 ? * MON-FRI *)\", timezone: Asia/Tokyo}",
    "{schedule: \"0 9 * * 1-5\", timezone: Asia/Tokyo}",
    "{schedule: rate(15 minutes)}",
    "{schedule: \"at(2027-04-01T09:00:00)\", timezone: Asia/Tokyo}",
  ]

  @Test func workflowReadsClean() throws {
    let reading = try read(Self.invoice + Self.invoiceTests)
    expectClean(reading)
    let workflow = try #require(reading.workflows.first)
    #expect(workflow.name.value == "invoice-payment-failed")
    #expect(workflow.reviewBy?.value == CalendarDate(year: 2027, month: 6, day: 30))
    #expect(workflow.allTasks.map(\.id.value) == ["alert", "record", "chase"])
    #expect(workflow.allTasks[1].retry?.delay == 10)
    #expect(workflow.allTasks[2].condition?.text == "event.detail.data.object.attempt_count >= 3")
    #expect(workflow.tests.count == 2)
    #expect(workflow.tests[1].because?.value == "detail.data.object.amount_due")
    guard case .event(let trigger) = workflow.triggers.first?.kind else { throw Unexpected("no event trigger") }
    let paths = ["data.object.amount_due", "data.object.currency"].map { Array($0.utf8) }
    #expect(trigger.conditions?.pattern.closed?.paths == Set(paths))
  }

  @Test func projectReadsClean() throws {
    let reading = readMarkedProject(Self.project)
    expectClean(reading)
    let project = try #require(reading.project)
    #expect(project.name?.value == "subscription-desk")
    #expect(project.sources.map(\.name.value) == ["stripe", "github", "shop"])
    #expect(project.connections.map(\.kind?.name) == ["slack", "kintone", "ses", "http"])
    #expect(project.environments.map { $0.variables.count } == [1, 1])
    #expect(project.defaults.logRetention?.value == 30)
    #expect(project.stacks?.value == 2)
    #expect(project.required.map(\.value) == ["description", "owner", "runbook"])
  }

  @Test(arguments: triggers) func triggerReadsClean(_ trigger: String) throws {
    let reading = try read(trigger: trigger)
    #expect(
      reading.diagnostics.filter { $0.severity == .error }.isEmpty, "\(reading.diagnostics.map(\.message.text))")
    #expect(reading.workflows.first?.triggers.count == 1)
    if case .invalid? = reading.workflows.first?.triggers.first?.kind { Issue.record("the trigger is invalid") }
  }
}
