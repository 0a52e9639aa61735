public import Source

/// How much a finding matters. It is no part of the code: a project may soften or harden a finding.
public enum Severity: Int, Comparable, Sendable {
  /// Worth knowing, nothing to mend.
  case information
  /// Likely a mistake; output is still written.
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

/// A place with a word on why it matters.
public struct Label: Equatable, Sendable {
  /// The place.
  public var span: Span
  /// What is to be seen there, such as `first defined here`; may be empty.
  public var text: Sentence

  /// Makes a label.
  public init(_ span: Span, _ text: Sentence = "") {
    self.span = span
    self.text = text
  }
}

extension [Label] {
  /// One label, where its place is known.
  public static func at(_ span: Span?, _ text: Sentence) -> [Label] { span.map { [Label($0, text)] } ?? [] }
}

/// A change of the source that mends a finding.
public struct Fix: Equatable, Sendable {
  /// Whether the change can be made without asking.
  public enum Safety: Sendable {
    /// The meaning is what the author surely wanted.
    case safe
    /// The meaning may change: shown, made only when asked for.
    case unsafe
  }

  /// One replacement of bytes.
  public struct Edit: Equatable, Sendable {
    /// The bytes to replace; empty to insert.
    public var span: Span
    /// What to put there.
    public var text: String

    /// Makes an edit.
    public init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// What the change does, such as `replace with 'detail-type'`.
  public var title: Sentence
  /// The replacements; they do not overlap.
  public var edits: [Edit]
  /// Whether it can be made without asking.
  public var safety: Safety

  /// Makes a fix.
  public init(_ title: Sentence, edits: [Edit], safety: Safety = .safe) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }
}

/// A text of a source that no report may show.
public struct HiddenText: Equatable, Sendable {
  /// The text as it is read, after escapes and folding, and where it stands.
  public var text: Located<String>
  /// Whether `SecretShape` finds it wherever it is repeated. Otherwise only its place tells that it is secret.
  public var hasForm: Bool

  /// Hides a text.
  public init(_ text: Located<String>, hasForm: Bool) {
    self.text = text
    self.hasForm = hasForm
  }
}

/// One finding: what is wrong, where, why it matters and how to mend it.
public struct Diagnostic: Equatable, Sendable {
  /// The kind of finding.
  public var code: DiagnosticCode
  /// How much it matters.
  public var severity: Severity
  /// What is wrong: one line, lower case, no full stop, the user's own words in single quotes.
  public var message: Sentence
  /// Where; none for a finding about the run as a whole.
  public var span: Span?
  /// What to do at that very place, shown behind the caret, such as `did you mean 'detail-type'?`.
  public var hint: Sentence?
  /// Other places that belong to the finding.
  public var labels: [Label]
  /// Why it matters, each a sentence.
  public var notes: [Sentence]
  /// Changes that mend it, the best first.
  public var fixes: [Fix]
  /// Texts of the sources that the finding knows to be secret, and where they stand: `MaskedSources` hides them in all
  /// that is printed, in other findings too.
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
