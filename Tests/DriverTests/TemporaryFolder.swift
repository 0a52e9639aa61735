import Foundation

/// A folder with files that exists as long as the value.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    // The system's own folder may be reached through a link; paths in findings start from where it leads.
    let root = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
    let url = root.appendingPathComponent("tasuki-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(of name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// Every file, hidden ones included, sorted.
  var files: [String] {
    let names = FileManager.default.subpaths(atPath: path) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }
}
