public import Comparison
import Emit
import Plan

/// The page of the documentation about `tasuki diff`: how to use it, and what each change means.
public enum ChangePage {
  static var file: OutputFile {
    let sections = allChanges.map { section(for: $0) }.joined(separator: "\n")
    return OutputFile(
      path: "docs/diff.md", bytes: Array((introduction + "\n" + replacements + "\n" + table + "\n" + sections).utf8)
    )
  }

  /// The explanation of a code, as `tasuki explain` shows it.
  public static func page(for code: ChangeCode) -> [UInt8] { Array(section(for: code, heading: "# ").utf8) }

  /// The path of the page with a code, with the anchor of its section.
  static func path(of code: ChangeCode) -> String { "docs/diff.md#\(anchor(of: code))" }

  private static func anchor(of code: ChangeCode) -> String { "\(code.text.lowercased())-\(code.name)" }

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

  /// The properties because of which a tool replaces a resource.
  private static var replacements: String {
    var text = """
      ## What forces a replacement

      A change of any other property that Tasuki writes is an update in place. CloudFormation: the create-only properties of its
      registry, 2026-11. Terraform: what the AWS provider 5.100 plans for a change of one attribute; `scripts/prove.sh attributes`
      measures it again.

      | resource | property in CloudFormation | replaces | attribute in Terraform | replaces |
      |---|---|---|---|---|

      """
    for kind in ResourceKind.allCases {
      for property in ResourceProperty.all(of: kind) where !property.replacing.isEmpty {
        func cells(_ name: String?, _ tool: ResourceProperty.Replacing) -> String {
          "\(name.map { "`\($0)`" } ?? "") | \(property.replacing.contains(tool) ? "yes" : "no")"
        }
        text +=
          "| \(kind.words) | \(cells(property.cloudFormation, .cloudFormation)) | \(cells(property.terraform, .terraform)) |\n"
      }
    }
    return text
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
      text += "| [\(code.text)](#\(anchor(of: code))) | `\(code.name)` | \(code.level.word) | \(summary) |\n"
    }
    return text
  }

  private static let introduction = """
    # What a change does

    `tasuki diff` compares two revisions of a project and reports what the difference does: which events no longer fire a
    workflow, what its tasks send to whom, who may do what, what it costs, and what happens to each resource. It is for everyone
    who reviews a change.

    ```text
    tasuki diff --git                     the working tree since the merge base with the default branch
    tasuki diff --git v1.2 v1.3           two revisions
    tasuki diff old/ new/                 two folders
    tasuki diff . --env dev..production   two environments of one folder
    tasuki diff --against out             compiled output, and what the project compiles to now
    tasuki diff --git --events logs/      also how many logged events stop or start firing workflows
    tasuki diff --git --format markdown   for a comment in a pull request
    tasuki diff --git --format github     for annotations in a pull request
    ```

    Nothing is guessed. The comparison of patterns proves its results, and every event in the report was matched with the
    patterns of both sides. The tests of the older side run on both sides, because they define what was expected. What could
    not be decided has the level `undecided`.

    ## What is compared

    - **Comments, layout, the order of keys and moved files are ignored**, and so are patterns that match the same events,
      schedules with the same times, and expressions that differ only in their blanks. The last line counts them: `36 unchanged (2 moved, 1 rewritten)`.
    - **A workflow that has errors on one side is not compared.** It is listed, and the exit code is 2. It is never reported
      as removed or unchanged.
    - **Environments**: each that both sides have, or the one of `--env`; at most 50 whose values differ. A change that
      several environments share is one change.
    - **Two environments of one folder** are compared as if the first became the second, by `--env FIRST..SECOND`: what their
      variables change. Names of resources, Regions and accounts follow from the environment and are ignored. A source that
      arrives elsewhere is one change of the project, and nothing is replaced, because both are deployed side by side.
    - **Compiled output**, committed or deployed, takes the place of the older side with `--against`, so that what a newer version
      of Tasuki writes is reviewed like any other change. It is a folder or a file with a configuration of Terraform (`.tf`) or a
      template of CloudFormation; the project is compiled for the same tool, in the environment of `--env`, and both are read in the
      same way. Events, schedules, access and resources are compared as between two revisions. An output has no tasks: of a
      state machine, the states that differ are named, and a change of a target or a definition is risky. Resources that Tasuki
      never writes are named and left out. State files, `depends_on` and the outputs of the targets `eventbridge` and `asl` are not
      compared.
    - **Logs** are read with `--events`, in all forms and compressions that [`tasuki replay`](testing.md#replay) reads, once and in
      constant memory. For each workflow whose events change, the report shows how many logged events fire it on each side.
    - **Resources** of Terraform and of CloudFormation are listed side by side, with the property that forces a replacement.
    - **Access** is compared by what the policies allow: who may do what on what, and under which conditions. A narrower
      condition is safe, a wider one is risky.
    - **A renamed workflow or task** is recognized by `formerly`, and without it if it does the same as before.
    - **Tests** whose execution is cut off by the [limits of simulations](language.md#limits) are ignored.
    - **A cause is reported once**, among the changes of the project: another address of a connection, another bus of a source,
      another Region of an environment. What follows from it is reported where it acts.
    - **Cost** is an [estimate](cost.md) for the events that start a workflow, at the rates of the project file (`rates`) or of
      `--rate`, otherwise for 1,000 events. `tasuki cost` shows it for the present state.

    ## Levels

    | level | meaning |
    |---|---|
    | breaking | Something that was handled, sent, allowed or stored no longer is. |
    | undecided | It could not be decided. |
    | risky | Any other change of behavior, and replacements. |
    | safe | No one can notice it at run time. |

    Changes of a workflow that does nothing on either side (disabled, a shadow, retired, or run by another tool) are safe.

    ## Formats

    | format | use |
    |---|---|
    | `text` | A terminal. |
    | `markdown` | A comment in a pull request, with pictures of the steps before and after where they change. `--limit` is its maximum size (default: that of a comment on GitHub); the pictures are left out first, then the least important sections, never the table. |
    | `github` | Annotations on the lines of the newer side, and errors of either side. |
    | `sarif` | Code scanning: breaking changes are errors, risky and undecided ones warnings, safe ones notes. |
    | `junit` | Build servers: a suite for each workflow, and a case for each change, which fails unless it is safe. |
    | `mermaid`, `dot`, `svg` | A [picture](graph.md#draw-a-change) of what is added, removed and changed. |
    | `json` | Scripts: everything that the other formats contain. `tasuki schema diff` prints its JSON Schema. |

    ## Fail a pipeline

    | exit code | when |
    |---|---|
    | 0 | In all other cases. |
    | 1 | With `--exit-code`, something changes. With `--fail-on LEVEL`, a change has that level or a higher one. |
    | 2 | A side cannot be read, or has errors. The report shows what could be compared. |
    | 3 | With either flag and no exit code 1, something is undecided: which events fire a workflow, or for which of them a condition holds. |

    ## Use it in git

    As an external diff driver, Tasuki shows what a change of a workflow does wherever git shows a difference:

    ```text
    git config diff.tasuki.command "tasuki diff --git-driver"
    echo "workflows/**/*.yaml diff=tasuki" >> .gitattributes
    git diff
    git log -p --ext-diff
    git diff --no-ext-diff                the lines, as before
    ```

    Git passes each file alone. A workflow file is compared with the project file of the working tree (the nearest one in the folder of
    the file or above it), and without other workflows. A project file is compared with the workflows of the working tree. Old revisions of
    a file can therefore have errors that they did not have when they were committed. If a file cannot be compared, or contains no
    workflow, its lines are shown as in an ordinary diff. The exit code is always 0, because git stops at any other.

    ## Fingerprints

    Every change has a fingerprint of 12 digits, which is computed from the values that differ. It stays the same if lines
    move, in every environment and on every machine.

    """
}

extension ChangeBlock {
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
