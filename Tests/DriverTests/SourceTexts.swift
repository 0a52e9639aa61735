import Foundation

/// The project's own sources, for the tests of its rules.
enum SourceTexts {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  /// The files below `Sources` with their texts, by their paths from there.
  static let files: [(path: String, text: String)] = {
    let sources = repository.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)).map { (path, $0) }
    }
  }()

  /// The modules, except for the owner, whose files contain one of some words.
  static func rooms(holding words: [String], besides owner: String) -> Set<String> {
    let rooms = files.filter { file in words.contains(where: file.text.contains) }.map { room(of: $0.path) }
    return Set(rooms).subtracting([owner])
  }

  private static func room(of path: String) -> String { String(path.split(separator: "/")[1]) }
}
