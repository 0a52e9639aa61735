import Diagnostics
import Resolving
import Source

/// Merges the findings of several environments. A finding that not all of them have names the ones that do.
struct EnvironmentFindings {
  /// The properties that distinguish most findings.
  private struct Key: Hashable {
    let code: DiagnosticCode
    let span: Span?
    let message: Sentence
    let label: Span?

    init(_ finding: Diagnostic) {
      code = finding.code
      span = finding.span
      message = finding.message
      label = finding.labels.first?.span
    }
  }

  private struct Entry {
    let finding: Diagnostic
    /// The numbers of the environments that have it; empty if it does not depend on the environment.
    var environments: [Int]?
    /// Whether the finding names its environment itself.
    var namesEnvironment = false
  }

  private var names: [String?] = []
  private var entries: [Entry] = []
  private var numbers: [Key: [Int]] = [:]

  /// Creates an empty list beside findings that do not depend on the environment.
  init(besides common: [Diagnostic]) {
    for finding in common where number(of: finding) == nil {
      numbers[Key(finding), default: []].append(entries.count)
      entries.append(Entry(finding: finding, environments: nil))
    }
  }

  mutating func add(_ findings: [Diagnostic], in environment: String?, _ places: VariablePlaces) {
    for found in findings {
      let (finding, isMoved) = places.placed(found)
      if let number = number(of: finding) {
        if entries[number].environments?.last != names.count { entries[number].environments?.append(names.count) }
      } else {
        numbers[Key(finding), default: []].append(entries.count)
        // The message about a missing variable names its environment.
        entries.append(
          Entry(
            finding: finding, environments: [names.count],
            namesEnvironment: isMoved || finding.code == .variableMissing))
      }
    }
    names.append(environment)
  }

  private func number(of finding: Diagnostic) -> Int? {
    numbers[Key(finding)]?.first { entries[$0].finding == finding }
  }

  /// Each finding that depends on the environment once, in the order of discovery.
  var merged: [Diagnostic] {
    entries.compactMap { entry in
      guard let environments = entry.environments else { return nil }
      var finding = entry.finding
      if environments.count < names.count, !entry.namesEnvironment {
        finding.notes.append(.onlyIn(environments.compactMap { names[$0] }))
      }
      return finding
    }
  }
}
