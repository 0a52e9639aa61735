extension SecretShape {
  /// Every known form: the one table that findings and reports share.
  public static let all: [SecretShape] = slack + payments + codeHosts + clouds + others

  /// Those that only the name next to them identifies.
  static let named = all.filter { shape in
    if case .named = shape.form { true } else { false }
  }

  private static func head(
    _ head: String, _ body: ByteSet = .alphanumeric, atLeast: Int, anywhere: Bool = true
  ) -> Form {
    .token(head: head, body: body, atLeast: atLeast, anywhere: anywhere)
  }

  private static let slackTokens = "Slack developer documentation, \"Tokens\" and \"Using token rotation\""
  private static let scanning = "GitHub documentation, \"Supported secret scanning patterns\""

  private static let slack: [SecretShape] =
    ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxc-", "xoxe-", "xoxe.xoxb-", "xoxe.xoxp-", "xapp-"].map {
      SecretShape("a Slack token", head($0, .word, atLeast: 15), slackTokens)
    } + [
      // The value of a cookie, which may contain escapes.
      SecretShape("a Slack token", head("xoxd-", .path, atLeast: 15), slackTokens)
    ]
    + ["services/", "workflows/", "triggers/"].map {
      SecretShape(
        "a Slack webhook URL", head("hooks.slack.com/\($0)", .path, atLeast: 20),
        "Slack developer documentation, \"Sending messages using incoming webhooks\"")
    }

  private static let payments: [SecretShape] =
    ["sk_live_", "rk_live_", "sk_test_", "rk_test_"].map {
      SecretShape("a Stripe key", head($0, atLeast: 16), "Stripe documentation, \"API keys\"")
    } + [
      SecretShape(
        "a webhook signing secret", head("whsec_", .base64, atLeast: 16),
        "Stripe documentation, \"Receive events in your webhook endpoint\"; Standard Webhooks specification")
    ]

  private static let gitHubTokens =
    "GitHub changelog of 2021-03-31, \"Authentication token format updates are generally available\""

  private static let codeHosts: [SecretShape] =
    ["ghp_", "gho_", "ghu_", "ghr_"].map {
      SecretShape("a GitHub token", head($0, .identifier, atLeast: 30), gitHubTokens)
    } + [
      // The token of an installation may contain a JSON Web Token.
      SecretShape("a GitHub token", head("ghs_", .dottedWord, atLeast: 30), gitHubTokens),
      SecretShape("a GitHub token", head("github_pat_", .identifier, atLeast: 30), scanning),
      SecretShape(
        "a GitLab token", head("glpat-", .dottedWord, atLeast: 16), "GitLab documentation, \"Token overview\""),
      SecretShape("an npm token", head("npm_", atLeast: 30), scanning),
    ]

  private static let accessKeys = "IAM User Guide, \"IAM identifiers\" and \"Manage access keys for IAM users\""
  private static let googleKeys = "Google Cloud documentation, \"API keys\" and \"Types of tokens\"; \(scanning)"

  private static let clouds: [SecretShape] = [
    SecretShape("an AWS access key", head("AKIA", .upperAlphanumeric, atLeast: 16, anywhere: false), accessKeys),
    SecretShape("an AWS access key", head("ASIA", .upperAlphanumeric, atLeast: 16, anywhere: false), accessKeys),
    SecretShape("an AWS secret access key", .named(name: "secretaccesskey", body: .base64, length: 40), accessKeys),
    SecretShape("an AWS secret access key", .named(name: "awssecretkey", body: .base64, length: 40), accessKeys),
    SecretShape("a Google API key", head("AIza", .word, atLeast: 35, anywhere: false), googleKeys),
    SecretShape("a Google OAuth client secret", head("GOCSPX-", .word, atLeast: 20), googleKeys),
    SecretShape("a Google access token", head("ya29.", .dottedWord, atLeast: 20), googleKeys),
    SecretShape(
      "the signature of an Azure URL", head("&sig=", .query, atLeast: 40),
      "Azure Logic Apps documentation, \"Secure access and data in workflows\", as in webhooks of Teams Workflows"
    ),
  ]

  private static let openAI = "OpenAI platform documentation, \"API keys\"; \(scanning)"

  private static let others: [SecretShape] = [
    SecretShape(
      "a Twilio API key", head("SK", .hexadecimal, atLeast: 32, anywhere: false),
      "Twilio documentation, \"API keys\": 'SK' and 32 hexadecimal digits"),
    SecretShape(
      "an authentication token", .named(name: "authtoken", body: .hexadecimal, length: 32),
      "Twilio documentation, \"Auth Tokens and how to change them\""),
    SecretShape(
      "a SendGrid key", head("SG.", .dottedWord, atLeast: 40, anywhere: false),
      "SendGrid documentation, \"API keys\": 69 characters in three parts"),
    SecretShape("an OpenAI key", head("sk-proj-", .word, atLeast: 20), openAI),
    SecretShape("an OpenAI key", head("sk-svcacct-", .word, atLeast: 20), openAI),
    SecretShape("an OpenAI key", head("sk-", atLeast: 40, anywhere: false), openAI),
    SecretShape("an Anthropic key", head("sk-ant-", .word, atLeast: 20), scanning),
    SecretShape(
      "a Discord webhook URL", head("discord.com/api/webhooks/", .path, atLeast: 40),
      "Discord developer documentation, \"Webhook resource\""),
    SecretShape(
      "a Discord webhook URL", head("discordapp.com/api/webhooks/", .path, atLeast: 40),
      "Discord developer documentation, \"Webhook resource\""),
    SecretShape(
      "a Teams webhook URL", head(".webhook.office.com/webhookb2/", .path, atLeast: 40),
      "Microsoft Teams documentation, \"Create Incoming Webhooks\""),
    SecretShape("a JSON Web Token", .webToken, "RFC 7519, section 3"),
    SecretShape(
      "a private key", .keyBlock, "RFC 7468, sections 2 and 10; RFC 9580, section 6.2.1 (OpenPGP)"),
    SecretShape("a password in a URL", .addressPassword, "RFC 3986, sections 3.2.1 and 7.5"),
  ]
}
