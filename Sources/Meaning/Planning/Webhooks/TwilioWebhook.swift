extension WebhookCode {
  /// Twilio signs the address that it calls, with the fields of a form behind it, with HMAC-SHA1; where the body is no
  /// form, a hash of it stands in the address (Twilio documentation, "Webhooks security").
  ///
  /// A form becomes what AWS's quick start makes of it; the answer to an incoming message or call is TwiML that does
  /// nothing. What Event Streams sends has the name that stands in it.
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
          """Twilio signs the address with the fields of a form; of another body the address holds a hash."""
          query, path = event.get("rawQueryString", ""), event["rawPath"]
          told = urllib.parse.parse_qs(query).get("bodySHA256")
          # An address with a hash was signed without fields: the body of such a request is never taken for a form.
          is_form = not told and headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
          fields = []
          if is_form:
              fields = urllib.parse.parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
          elif not told or not same(told[0], hashlib.sha256(body).hexdigest()):
              raise Refused(401, "bodySHA256 is not the body's")
          rest = ("?" + query if query else "") + "".join(name + value for name, value in sorted(set(fields)))
          # Twilio may have been given the address without its last slash, and may sign it with the port.
          host = "https://" + event["requestContext"]["domainName"]
          starts = [host + port + end for port in ("", ":443") for end in (path, path.rstrip("/"))]
          given = headers.get("x-twilio-signature", "")
          if not signed(lambda key: any([same(given, sign(key, start + rest)) for start in starts])):
              raise Refused(401, "X-Twilio-Signature is not the request's")
          values = [form(fields)] if is_form else parse(body)
          token = headers.get("i-twilio-idempotency-token")
          return [
              entry(value, name_of(value), text(value), token)
              for value in (values if isinstance(values, list) else [values])
          ]


      def sign(key, text):
          return base64.b64encode(hmac.new(key, text.encode("utf-8", "replace"), hashlib.sha1).digest()).decode()


      def text(value):
          """A value as JSON, which has no number beyond a double's."""
          try:
              return json.dumps(value, allow_nan=False).encode()
          except ValueError:
              raise Refused(400, "a number of the body is too large") from None


      def form(fields):
          """The first value of each field; the payload of an error or a warning is JSON."""
          detail = dict(fields[::-1])
          if detail.get("PayloadType") == "application/json":
              detail["Payload"] = parse(detail.get("Payload", "").encode("utf-8", "replace"))
          return detail


      def name_of(value):
          """Event Streams says what happened; all else has the one name of AWS's quick start."""
          name = value.get("type") if isinstance(value, dict) else None
          return name if str(name).startswith("com.twilio.") else "twilio-webhook-lambda"

      """##,
    addressNote: "The webhook URL for a number, service or sink at Twilio, whose auth token is the secret.")
}
