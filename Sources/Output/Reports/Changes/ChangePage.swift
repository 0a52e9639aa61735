public import Comparison
import Emit

/// The page of the documentation on `tasuki diff`: how to use it, and what each change means.
public enum ChangePage {
  /// The page.
  static var file: OutputFile {
    let sections = allChanges.map { section(for: $0) }.joined(separator: "\n")
    return OutputFile(path: "docs/diff.md", bytes: Array((introduction + "\n" + table + "\n" + sections).utf8))
  }

  /// What a code means, as `tasuki explain` shows it.
  public static func page(for code: ChangeCode) -> [UInt8] {
    Array(section(for: code, heading: "# ").utf8)
  }

  private static func section(for code: ChangeCode, heading: String = "### ") -> String {
    var text =
      "\(heading)\(code.text): \(code.name)\n\n*\(code.level.word)* · \(code.summary)\n\n\(code.explanation.trimmed)\n"
    let example = code.example
    text += part("Before", example.base, example.project) + part("After", example.head, example.headProject)
    return text
  }

  private static func part(_ title: String, _ workflow: String?, _ project: String?) -> String {
    let documents = [project, workflow].compactMap { $0 }
    if workflow == nil, documents.isEmpty { return "\n\(title): nothing.\n" }
    return "\n\(title):\n\n" + documents.map { DiagnosticPages.fenced($0, "text") }.joined(separator: "\n")
  }

  private static var table: String {
    var text = "## The changes\n"
    var block: ChangeBlock?
    for code in allChanges {
      if code.block != block {
        block = code.block
        text += "\n**\(code.block.title)**\n\n| id | name | level | what changes |\n|---|---|---|---|\n"
      }
      let summary = code.summary.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      text +=
        "| [\(code.text)](#\(code.text.lowercased())-\(code.name)) | `\(code.name)` | \(code.level.word) | \(summary) |\n"
    }
    return text
  }

  private static let introduction = """
    # What a change means

    `tasuki diff` compares two revisions of a project and reports what the difference does: which events no longer fire a
    workflow, what is sent to whom, what becomes of each resource. It is for whoever reviews a change.

    ```text
    tasuki diff --git                     the working tree with the merge base of the default branch
    tasuki diff --git v1.2 v1.3           two revisions
    tasuki diff old/ new/                 two folders
    tasuki diff --git --format markdown   for a comment in a pull request
    ```

    Nothing is guessed. Patterns are compared by an algebra that proves its answers, and every event that is shown was run
    through the matcher on both sides. Tests are those of the older side: what was promised. What could not be decided is
    reported as such.

    ## What is compared

    - **Comments, layout, the order of keys and moved files change nothing**, nor do patterns that match the same events,
      and expressions that differ in their blanks only. The last line counts them: `36 unchanged (2 moved, 1 rewritten)`.
    - **A workflow that has errors on one side is not compared.** It is listed, and the exit code is 2. It is never called
      removed, nor unchanged.
    - **Environments**: each that both sides have, or the one of `--env`. What changes in several alike is one change.
    - **Resources** are those of Terraform and of CloudFormation side by side, with the property that forces a replacement.

    Not reported yet: who gains or loses access, what a month costs, changes of connections and sources as one line of the
    project, and where daylight saving time moves a run. A renamed workflow is one removed and one added.

    ## Levels

    | level | means |
    |---|---|
    | breaking | What was handled, sent, allowed or kept no longer is. |
    | undecided | It could not be decided. |
    | risky | Anything else that changes behavior, and replacement. |
    | safe | No one can notice it at run time. |

    What a workflow does that neither side lets act (disabled, a shadow, retired, run elsewhere) is safe to change.

    ## Fail a pipeline

    | exit code | when |
    |---|---|
    | 0 | Nothing below applies. |
    | 1 | With `--exit-code`: something changes. With `--fail-on LEVEL`: a change of that level or above. |
    | 2 | A side cannot be read, or has errors. The report shows what could be compared. |
    | 3 | With either flag, where nothing gives 1: something is undecided. |

    ## Fingerprints

    Every change has a fingerprint of 12 digits, made of what differs. It stays the same when lines move, in every environment,
    and whoever runs the command.

    """
}

extension ChangeBlock {
  /// What the block is about, as a heading.
  fileprivate var title: String {
    switch self {
    case .workflow: "Workflows"
    case .events: "Events"
    case .schedule: "Schedules"
    case .tasks: "Tasks"
    case .access: "Access"
    case .resources: "Resources"
    case .cost: "Cost"
    case .project: "Project"
    }
  }
}
