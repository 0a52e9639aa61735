/// A form that all secrets of one kind have, so that one is recognised wherever it stands.
public struct SecretShape: Sendable {
  /// The ways to recognise a secret.
  public enum Form: Sendable {
    /// A head, then at least so many characters of a set. `anywhere`: also right after a letter or a digit, where the
    /// characters are as mixed as only a random text is.
    case token(head: String, body: ByteSet, atLeast: Int, anywhere: Bool)
    /// Exactly so many characters of a set, beside a name. The name is written here in lower case without separators.
    case named(name: String, body: ByteSet, length: Int)
    /// The head, the payload and the signature of a JSON Web Token.
    case webToken
    /// What stands between the first and the last line of a private key.
    case keyBlock
    /// The password in `scheme://user:password@host`.
    case addressPassword
  }

  /// The kind in words, with its article: `a Slack token`.
  public let kind: String
  /// How one is recognised.
  public let form: Form
  /// Who says that secrets of this kind have this form.
  public let source: String

  var needsContext: Bool {
    switch form {
    case .named, .addressPassword: true
    case .token, .webToken, .keyBlock: false
    }
  }

  init(_ kind: String, _ form: Form, _ source: String) {
    self.kind = kind
    self.form = form
    self.source = source
  }
}

/// A secret in a text.
public struct SecretMatch: Equatable, Sendable {
  /// What it is, in words.
  public var kind: String
  /// The bytes of the whole secret.
  public var range: Range<Int>
  /// The bytes that nobody may see: the secret without the head that all of its kind have.
  public var hidden: Range<Int>
  /// Whether only what stands beside it tells that it is a secret: alone it looks like any other text.
  public var needsContext: Bool
}
