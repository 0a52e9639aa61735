import Diagnostics
import YAML

extension NodeReader {
  /// Reports a text that looks like a secret. The finding does not repeat it.
  func reportSecret(in text: String, _ node: NodeIndex) {
    guard let kind = secretKind(in: text) else { return }
    report(
      .secretInText, "a text looks like \(kind)", at: span(node),
      hint: "keep it in Secrets Manager, and write {secret: NAME} in a connection of the project file",
      notes: [
        "Whoever can read the repository can use it. Revoke it: what was once committed stays in the history."
      ])
  }
}

/// What secret a text holds, in words; nil where it holds none that is known by its form.
///
/// The forms are those that the services document, so that their own scanners can find them.
func secretKind(in text: String) -> String? {
  // The shortest form has 20 characters.
  guard text.utf8.count >= 20 else { return nil }
  var text = text
  return text.withUTF8 { bytes in
    var atStart = true
    for index in 0..<(bytes.count - 15) {
      let byte = bytes[index]
      if atStart, isSecretHead(byte) {
        for form in secretForms where form.matches(bytes, at: index) { return form.kind }
      }
      atStart = !isWordByte(byte)
    }
    return nil
  }
}

/// A form of secrets: how one begins, and how many letters, digits, `_` and `-` follow at least.
private struct SecretForm {
  let head: StaticString
  let length: Int
  let kind: String

  func matches(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let count = head.utf8CodeUnitCount
    guard index + count + length <= bytes.count,
      bytes[index..<index + count].elementsEqual(UnsafeBufferPointer(start: head.utf8Start, count: count))
    else { return false }
    return bytes[index + count..<index + count + length].allSatisfy { length == 0 || isWordByte($0) }
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}

/// Whether a form begins with the byte.
private func isSecretHead(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "x"), UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "w"), UInt8(ascii: "g"),
    UInt8(ascii: "A"), UInt8(ascii: "S"), UInt8(ascii: "n"), UInt8(ascii: "-"):
    true
  default: false
  }
}

private let secretForms = [
  SecretForm(head: "xoxb-", length: 15, kind: "a Slack token"),
  SecretForm(head: "xoxp-", length: 15, kind: "a Slack token"),
  SecretForm(head: "xoxa-", length: 15, kind: "a Slack token"),
  SecretForm(head: "xapp-", length: 15, kind: "a Slack token"),
  SecretForm(head: "sk_live_", length: 16, kind: "a Stripe key"),
  SecretForm(head: "rk_live_", length: 16, kind: "a Stripe key"),
  SecretForm(head: "sk_test_", length: 16, kind: "a Stripe key"),
  SecretForm(head: "rk_test_", length: 16, kind: "a Stripe key"),
  SecretForm(head: "whsec_", length: 16, kind: "a webhook's signing secret"),
  SecretForm(head: "ghp_", length: 30, kind: "a GitHub token"),
  SecretForm(head: "gho_", length: 30, kind: "a GitHub token"),
  SecretForm(head: "ghs_", length: 30, kind: "a GitHub token"),
  SecretForm(head: "ghu_", length: 30, kind: "a GitHub token"),
  SecretForm(head: "github_pat_", length: 30, kind: "a GitHub token"),
  SecretForm(head: "glpat-", length: 16, kind: "a GitLab token"),
  SecretForm(head: "AKIA", length: 16, kind: "an AWS access key"),
  SecretForm(head: "ASIA", length: 16, kind: "an AWS access key"),
  SecretForm(head: "AIza", length: 35, kind: "a Google API key"),
  SecretForm(head: "SG.", length: 16, kind: "a SendGrid key"),
  SecretForm(head: "npm_", length: 30, kind: "an npm token"),
  SecretForm(head: "-----BEGIN PRIVATE KEY", length: 0, kind: "a private key"),
  SecretForm(head: "-----BEGIN RSA PRIVATE KEY", length: 0, kind: "a private key"),
  SecretForm(head: "-----BEGIN EC PRIVATE KEY", length: 0, kind: "a private key"),
  SecretForm(head: "-----BEGIN OPENSSH PRIVATE KEY", length: 0, kind: "a private key"),
  SecretForm(head: "-----BEGIN ENCRYPTED PRIVATE KEY", length: 0, kind: "a private key"),
]
