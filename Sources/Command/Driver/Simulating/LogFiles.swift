/// The logs that a command line names.
public enum LogFiles {
  /// The files below folders, hidden ones left out, and the other paths as they are; `-` is standard input.
  ///
  /// A folder's files are in the order of their paths' bytes. Links to files are followed, links to folders are not.
  public static func found(in paths: [String]) throws(FileProblem) -> [String] {
    var files: [String] = []
    for path in paths {
      if path != "-", FileSystem.kind(of: path) == .folder {
        try collect(below: path, into: &files)
      } else {
        files.append(path)
      }
    }
    return files
  }

  private static func collect(below folder: String, into files: inout [String]) throws(FileProblem) {
    for entry in try FileSystem.entries(of: folder) where !entry.name.hasPrefix(".") {
      let path = PathText.joined(folder, entry.name)
      switch entry.kind {
      case .file: files.append(path)
      case .folder: try collect(below: path, into: &files)
      case .link: if FileSystem.kind(of: path) == .file { files.append(path) }
      case .other: break
      }
    }
  }

  /// The paths in a manifest: one per line, relative to the current folder; empty lines are left out.
  public static func listed(in manifest: String) throws(FileProblem) -> [String] {
    var paths: [String] = []
    var reader = try LineReader(manifest)
    while let line = try reader.next() {
      if !line.isEmpty { paths.append(String(decoding: line, as: UTF8.self)) }
    }
    return paths
  }

  /// The first path that occurs twice: its events would be counted twice.
  public static func repeated(in paths: [String]) -> String? {
    var seen: Set<[UInt8]> = []
    return paths.first { !seen.insert(Array($0.utf8)).inserted }
  }
}
