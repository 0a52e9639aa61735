import Catalog
import Flow
import Source
import Testing

@Suite struct EventArrivalTests {
  private func arrival(_ source: String, bus: String? = nil, of sources: [(String, ProjectSource.Arrival)] = [])
    -> String
  {
    let project = Project(
      ProjectHead(span: span),
      sources: sources.map { ProjectSource(name: located($0.0), arrival: $0.1, span: span) })
    let events = FlowEvents(source: located(source), events: [], bus: bus.map { located($0) })
    switch events.arrival(in: sources.isEmpty ? nil : project) {
    case .bus(let source, let name)?: return "\(source) on \(name ?? "default")"
    case .partner(let source, let name, _)?: return "\(name) as \(source)"
    case .unknownPartner(let name, let prefix, _)?: return "\(name) as \(prefix)…"
    case .webhook(_, let own, let endpointBus, let source, let name)?:
      return "\(own.name.value) as \(source) from \(endpointBus ?? "default") on \(name ?? "default")"
    case nil: return "nowhere"
    }
  }

  @Test func undescribedSources() {
    #expect(arrival("com.example.shop") == "com.example.shop on default")
    #expect(arrival("com.example.shop", bus: "default") == "com.example.shop on default")
    #expect(
      arrival("com.example.shop", bus: "arn:aws:events:eu-west-1:123456789012:event-bus/shop")
        == "com.example.shop on shop")
    #expect(arrival("aws.partner/a.com/b") == "aws.partner/a.com/b as aws.partner/a.com/b")
    #expect(arrival("stripe") == "stripe as aws.partner/stripe.com/…")
  }

  @Test func sourcesOfTheProject() {
    let secret = SecretReference(store: .secretsManager, name: "a")
    let sources: [(String, ProjectSource.Arrival)] = [
      ("shop", .bus(source: located("com.example.shop"), bus: located("orders"))),
      ("stripe", .partner(located("aws.partner/stripe.com/x"))),
      ("github", .webhook(WebhookEndpoint(secret: secret, bus: located("hooks")))), ("broken", .invalid),
    ]
    #expect(arrival("shop", of: sources) == "com.example.shop on orders")
    #expect(arrival("shop", bus: "other", of: sources) == "com.example.shop on other")
    #expect(arrival("stripe", of: sources) == "stripe as aws.partner/stripe.com/x")
    #expect(arrival("github", bus: "other", of: sources).hasSuffix("from hooks on other"))
    #expect(arrival("broken", of: sources) == "nowhere")
  }
}
