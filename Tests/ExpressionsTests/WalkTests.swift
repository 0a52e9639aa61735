import Foundation
import Testing

/// An expression is parsed once, and is a tree until a backend prints it.
@Suite struct WalkTests {
  /// The rooms, `Expressions` aside, whose files hold one of some words.
  private func rooms(holding words: [String]) throws -> Set<String> {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources").standardizedFileURL
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var rooms: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let path = file.path.dropFirst(sources.path.count + 1).split(separator: "/")
      let text = try String(contentsOf: file, encoding: .utf8)
      if path[1] != "Expressions", words.contains(where: text.contains) { rooms.insert(String(path[1])) }
    }
    return rooms
  }

  @Test func onlyReadersParse() throws {
    let words = ["readTemplate(", "readWholeExpression(", "ExpressionNode.parse(", "(.parse("]
    #expect(try rooms(holding: words) == ["Reading", "DefinitionReading"])
  }

  @Test func onlyTheStatesLanguagePrints() throws {
    #expect(try rooms(holding: ["ExpressionPrinter"]) == ["StatesLanguage"])
  }
}
