import Diagnostics
import Driver
import Foundation
import Testing

/// Where codes and their rules stand.
@Suite struct RulePlaceTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources").standardizedFileURL

  /// The files of the sources with their texts, by their paths.
  private static let files: [(path: String, text: String)] = {
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)).map { (path, $0) }
    }
  }()

  /// A code is made once, in the file that also says what it means.
  @Test func eachCodeStandsBesideItsRule() throws {
    let declaration = try Regex(#"static let (\w+) = DiagnosticCode\("#, as: (Substring, Substring).self)
    var names: [String] = []
    for (path, text) in Self.files {
      for match in text.matches(of: declaration) {
        names.append(String(match.output.1))
        #expect(
          text.contains("\n      .\(match.output.1), stage: ."), "\(path) lacks the rule of \(match.output.1)")
      }
    }
    #expect(Set(names).count == names.count)
    #expect(names.count == allRules.all.count)
  }
}
