extension WebhookCode {
  /// Stripe signs the time and the body with HMAC-SHA256, and takes five minutes for the time that a request may be under
  /// way (Stripe documentation, "Check the webhook signatures": "Verify manually"). The signature of a request that is
  /// sent again is made anew.
  static let stripe = WebhookCode(
    title: "Stripe",
    imports: ["hashlib"],
    body: ##"""
      SOURCE, ANSWER = "stripe.com", {"statusCode": 200}
      TOLERANCE = 300  # seconds


      def entries(event, headers, body):
          """Stripe signs the time and the body, once with each secret while one takes the place of another."""
          parts = [part.partition("=") for part in headers.get("stripe-signature", "").split(",")]
          said = next((value for name, _, value in parts if name == "t"), "")
          message = said.encode("utf-8", "replace") + b"." + body
          given = [value for name, _, value in parts if name == "v1"]

          def is_right(key):
              wanted = hmac.new(key, message, hashlib.sha256).hexdigest()
              return any([same(value, wanted) for value in given])

          if not signed(is_right):
              raise Refused(401, "no v1 of Stripe-Signature is the body's")
          if not said.isdecimal() or abs(time.time() - int(said)) > TOLERANCE:
              raise Refused(401, "the signature is not of this time")
          value = parse(body)
          return [entry(value, isinstance(value, dict) and value.get("type"), body)]

      """##,
    addressNote: "The endpoint URL for the event destination at Stripe, whose signing secret is the secret.")
}
