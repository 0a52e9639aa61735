import Diagnostics
import Source

/// Findings as a JUnit report: one suite per file, a passing case for a file without findings.
public struct JUnitReport {
  private let places: Places

  public init(_ sources: MaskedSources) { places = Places(sources) }

  public func bytes(_ findings: MaskedFindings) -> [UInt8] {
    var byFile: [FileNumber: [ShownFinding]] = [:]
    var placeless: [ShownFinding] = []
    for diagnostic in ShownFinding.listed(findings) {
      if let span = diagnostic.span {
        byFile[span.file, default: []].append(diagnostic)
      } else {
        placeless.append(diagnostic)
      }
    }
    var suites = places.files.map { file in
      suite(file.path, byFile[file.number] ?? [])
    }
    if !placeless.isEmpty { suites.insert(suite("tasuki", placeless), at: 0) }
    return JUnitDocument(name: "tasuki", suites: suites).bytes
  }

  private func suite(_ file: String, _ findings: [ShownFinding]) -> JUnitDocument.Suite {
    let passed = JUnitDocument.Case(name: file, className: "tasuki", result: .passed)
    return JUnitDocument.Suite(
      name: file, cases: findings.isEmpty ? [passed] : findings.map { testCase($0, in: file) })
  }

  private func testCase(_ finding: ShownFinding, in file: String) -> JUnitDocument.Case {
    let start = finding.span.map { places.range(of: $0).start }
    let position = start.map { ":\($0.line):\($0.column)" } ?? ""
    let text = ([finding.message] + [finding.hint].compactMap { $0 } + finding.notes).joined(separator: "\n")
    return JUnitDocument.Case(
      name: "\(finding.code.text) \(finding.code.name)\(position)", className: "tasuki",
      place: start.map { (file, $0.line) },
      result: .failed(
        type: finding.severity.word, message: finding.message, text: file + position + ": " + text))
  }
}
