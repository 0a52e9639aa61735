/// What a diagnostic code means: the text of `tasuki explain` and of its documentation page, and its own test.
public struct DiagnosticInfo: Sendable {
  /// What an example's text is.
  public enum ExampleKind: Sendable, Equatable {
    /// A workflow file.
    case workflow
    /// A project file.
    case project
    /// Shown only: nothing that one document alone can say, such as a command line.
    case shown
  }

  /// A wrong and a right document. Marks `⏵…⏴` in `bad` stand around what the finding points at.
  public struct Example: Sendable {
    /// What the two texts are.
    public var kind: ExampleKind
    /// A document with exactly this finding, where the marks stand.
    public var bad: String
    /// The document mended: no finding at all.
    public var good: String
    /// The project file that both stand in, where they need one.
    public var project: String?

    /// Makes an example.
    public init(_ kind: ExampleKind, bad: String, good: String, project: String? = nil) {
      self.kind = kind
      self.bad = bad
      self.good = good
      self.project = project
    }
  }

  /// What must be known before a rule can judge.
  public enum Stage: Sendable {
    /// The bytes and the syntax of one document.
    case syntax
    /// A workflow or the project file as it is written.
    case workflow
    /// What a workflow does in one environment: its names resolved, its variables filled.
    case flow
    /// What a workflow comes to in the cloud.
    case plan
    /// All workflows of a project.
    case project
    /// What a tool is given.
    case output
    /// An event, and what tests and simulations do with it.
    case test
    /// The files, folders and options of a command.
    case command
  }

  /// The code.
  public var code: DiagnosticCode
  /// From which stage on the rule can judge.
  public var stage: Stage
  /// What is wrong, in one sentence.
  public var summary: String
  /// Why it matters and how to mend it, in Markdown paragraphs.
  public var explanation: String
  /// Where AWS, YAML or another authority says so, such as `EventBridge API reference, PutRule`.
  public var source: String?
  /// Wrong and right.
  public var example: Example

  /// Describes a code.
  public init(
    _ code: DiagnosticCode, stage: Stage, summary: String, explanation: String, source: String? = nil,
    example: Example
  ) {
    self.code = code
    self.stage = stage
    self.summary = summary
    self.explanation = explanation
    self.source = source
    self.example = example
  }
}
