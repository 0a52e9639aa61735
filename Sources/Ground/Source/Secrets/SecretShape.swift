/// The form of all secrets of one kind, by which one is recognized anywhere.
public struct SecretShape: Sendable {
  /// The ways to recognize a secret.
  public enum Form: Sendable {
    /// A head, then at least this many characters of a set. `anywhere`: also directly after a letter or a digit, if the
    /// characters are as mixed as only a random text is.
    case token(head: String, body: ByteSet, atLeast: Int, anywhere: Bool)
    /// Exactly this many characters of a set, next to a name. The name here is in lower case without separators.
    case named(name: String, body: ByteSet, length: Int)
    /// The head, the payload and the signature of a JSON Web Token.
    case webToken
    /// The content between the first and the last line of a private key.
    case keyBlock
    /// The password in `scheme://user:password@host`.
    case addressPassword
  }

  /// The kind in words, with its article: `a Slack token`.
  public let kind: String
  public let form: Form
  /// The authority for the form.
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

public struct SecretMatch: Equatable, Sendable {
  /// What it is, in words.
  public var kind: String
  /// The bytes of the whole secret.
  public var range: Range<Int>
  /// The bytes to hide: the secret without the head that all secrets of its kind share.
  public var hidden: Range<Int>
  /// Whether only the text next to it identifies it as a secret: alone it looks like any other text.
  public var needsContext: Bool
}
