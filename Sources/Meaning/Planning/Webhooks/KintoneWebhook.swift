extension WebhookCode {
  /// kintone does not sign its requests (kintone Help, "Configuring Webhooks"): anyone who knows the address can send,
  /// so the address ends with the secret.
  static let kintone = WebhookCode(
    title: "kintone",
    imports: [],
    body: ##"""
      SOURCE, ANSWER = "kintone", {"statusCode": 200}


      def entries(event, headers, body):
          """kintone signs nothing: the address that it was given ends with the secret."""
          given = event["rawPath"].rpartition("/")[2]
          if not signed(lambda key: same(given, key.decode())):
              raise Refused(401, "the address does not end with the secret")
          value = parse(body)
          return [entry(value, isinstance(value, dict) and value.get("type"), body)]

      """##,
    addressNote: "Use this as the webhook URL of the app in kintone, with the secret added after the last slash.")
}
