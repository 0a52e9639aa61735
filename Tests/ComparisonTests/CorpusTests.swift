import Comparison
import Driver
import Emit
import Foundation
import Reports
import Source
import TestSupport
import Testing

/// Pairs of projects on disk, each with its expected report: `Golden/NAME/sides/{base,head}` and `Golden/NAME/report.txt`.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden").path
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test func hasManyPairs() { #expect(Self.names.count >= 25) }

  @Test(arguments: names) func eachPairHasItsReport(name: String) async throws {
    let folder = Self.folder + "/\(name)/sides"
    func side(_ title: String) async throws -> ComparedInputs {
      let loaded = try await LoadedInputs(Discovery([title], in: folder), width: 2)
      return ComparedInputs(
        title: title, loaded: loaded, root: folder + "/" + title, events: DiskEvents(loaded, currentFolder: folder))
    }
    let result = try await diff(
      DiffRequest(
        base: try await side("base"), head: try await side("head"),
        firstDay: try #require(FirstDay("2027-01-01")), width: 2))
    let sources = MaskedSources(result.sources, secretsOf: result.secrets)
    let findings = TextReport(sources, colored: false).bytes(sources.masked(result.findings))
    let report = findings + ChangeText(result.report, sources, colored: false).bytes
    try GoldenFolder(name, beside: "sides").expect([OutputFile(path: "report.txt", bytes: report)])
  }
}
