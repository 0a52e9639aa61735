import Emit
import Foundation
import Testing

/// A folder of expected files, `Tests/TerraformTests/Golden/NAME`.
///
/// With `UPDATE_GOLDEN=1` in the environment the folder is rewritten, and the test still fails, so that a rewritten
/// expectation is never taken for a passed one.
struct GoldenFolder {
  private let url: URL

  init(_ name: String) {
    url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
  }

  /// Compares files with the folder: the same paths with the same bytes.
  func expect(_ files: [OutputFile], sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try write(files)
      Issue.record("the expected files were rewritten", sourceLocation: sourceLocation)
      return
    }
    let names = try written
    #expect(names.sorted() == files.map(\.path).sorted(), sourceLocation: sourceLocation)
    for file in files where names.contains(file.path) {
      let bytes = try Array(Data(contentsOf: url.appendingPathComponent(file.path)))
      guard file.bytes != bytes else { continue }
      let (actual, expected) = (String(decoding: file.bytes, as: UTF8.self), String(decoding: bytes, as: UTF8.self))
      let lines = (actual.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
      let line = zip(lines.0, lines.1).prefix { $0 == $1 }.count
      Issue.record(
        """
        \(file.path):\(line + 1): expected \(line < lines.1.count ? lines.1[line] : "no line"), \
        not \(line < lines.0.count ? lines.0[line] : "the end")
        """, sourceLocation: sourceLocation)
    }
  }

  /// The paths of the folder's files. Files of Terraform runs beside them are not output.
  private var written: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { path in
        !path.hasPrefix("tests") && [".tf", ".zip", ".py"].contains { path.hasSuffix($0) }
      }
    }
  }

  private func write(_ files: [OutputFile]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for name in try written { try FileManager.default.removeItem(at: url.appendingPathComponent(name)) }
    for file in files {
      let path = url.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: path)
    }
  }
}
