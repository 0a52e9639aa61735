import Emit
import Foundation
import Testing

/// A folder of expected files, `Tests/TerraformTests/Golden/NAME`.
///
/// With `UPDATE_GOLDEN=1` in the environment the folder is written anew, and the test still fails, so that nobody
/// takes a rewritten expectation for a passed one.
struct GoldenFolder {
  private let url: URL

  init(_ name: String) {
    url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
  }

  /// Holds files against the folder: the same paths with the same bytes.
  func expect(_ files: [OutputFile], sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try write(files)
      Issue.record("the expected files were written anew", sourceLocation: sourceLocation)
      return
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".tf") }
    #expect(names.sorted() == files.map(\.path).sorted(), sourceLocation: sourceLocation)
    for file in files where names.contains(file.path) {
      let expected = try String(contentsOf: url.appendingPathComponent(file.path), encoding: .utf8)
      let actual = String(decoding: file.bytes, as: UTF8.self)
      guard actual != expected else { continue }
      let lines = (actual.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
      let line = zip(lines.0, lines.1).prefix { $0 == $1 }.count
      Issue.record(
        """
        \(file.path):\(line + 1): expected \(line < lines.1.count ? lines.1[line] : "no line"), \
        not \(line < lines.0.count ? lines.0[line] : "the end")
        """, sourceLocation: sourceLocation)
    }
  }

  private func write(_ files: [OutputFile]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path) where name.hasSuffix(".tf") {
      try FileManager.default.removeItem(at: url.appendingPathComponent(name))
    }
    for file in files {
      try Data(file.bytes).write(to: url.appendingPathComponent(file.path))
    }
  }
}
