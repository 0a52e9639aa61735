import Foundation

/// A folder that exists as long as the value, filled with files.
public final class TemporaryFolder {
  /// Its path, without links.
  public let path: String

  /// Makes a folder with these texts by their names.
  public init(_ files: [String: String] = [:]) throws {
    // The system's own folder may be reached over a link; findings count from where it leads.
    let root = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
    let url = root.appendingPathComponent("tasuki-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders above it.
  public func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  public func text(of name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Every file, hidden ones included, sorted.
  public var files: [String] {
    let names = FileManager.default.subpaths(atPath: path) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }
}
