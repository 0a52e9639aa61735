import Comparison
import Diagnostics
import Driver
import Reports
import Source

/// A file that git passes to an external diff driver.
///
/// Git passes `path old-file old-hex old-mode new-file new-hex new-mode`, after a rename also the new path and a description, and
/// for a file with merge conflicts only the path (git-config, `diff.<driver>.command`; git, `GIT_EXTERNAL_DIFF`). It stops if the driver
/// fails, so whatever is wrong with the file, the driver succeeds.
struct GitDriver {
  private let path: String
  private let versions: (base: FileVersion, head: FileVersion)?

  init(_ arguments: [String]) {
    path = arguments.count == 9 ? arguments[7] : arguments[0]
    guard arguments.count == 7 || arguments.count == 9 else {
      versions = nil
      return
    }
    versions = (
      FileVersion(path: arguments[0], content: arguments[1], hash: arguments[2]),
      FileVersion(path: path, content: arguments[4], hash: arguments[5])
    )
  }

  /// Prints what the change of the file does. If that is unknown, prints why, and which lines differ.
  func run(_ environments: ComparedEnvironments, firstDay: FirstDay, _ terminal: Terminal) async {
    guard let (base, head) = versions else { return terminal.print(.unmerged(path)) }
    terminal.print(.compared(base.path, path))
    let folder = FileSystem.currentFolder()
    do {
      let result = try await diff(
        DiffRequest(
          base: try await base.side(in: folder, width: Terminal.width),
          head: try await head.side(in: folder, width: Terminal.width), environments: environments,
          firstDay: firstDay, width: Terminal.width))
      let sources = MaskedSources(result.sources, secretsOf: result.secrets)
      if !result.findings.isEmpty {
        terminal.print(TextReport(sources, colored: terminal.colorsResults).bytes(sources.masked(result.findings)))
      }
      // A file that contains no workflow is shown as git would show it.
      if result.report.projects.contains(where: { $0.count > 0 || !$0.changes.isEmpty }) {
        terminal.print(ChangeText(result.report, sources, colored: terminal.colorsResults).bytes)
        if !result.report.isIncomplete { return }
      }
    } catch let problem as FileProblem {
      terminal.print(.cannotCompare(path, reason: problem.reason.sentence))
    } catch {
      // Nothing cancels this run.
    }
    let text = SecretMask.shapes.masked(GitRepository.text(differingIn: base.content, head.content, in: folder))
    for line in text.split(separator: "\n") { terminal.print(String(line)) }
  }
}

extension Sentence {
  fileprivate static func compared(_ base: String, _ head: String) -> Sentence {
    base == head ? "tasuki diff \(head)" : "tasuki diff \(base) \(head)"
  }
  fileprivate static func unmerged(_ path: String) -> Sentence { "tasuki diff \(path): has merge conflicts" }
  fileprivate static func cannotCompare(_ path: String, reason: Sentence) -> Sentence {
    "\(path) could not be compared: \(reason)"
  }
}
