public import Diagnostics
public import Flow
import Reading
import Simulation
public import Source

extension TestEvents {
  /// Texts in the files that look like secrets, each reported where the tests name the file: nothing of the files
  /// themselves is shown, and JSON has no comments that could silence a finding.
  public func secretFindings(in workflows: [Flow]) -> [Diagnostic] {
    var known: [FileNumber: [Diagnostic]] = [:]
    var findings: [Diagnostic] = []
    for test in workflows.flatMap(\.tests) {
      guard case .file(let path)? = test.event, case .file(let file)? = events[path.span] else { continue }
      let found = known[file.number] ?? eventSecrets(in: file)
      known[file.number] = found
      guard let first = found.first else { continue }
      findings.append(
        Diagnostic(
          first.code, .inEventFile(first.message), at: path.span, hint: .putOtherText, notes: first.notes,
          secrets: found.flatMap(\.secrets)))
    }
    return findings
  }
}

/// Texts that look like secrets in a file with an event, or with answers of services.
public func eventSecrets(in file: SourceFile) -> [Diagnostic] { findSecrets(in: file) }
