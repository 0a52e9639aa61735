extension WebhookCode {
  /// GitHub signs the body with HMAC-SHA256 (GitHub documentation, "Validating webhook deliveries"). The name of the
  /// event and the ID of the delivery, which stays the same for a redelivery, are in headers ("Webhook events and
  /// payloads"). A webhook with GitHub's default settings sends the JSON as a field of a form.
  static let gitHub = WebhookCode(
    title: "GitHub",
    imports: ["hashlib", "urllib.parse"],
    body: ##"""
      SOURCE, ANSWER = "github.com", {"statusCode": 200}


      def entries(event, headers, body):
          """GitHub signs the body. The ID of the delivery is in a header, and becomes a resource of the event."""
          wanted = "sha256=" + hmac.new(secret(), body, hashlib.sha256).hexdigest()
          if not same(headers.get("x-hub-signature-256", ""), wanted):
              raise Rejected(401, "X-Hub-Signature-256 does not match the body")
          if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
              fields = urllib.parse.parse_qs(body.decode("utf-8", "replace"))
              body = fields.get("payload", [""])[0].encode("utf-8", "replace")
          name, delivery = headers.get("x-github-event"), headers.get("x-github-delivery")
          return [entry(parse(body), name, body, delivery)]

      """##,
    addressNote: "Use this as the payload URL of the webhook in GitHub, with the same secret.")
}
