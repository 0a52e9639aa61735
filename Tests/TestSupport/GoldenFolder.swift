public import Emit
import Foundation
public import Testing

/// A folder of expected files, `Golden/NAME` beside the suite.
///
/// With `UPDATE_GOLDEN=1` in the environment the folder is rewritten and the test still fails, so that a rewritten
/// expectation is never taken for a passed one.
public struct GoldenFolder {
  private let folder: URL

  /// Names a folder beside `suite`.
  public init(_ name: String, suite: String = #filePath) {
    folder = URL(fileURLWithPath: suite).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
  }

  /// Compares files with the folder: the same paths, and the same bytes in each.
  public func expect(_ files: [OutputFile], sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(at: folder)
      for file in files {
        let target = folder.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: target)
      }
      Issue.record(
        "the expected files of \(folder.lastPathComponent) were rewritten", sourceLocation: sourceLocation)
      return
    }
    let expected = Set(
      FileManager.default.subpaths(atPath: folder.path)?.filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(
          atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder)
          && !isFolder.boolValue
      } ?? [])
    #expect(expected.sorted() == files.map(\.path).sorted(), sourceLocation: sourceLocation)
    for file in files where expected.contains(file.path) {
      let wanted = try String(contentsOf: folder.appendingPathComponent(file.path), encoding: .utf8)
      let actual = String(decoding: file.bytes, as: UTF8.self)
      guard wanted != actual else { continue }
      let lines = (wanted.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
      let same = zip(lines.0, lines.1).prefix { $0 == $1 }.count
      Issue.record(
        """
        \(file.path):\(same + 1): expected '\(same < lines.0.count ? lines.0[same] : "the end")', \
        found '\(same < lines.1.count ? lines.1[same] : "the end")'
        """, sourceLocation: sourceLocation)
    }
  }
}
