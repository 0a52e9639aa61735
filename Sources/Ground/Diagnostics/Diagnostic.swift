public import Source

/// How serious a finding is. It is not part of the code: a project may raise or lower it.
public enum Severity: Int, Comparable, Sendable {
  /// Worth knowing, nothing to fix.
  case information
  /// A likely mistake; output is still written.
  case warning
  /// A mistake; nothing is written.
  case error

  /// The word for it in findings: `info`, `warning`, `error`.
  public var word: String {
    switch self {
    case .information: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Orders by how much a finding matters.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// A further place of a finding, and why it matters.
public struct Label: Equatable, Sendable {
  public var span: Span
  /// What the place is, such as `first defined here`; may be empty.
  public var text: Sentence

  public init(_ span: Span, _ text: Sentence = "") {
    self.span = span
    self.text = text
  }
}

extension [Label] {
  /// One label, if its place is known.
  public static func at(_ span: Span?, _ text: Sentence) -> [Label] { span.map { [Label($0, text)] } ?? [] }
}

/// A change of the source that fixes a finding.
public struct Fix: Equatable, Sendable {
  /// Whether Tasuki may make the change without asking.
  public enum Safety: Sendable {
    /// The result is certainly what the author meant.
    case safe
    /// The meaning may change: the fix is shown, and made only on request.
    case unsafe
  }

  public struct Edit: Equatable, Sendable {
    /// The bytes to replace; empty to insert.
    public var span: Span
    /// The text to insert.
    public var text: String

    public init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// What the change does, such as `replace with 'detail-type'`.
  public var title: Sentence
  /// The replacements; they do not overlap.
  public var edits: [Edit]
  /// Whether Tasuki may make it without asking.
  public var safety: Safety

  public init(_ title: Sentence, edits: [Edit], safety: Safety = .safe) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }
}

/// A text of a source that reports must not show.
public struct HiddenText: Equatable, Sendable {
  /// The text after escapes and folding, and its place.
  public var text: Located<String>
  /// Whether `SecretShape` finds it wherever it is repeated. If not, only its place identifies it as a secret.
  public var hasForm: Bool

  public init(_ text: Located<String>, hasForm: Bool) {
    self.text = text
    self.hasForm = hasForm
  }
}

/// One finding: what is wrong, where, why it matters and how to fix it.
public struct Diagnostic: Equatable, Sendable {
  public var code: DiagnosticCode
  /// How much it matters.
  public var severity: Severity
  /// What is wrong: one line, lower case, no full stop, the user's own words in single quotes.
  public var message: Sentence
  /// The place; nil for a finding about the whole run.
  public var span: Span?
  /// What to do at this place, shown after the caret, such as `did you mean 'detail-type'?`.
  public var hint: Sentence?
  /// Further places of the finding.
  public var labels: [Label]
  /// Why it matters, in full sentences.
  public var notes: [Sentence]
  /// Changes that fix it, the best first.
  public var fixes: [Fix]
  /// Texts that the finding knows to be secret, with their places: `MaskedSources` hides them in everything that is
  /// printed, including other findings.
  public var secrets: [HiddenText]

  /// Makes a finding with the severity of its code.
  public init(
    _ code: DiagnosticCode, _ message: Sentence, at span: Span?, hint: Sentence? = nil, labels: [Label] = [],
    notes: [Sentence] = [], fixes: [Fix] = [], severity: Severity? = nil, secrets: [HiddenText] = []
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.message = message
    self.span = span
    self.hint = hint
    self.labels = labels
    self.notes = notes
    self.fixes = fixes
    self.secrets = secrets
  }
}
