/// One kind of finding, such as `TSK0204`, and what it means: the text of `tasuki explain` and of its documentation page,
/// and its own test.
///
/// Numbers stand in blocks by area and are never used again for something else: 00 files and encoding, 01 YAML,
/// 02 shape of a workflow, 03 patterns, 04 tasks and targets, 05 expressions and state machines, 06 schedules,
/// 07 names, limits and permissions, 08 outputs, 09 project file and command, 10 ownership and policy,
/// 11 tests and simulation.
public final class DiagnosticCode: Sendable {
  /// A wrong and a right document. Marks `⏵…⏴` in `bad` stand around what the finding points at.
  public struct Example: Sendable {
    /// What an example's text is.
    public enum Kind: Sendable, Equatable {
      /// A workflow file.
      case workflow
      /// A project file.
      case project
      /// Shown only: nothing that one document alone can say, such as a command line.
      case shown
    }

    /// What the two texts are.
    public let kind: Kind
    /// A document with exactly this finding, where the marks stand.
    public let bad: String
    /// The document mended: no finding at all.
    public let good: String
    /// The project file that both stand in, where they need one.
    public let project: String?

    /// Makes an example.
    public init(_ kind: Kind, bad: String, good: String, project: String? = nil) {
      self.kind = kind
      self.bad = bad
      self.good = good
      self.project = project
    }

    /// Two workflows that are alike but for a part.
    public init(_ workflow: (String) -> String, bad: String, good: String, project: String? = nil) {
      self.init(.workflow, bad: workflow(bad), good: workflow(good), project: project)
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

  /// The number: the block times 100 plus the place in it.
  public let number: UInt16
  /// The name in kebab-case, such as `unknown-key`.
  public let name: String
  /// The severity of a finding with this code unless the finding says otherwise.
  public let severity: Severity
  /// From which stage on the rule can judge.
  public let stage: Stage
  /// What is wrong, in one sentence.
  public let summary: String
  /// Why it matters and how to mend it, in Markdown paragraphs.
  public let explanation: String
  /// Where AWS, YAML or another authority says so, such as `EventBridge API reference, PutRule`.
  public let source: String?
  /// Wrong and right.
  public let example: Example

  /// Names and explains a kind of finding. Each is made once, in the room that reports it.
  public init(
    _ number: UInt16, _ name: String, _ severity: Severity = .error, stage: Stage, summary: String,
    explanation: String, source: String? = nil, example: Example
  ) {
    self.number = number
    self.name = name
    self.severity = severity
    self.stage = stage
    self.summary = summary
    self.explanation = explanation
    self.source = source
    self.example = example
  }

  /// The code as people write it: `TSK` and four digits.
  public var text: String {
    let digits = String(number)
    return "TSK" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension DiagnosticCode: Hashable {
  /// Two codes are the same when their numbers are.
  public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.number == right.number }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
