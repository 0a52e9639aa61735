import Comparison
import Driver
import Emit
import Foundation
import Reports
import Source
import Testing

/// Pairs of projects on disk, each with the report that is expected: `DiffCorpus/NAME/{base,head,expected.txt}`.
///
/// With `UPDATE_GOLDEN=1` in the environment the reports are written anew and the test still fails.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("DiffCorpus").path
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test func thereAreManyPairs() { #expect(Self.names.count >= 25) }

  @Test(arguments: names) func thePairHasItsReport(name: String) async throws {
    let folder = Self.folder + "/" + name
    func side(_ title: String) async throws -> ComparedInputs {
      let loaded = try await LoadedInputs(Discovery([title], in: folder), width: 2)
      return ComparedInputs(
        title: title, loaded: loaded, root: folder + "/" + title, events: DiskEvents(loaded, currentFolder: folder))
    }
    let result = try await diff(
      DiffRequest(
        base: try await side("base"), head: try await side("head"), environment: nil,
        firstDay: try #require(FirstDay("2027-01-01")), width: 2))
    let sources = MaskedSources(result.sources, secretsOf: result.secrets)
    let errors = TextReport(sources, colored: false).bytes(sources.masked(result.errors))
    let report = errors + ChangeText(result.report, sources, colored: false).bytes
    let path = folder + "/expected.txt"
    let actual = String(decoding: report, as: UTF8.self)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try actual.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("the expected report of \(name) was written anew")
      return
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    #expect(actual == expected)
  }
}
