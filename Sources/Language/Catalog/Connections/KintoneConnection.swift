// Source: kintone REST API, "Authentication": a separate header contains the API token of an app.
extension ConnectionKind {
  static let kintone = ConnectionKind(
    "kintone", "A kintone domain and the API token of an app.",
    fields: [
      ConnectionField(
        "domain", .text, "The domain: `example.cybozu.com`.", required: true,
        limits: Limits(length: 3...253, characters: .hostName)),
      ConnectionField(
        "api-token", .text, "The API token of the app; one secret may contain several, separated by commas.",
        required: true, secret: true),
    ]
  ) { values in
    guard let domain = values.text("domain"), let token = values.secret("api-token") else { return nil }
    return .api(HTTPService("https://" + domain, .header("X-Cybozu-API-Token", token)))
  }
}
