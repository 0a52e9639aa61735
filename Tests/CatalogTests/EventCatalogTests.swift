import Catalog
import Testing

@Suite struct EventCatalogTests {
  @Test(arguments: [
    ("stripe", "invoice.payment_failed"), ("stripe", "v1.invoice.payment_failed"),
    ("stripe", "v2.core.account.closed"),
    ("github", "release"), ("github", "release.published"), ("github", "push"), ("github", "repository_dispatch"),
    ("github", "repository_dispatch.deploy.site"), ("twilio", "com.twilio.messaging.message.delivered"),
    ("aws.s3", "Object Created"), ("aws.ec2", "EC2 Instance State-change Notification"),
    ("aws.health", "AWS Health Event"), ("aws.guardduty", "GuardDuty Finding"),
    ("aws.s3", "AWS API Call via CloudTrail"), ("aws.iam", "AWS API Call via CloudTrail"),
    ("aws.signin", "AWS Console Sign In via CloudTrail"), ("aws.aidevops", "Investigation Created"),
    ("aws.lambda", "AWS Service Event via CloudTrail"),
  ]) func knows(source: String, type: String) throws {
    #expect(try #require(EventCatalog.source(named: source)).contains(type))
  }

  @Test(arguments: [
    ("stripe", "invoice.payment_failled"), ("stripe", ""), ("stripe", "invoice"), ("github", "release.publish"),
    ("github", "push.created"), ("github", "repository_dispatch."), ("github", ".published"),
    ("github", "release."),
    ("aws.s3", "object created"), ("aws.s3", "Object Created "), ("aws.signin", "AWS Console Sign In"),
    ("twilio", "com.twilio.messaging.message"), ("aws.acm", "ACM Certificate Available|?"),
    ("stripe", "account.updated\naccount.application.authorized"), ("aws.ec2", "fleet|EC2 Fleet Error"),
  ]) func doesNotKnow(source: String, type: String) throws {
    let source = try #require(EventCatalog.source(named: source))
    #expect(!source.contains(type))
    #expect(source.summary(of: type) == nil)
  }

  @Test(arguments: [
    "", "Stripe", "com.example.shop", "aws.", "aws", "s3", "aws.partner/stripe.com/ed_123", "aws.s3|Amazon S3",
  ])
  func strangers(name: String) {
    #expect(EventCatalog.source(named: name) == nil)
  }

  @Test func arrivals() {
    #expect(
      EventCatalog.source(named: "stripe")?.arrival
        == .partner(prefix: "aws.partner/stripe.com/", webhookSource: "stripe.com"))
    #expect(EventCatalog.source(named: "github")?.arrival == .webhook(source: "github.com"))
    #expect(EventCatalog.source(named: "twilio")?.arrival == .webhook(source: "twilio.com"))
    #expect(EventCatalog.source(named: "kintone")?.arrival == .webhook(source: "kintone"))
    #expect(EventCatalog.source(named: "aws.s3")?.arrival == .awsService)
  }

  @Test func webhooksComeFromTheSourcesThatSendThem() {
    let senders = EventCatalog.sourceNames.filter { EventCatalog.source(named: $0)?.arrival.webhookSource != nil }
    #expect(senders == EventCatalog.webhookSenders)
    #expect(EventCatalog.source(named: "stripe")?.arrival.webhookSource == "stripe.com")
  }

  @Test func oneNameStandsForAllOfTwiliosForms() throws {
    let twilio = try #require(EventCatalog.source(named: "twilio"))
    #expect(twilio.contains("twilio-webhook-lambda"))
    #expect(twilio.contains("com.twilio.messaging.message.delivered"))
  }

  @Test(arguments: [
    ("release", "release", nil), ("release.published", "release", "published"),
    ("repository_dispatch.deploy.site", "repository_dispatch", "deploy.site"), ("release.", "release", ""),
  ]) func gitHubNamesIncludeAnAction(name: String, detailType: String, action: String?) throws {
    let source = try #require(EventCatalog.source(named: "github"))
    #expect(source.naming == .detailTypeAndAction)
    #expect(source.naming.parts(of: name) == (detailType, action))
  }

  @Test func otherNamesAreDetailTypes() throws {
    let stripe = try #require(EventCatalog.source(named: "stripe"))
    #expect(stripe.naming == .detailType)
    #expect(stripe.naming.parts(of: "invoice.payment_failed") == ("invoice.payment_failed", nil))
  }

  @Test func everySourceIsSortedAndWithoutRepeats() throws {
    let names = EventCatalog.sourceNames
    #expect(names == Array(Set(names)).sorted())
    for name in names {
      let source = try #require(EventCatalog.source(named: name))
      #expect(source.name == name)
      #expect(!source.title.isEmpty)
      let types = source.types.map(\.name)
      #expect(!types.isEmpty)
      #expect(types == Set(types).sorted(), "\(name)")
      #expect(types.allSatisfy(source.contains))
    }
  }

  @Test func countsAreThoseOfTheTables() throws {
    #expect(try #require(EventCatalog.source(named: "stripe")).types.count == 275 + 326)
    #expect(try #require(EventCatalog.source(named: "twilio")).types.count == 177 + 1)
    // 277 pairs of event and action, 15 of them without an action and one with a free action; 76 events on their own.
    let gitHub = try #require(EventCatalog.source(named: "github"))
    #expect(gitHub.types.filter { !$0.name.contains(".") }.count == 76)
    #expect(gitHub.types.filter { $0.name.contains(".") }.count == 277 - 15)
  }

  @Test func summaries() {
    #expect(
      EventCatalog.source(named: "stripe")?.summary(of: "account.updated")
        == "Occurs whenever an account status or property has changed.")
    #expect(
      EventCatalog.source(named: "stripe")?.summary(of: "v1.account.updated")
        == "Thin event about an object of the type `Account`.")
    #expect(EventCatalog.source(named: "stripe")?.summary(of: "apps.install.created") == nil)
    #expect(EventCatalog.source(named: "github")?.summary(of: "watch") == "Any of its actions: `started`.")
    #expect(
      EventCatalog.source(named: "twilio")?.summary(of: "com.twilio.conversations.delivery.updated")
        == "One of Twilio's conversations events (discontinued).")
  }

  @Test func guessedSpellingsAreNeverSuggested() throws {
    let source = try #require(EventCatalog.source(named: "aws.aidevops"))
    #expect(source.contains("Investigation Created"))
    #expect(!source.verifiedEventTypes.contains("Investigation Created"))
    #expect(source.verifiedEventTypes.contains("AWS API Call via CloudTrail"))
    let unverified = EventCatalog.sourceNames.compactMap(EventCatalog.source(named:)).flatMap(\.types)
      .filter { !$0.isVerified }
    // 68 rows, of which five are CloudTrail's own type, whose spelling is certain.
    #expect(unverified.count == 68 - 5)
  }

  @Test func serviceTitles() {
    #expect(EventCatalog.source(named: "aws.s3")?.title == "Amazon S3")
    #expect(EventCatalog.source(named: "aws.states")?.title == "AWS Step Functions")
    #expect(EventCatalog.source(named: "aws.events")?.title == "Amazon EventBridge")
  }
}
