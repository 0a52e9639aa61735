import Source
import TestSupport
import Testing

@Suite struct SecretShapeTests {
  @Test(arguments: SecretSample.all) func everyFormIsFound(_ sample: SecretSample) throws {
    for text in [sample.text, "see \(sample.text), please", "'\(sample.text)'", "key=\(sample.text)"] {
      let found = SecretShape.secrets(in: text)
      let match = try #require(found.first, "\(text)")
      #expect(match.kind == sample.shape.kind && found.count == 1)
      #expect(Array(text.utf8)[match.hidden].elementsEqual(sample.hidden.utf8))
    }
  }

  @Test(arguments: SecretSample.all) func everyFormIsFoundAfterAPrefix(_ sample: SecretSample) {
    #expect(!SecretShape.secrets(in: "prefix_\(sample.text)").isEmpty == sample.isFoundAfter("prefix_"))
    #expect(!SecretShape.secrets(in: "Bearer\(sample.text)").isEmpty == sample.isFoundAfter("Bearer"))
  }

  @Test(arguments: SecretSample.all) func aShortTextIsNotASecret(_ sample: SecretSample) {
    guard case .token(let head, let body, let least, _) = sample.shape.form else { return }
    let short = String(repeating: "0", count: least - 1)
    #expect(SecretShape.secrets(in: head + short).isEmpty)
    #expect(SecretShape.secrets(in: "\(head)…").isEmpty)
    #expect(SecretShape.secrets(in: "\(head)...").isEmpty || body.members.contains(UInt8(ascii: ".")))
  }

  @Test(arguments: SecretSample.all) func everyFormHasASource(_ sample: SecretSample) {
    #expect(!sample.shape.source.isEmpty)
    #expect(
      sample.shape.kind.hasPrefix("a ") || sample.shape.kind.hasPrefix("an ") || sample.shape.kind.hasPrefix("the ")
    )
  }

  /// Forms as in the documentation of the services.
  @Test(arguments: [
    ("https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "a Slack webhook URL"),
    ("https://hooks.slack.com/triggers/T00000000/123456789012/abcdef0123456789abcdef", "a Slack webhook URL"),
    ("xoxe.xoxp-1-NotARealTokenNotARealToken", "a Slack token"),
    ("xoxe-1-NotARealTokenNotARealToken", "a Slack token"),
    ("ghr_NotARealTokenNotARealTokenNotARealTo", "a GitHub token"),
    ("AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "an AWS secret access key"),
    ("\"SecretAccessKey\": \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"", "an AWS secret access key"),
    ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "an AWS secret access key"),
    ("SK0123456789abcdef0123456789abcdef", "a Twilio API key"),
    ("TWILIO_AUTH_TOKEN=0123456789abcdef0123456789abcdef", "an authentication token"),
    ("authToken: '0123456789abcdef0123456789abcdef'", "an authentication token"),
    ("GOCSPX-NotARealSecretNotARealSec", "a Google OAuth client secret"),
    ("ya29.NotARealTokenNotARealToken", "a Google access token"),
    ("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nabc\n-----END PGP PRIVATE KEY BLOCK-----", "a private key"),
    ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
    ("postgres://admin:hunter2@db.example.com/shop", "a password in a URL"),
    ("xsk_live_51NotARealKey0000FakeFake00", "a Stripe key"), ("Bearersk_live_51NotARealKey0000", "a Stripe key"),
  ])
  func formsInTheWordsOfTheServices(_ text: String, _ kind: String) {
    #expect(SecretShape.secrets(in: text).map(\.kind) == [kind])
  }

  @Test(arguments: [
    "whsec_...", "whsec_…", "sk_live_…", "sk_live_...", "stripe/sk_live_key",
    "sk_live_key_of_the_billing_desk_2026",
    "xoxb-", "xoxb-token", "disk_live_0000000000000000", "task_test_run20260101abcdef", "mAKIAIOSFODNN7EXAMPLE",
    "2bc34f5a1b2c3d4e5f60718293a4b5c6d7e8f901", "commit: 2bc34f5a1b2c3d4e5f60718293a4b5c6d7e8f901",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "550e8400-e29b-41d4-a716-446655440000",
    "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:stripe/key-AbCdEf",
    "arn:aws:events:us-east-1:123456789012:api-destination/a/0123456789abcdef0123456789abcdef",
    "workflows/risk-assessment-of-customers-in-the-northern-region.yaml", "sk-learn", "desk-0123456789abcdef",
    "https://example.com:8080/a@b", "https://user@example.com",
    "https://${{ vars.user }}:${{ vars.password }}@a.example",
    "https://user:<password>@example.com", "mailto:user:name@example.com", "12:30@office", "eyJ",
    "eyJhbGciOiJub25lIn0",
    "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "aws_secret_access_key: {secret: deploy/key}",
    "secret_access_key: 2bc34f5a", "auth_token: ${{ event.detail.token }}",
    "https://hooks.slack.com/services/T…/B…/…",
    "https://hooks.slack.com/services/", "SKU0123456789abcdef0123456789abcdef",
    "TASK0123456789abcdef0123456789abcdef",
    "ghp_", "ghp_token", "npm_config_registry_of_the_whole_company", "SG.north", "AIza",
  ])
  func otherTextsAreNotSecrets(_ text: String) {
    #expect(SecretShape.secrets(in: text).isEmpty)
  }

  @Test func aPrivateKeyEndsAtItsLastLine() throws {
    let text =
      "a\n-----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBg\n  kqhkiG9w0BAQEF\n-----END PRIVATE KEY-----\nb: c\n"
    #expect(
      SecretMask.shapes.masked(text)
        == "a\n-----BEGIN PRIVATE KEY-----\n  **************\n  **************\n-----END PRIVATE KEY-----\nb: c\n")
    let open = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\nowner: desk\n"
    #expect(
      SecretMask.shapes.masked(open) == "-----BEGIN PRIVATE KEY-----\n**************\n**************\nowner: desk\n"
    )
  }

  /// Heads in a row that never become a secret: each byte is examined a bounded number of times. Otherwise this would
  /// take hours.
  @Test(
    .timeLimit(.minutes(30)),
    arguments: [
      "axoxb-", "eyJa", ".eyJ", "a://b:", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY----- a ",
      "secretaccesskey=",
      "authtoken0", "agithub_pat_", "hooks.slack.com/services/",
    ])
  func manyHeadsAreReadOnce(_ head: String) {
    _ = SecretShape.secrets(in: String(repeating: head, count: 200_000 / head.utf8.count))
  }
}

extension SecretSample {
  /// Most forms are found after any text. Those with few characteristic characters need a word boundary.
  fileprivate func isFoundAfter(_ prefix: String) -> Bool {
    let isWord = prefix != "prefix_"
    switch shape.form {
    case .token(let head, _, _, let anywhere):
      return anywhere || !isWord
        || !(head.utf8.first.map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "&") } ?? true)
    case .webToken: return false
    case .named, .keyBlock, .addressPassword: return true
    }
  }
}
