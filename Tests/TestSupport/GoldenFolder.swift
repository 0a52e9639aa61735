public import Emit
import Foundation
public import Testing

/// A folder of expected files, `Golden/NAME` beside the suite.
///
/// With `UPDATE_GOLDEN=1` in the environment the folder is rewritten and the test still fails, so that a rewritten
/// expectation is never taken for a passed one.
public struct GoldenFolder {
  private let folder: URL
  private let others: String?

  /// Names a folder beside `suite`. What is in it under `others` is not output.
  public init(_ name: String, beside others: String? = nil, suite: String = #filePath) {
    folder = URL(fileURLWithPath: suite).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    self.others = others
  }

  /// The paths of the expected files.
  private var expected: [String] {
    (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue && others.map { !path.hasPrefix($0 + "/") } ?? true
    }
  }

  /// Compares files with the folder: the same paths, and the same bytes in each.
  public func expect(_ files: [OutputFile], sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      for path in expected { try FileManager.default.removeItem(at: folder.appendingPathComponent(path)) }
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
    let expected = Set(expected)
    #expect(expected.sorted() == files.map(\.path).sorted(), sourceLocation: sourceLocation)
    for file in files where expected.contains(file.path) {
      let bytes = try Array(Data(contentsOf: folder.appendingPathComponent(file.path)))
      guard bytes != file.bytes else { continue }
      let (wanted, actual) = (String(decoding: bytes, as: UTF8.self), String(decoding: file.bytes, as: UTF8.self))
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
