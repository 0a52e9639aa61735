// Source: Stripe API Reference, "Authentication".
extension ConnectionKind {
  static let stripe = ConnectionKind(
    "stripe", "The API of a Stripe account.",
    fields: [ConnectionField("api-key", .text, "A secret or restricted key.", required: true, secret: true)]
  ) { values in
    values.secret("api-key").map { .api(HTTPService("https://api.stripe.com", .bearer($0))) }
  }
}
