import Foundation
import FuzzOracles
import Testing

/// What the fuzzers have found, each input as small as possible: it must not come back.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fuzz/Corpus")

  private static let inputs: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".txt") }
    .sorted()

  @Test func hasInputs() {
    #expect(Self.inputs.count > 10)
  }

  @Test(arguments: inputs)
  func holds(name: String) async throws {
    let text = try Data(contentsOf: Self.folder.appendingPathComponent(name))
    try await judge(FuzzInput(Array(text)))
  }
}
