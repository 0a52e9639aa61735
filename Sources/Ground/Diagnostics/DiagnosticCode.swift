/// One kind of finding, such as `TSK0204`, and what it means: the text of `tasuki explain` and of its documentation page,
/// and its own test.
///
/// Numbers are grouped by area and never reused: 00 files and encoding, 01 YAML, 02 shape of a workflow, 03 patterns,
/// 04 tasks and targets, 05 expressions and state machines, 06 schedules, 07 names, limits and permissions, 08 outputs,
/// 09 project file and command, 10 ownership and policy, 11 tests and simulation, 12 rules that exist already.
public final class DiagnosticCode: Sendable {
  /// A wrong and a right document. The marks `⏵…⏴` in `bad` enclose the place of the finding.
  public struct Example: Sendable {
    /// The kind of an example's text.
    public enum Kind: Sendable, Equatable {
      case workflow
      case project
      /// A template of CloudFormation with a rule that exists already.
      case template
      /// Shown only: a single document cannot produce the finding, as with a command line.
      case shown
    }

    /// The kind of both texts.
    public let kind: Kind
    /// A document with exactly this finding, at the marks.
    public let bad: String
    /// The fixed document, without any finding.
    public let good: String
    /// The project file for both, if they need one.
    public let project: String?

    public init(_ kind: Kind, bad: String, good: String, project: String? = nil) {
      self.kind = kind
      self.bad = bad
      self.good = good
      self.project = project
    }

    /// Two workflows that differ in one part.
    public init(_ workflow: (String) -> String, bad: String, good: String, project: String? = nil) {
      self.init(.workflow, bad: workflow(bad), good: workflow(good), project: project)
    }
  }

  /// What a rule must know before it can judge.
  public enum Stage: Sendable {
    /// The bytes and the syntax of one document.
    case syntax
    /// A workflow or the project file as it is written.
    case workflow
    /// What a workflow does in one environment: its names resolved, its variables filled.
    case flow
    /// The resources of a workflow.
    case plan
    /// All workflows of a project.
    case project
    /// The input of a tool.
    case output
    /// An event, and how tests and simulations process it.
    case test
    /// The files, folders and options of a command.
    case command
  }

  /// The number: the block times 100 plus the place in the block.
  public let number: UInt16
  /// The name in kebab-case, such as `unknown-key`.
  public let name: String
  /// The default severity of a finding with this code.
  public let severity: Severity
  /// The first stage at which the rule can judge.
  public let stage: Stage
  /// What is wrong, in one sentence.
  public let summary: String
  /// Why it matters and how to fix it, in Markdown paragraphs.
  public let explanation: String
  /// The authority, such as `EventBridge API reference, PutRule`.
  public let source: String?
  /// A wrong and a right document.
  public let example: Example

  /// Each code is created once, in the room that reports it.
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

  /// The code as users write it: `TSK` and four digits.
  public var text: String {
    let digits = String(number)
    return "TSK" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension DiagnosticCode: Hashable {
  public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.number == right.number }

  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
