extension WebhookCode {
  /// kintone does not sign its requests (kintone Help, "Configuring Webhooks"): anyone who knows the address can send,
  /// so the address ends with the secret.
  static let kintone = WebhookCode(
    title: "kintone",
    imports: [],
    body: ##"""
      SOURCE, ANSWER = "kintone", {"statusCode": 200}


      def entries(event, headers, body):
          """kintone does not sign requests: the address that it calls ends with the secret."""
          if not same(event["rawPath"].rpartition("/")[2], secret().decode()):
              raise Rejected(401, "the address does not end with the secret")
          value = parse(body)
          return [entry(value, isinstance(value, dict) and value.get("type"), body)]

      """##,
    addressNote: "Use this as the webhook URL of the app in kintone, with the secret added after the last slash.")
}
