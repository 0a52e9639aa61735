import Diagnostics
import Source

/// The findings of several environments as one list: one that not all of them have says which ones do.
struct EnvironmentFindings {
  private struct Key: Hashable {
    let code: UInt16
    let span: Span?
    let message: String
  }

  private struct Entry {
    let finding: Diagnostic
    /// The environments that have it, by their numbers.
    var environments: [Int]
  }

  private var names: [String?] = []
  private var entries: [Entry] = []
  private var numbers: [Key: [Int]] = [:]
  private let known: [Diagnostic]

  /// Makes an empty list beside findings that do not depend on the environment.
  init(besides known: [Diagnostic]) {
    self.known = known
    for finding in known { note(finding) }
  }

  mutating func add(_ findings: [Diagnostic], in environment: String?) {
    names.append(environment)
    for finding in findings { note(finding) }
  }

  private mutating func note(_ finding: Diagnostic) {
    let key = Key(code: finding.code.number, span: finding.span, message: finding.message)
    let environment = names.count - 1
    for number in numbers[key] ?? [] where entries[number].finding == finding {
      if entries[number].environments.last != environment { entries[number].environments.append(environment) }
      return
    }
    numbers[key, default: []].append(entries.count)
    entries.append(Entry(finding: finding, environments: [environment]))
  }

  /// Each finding once, in the order in which they came; those that do not depend on the environment left out.
  var merged: [Diagnostic] {
    entries.compactMap { entry in
      guard entry.environments.first != -1 else { return nil }
      var finding = entry.finding
      if entry.environments.count < names.count, finding.code != .variableMissing {
        finding.notes.append(note(entry.environments.compactMap { names[$0] }))
      }
      return finding
    }
  }

  private func note(_ environments: [String]) -> String {
    let quoted = environments.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return "In \(quoted.first ?? "") alone." }
    return "In \(quoted.dropLast().joined(separator: ", ")) and \(last) alone."
  }
}
