extension WebhookCode {
  /// Twilio signs the address that it calls, followed by the fields of a form, with HMAC-SHA1. If the body is not a
  /// form, the address contains a hash of it (Twilio documentation, "Webhooks security").
  ///
  /// A form becomes the same event as in AWS's quick start. The response to an incoming message or call is TwiML that
  /// does nothing. Events of Event Streams have the name that they contain.
  static let twilio = WebhookCode(
    title: "Twilio",
    imports: ["hashlib", "urllib.parse"],
    body: ##"""
      SOURCE, ANSWER = "twilio.com", {
          "statusCode": 200,
          "headers": {"content-type": "text/xml"},
          "body": "<Response/>",
      }


      def entries(event, headers, body):
          """Twilio signs the address and the fields of a form; for other bodies, the address contains a hash."""
          query, path = event.get("rawQueryString", ""), event["rawPath"]
          told = urllib.parse.parse_qs(query).get("bodySHA256")
          # An address with a hash was signed without fields, so the body is never read as a form.
          is_form = not told and headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
          fields = []
          if is_form:
              fields = urllib.parse.parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
          elif not told or not same(told[0], hashlib.sha256(body).hexdigest()):
              raise Rejected(401, "bodySHA256 does not match the body")
          rest = ("?" + query if query else "") + "".join(name + value for name, value in sorted(set(fields)))
          # The address in Twilio may lack the last slash, and Twilio may sign it with the port.
          host = "https://" + event["requestContext"]["domainName"]
          starts = [host + port + end for port in ("", ":443") for end in (path, path.rstrip("/"))]
          if not any([same(headers.get("x-twilio-signature", ""), sign(start + rest)) for start in starts]):
              raise Rejected(401, "X-Twilio-Signature does not match the request")
          values = [form(fields)] if is_form else parse(body)
          token = headers.get("i-twilio-idempotency-token")
          return [
              entry(value, name_of(value), text(value), token)
              for value in (values if isinstance(values, list) else [values])
          ]


      def sign(text):
          return base64.b64encode(hmac.new(secret(), text.encode("utf-8", "replace"), hashlib.sha1).digest()).decode()


      def text(value):
          """The value as JSON, whose numbers must fit in a double."""
          try:
              return json.dumps(value, allow_nan=False).encode()
          except ValueError:
              raise Rejected(400, "a number in the body is too large") from None


      def form(fields):
          """The first value of each field. The payload of an error or a warning is JSON."""
          detail = dict(fields[::-1])
          if detail.get("PayloadType") == "application/json":
              detail["Payload"] = parse(detail.get("Payload", "").encode("utf-8", "replace"))
          return detail


      def name_of(value):
          """The type of an event of Event Streams; otherwise the name that AWS's quick start uses."""
          name = value.get("type") if isinstance(value, dict) else None
          return name if str(name).startswith("com.twilio.") else "twilio-webhook-lambda"

      """##,
    addressNote: "Use this as the webhook URL of a number, service or sink in Twilio. The secret is the auth token."
  )
}
