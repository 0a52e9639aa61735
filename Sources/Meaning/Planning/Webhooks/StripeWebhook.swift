extension WebhookCode {
  /// Stripe signs the time and the body with HMAC-SHA256, and recommends to reject requests that are older than five
  /// minutes (Stripe documentation, "Check the webhook signatures": "Verify manually"). A retried request has a new
  /// signature.
  static let stripe = WebhookCode(
    title: "Stripe",
    imports: ["hashlib"],
    body: ##"""
      SOURCE, ANSWER = "stripe.com", {"statusCode": 200}
      TOLERANCE = 300  # seconds


      def entries(event, headers, body):
          """Stripe signs the time and the body, with both secrets while one replaces the other."""
          parts = [part.partition("=") for part in headers.get("stripe-signature", "").split(",")]
          said = next((value for name, _, value in parts if name == "t"), "")
          signed = said.encode("utf-8", "replace") + b"." + body
          wanted = hmac.new(secret(), signed, hashlib.sha256).hexdigest()
          if not any([same(value, wanted) for name, _, value in parts if name == "v1"]):
              raise Rejected(401, "no v1 signature in Stripe-Signature matches the body")
          if not said.isdecimal() or abs(time.time() - int(said)) > TOLERANCE:
              raise Rejected(401, "the timestamp in Stripe-Signature is too old or in the future")
          value = parse(body)
          return [entry(value, isinstance(value, dict) and value.get("type"), body)]

      """##,
    addressNote:
      "Use this as the endpoint URL of the event destination in Stripe. The secret is its signing secret.")
}
