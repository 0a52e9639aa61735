extension WebhookCode {
  /// kintone signs nothing (kintone Help, "Configuring Webhooks"): who knows the address may send, so that the secret
  /// stands at the end of it.
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
    addressNote: "The webhook URL for an app at kintone, with the secret added behind its last slash.")
}
