import FuzzOracles
import Testing

@Suite struct FuzzInputTests {
  @Test(arguments: [
    ("", ["workflow.yaml": ""]), ("a: 1\nb", ["workflow.yaml": "a: 1\nb"]),
    ("=== tasuki.yaml\nproject: p\n\n=== e.json\n{}", ["tasuki.yaml": "project: p\n", "e.json": "{}"]),
    ("a\n=== b.yaml", ["workflow.yaml": "a", "b.yaml": ""]),
  ])
  func isReadAndWritten(text: String, files: [String: String]) {
    let input = FuzzInput(Array(text.utf8))
    let found = Dictionary(
      uniqueKeysWithValues: input.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    #expect(found.mapValues { $0.trimmed } == files.mapValues { $0.trimmed })
    let again = FuzzInput(input.text)
    #expect(again.files.map(\.name) == input.files.map(\.name))
    #expect(again.text == input.text)
  }
}

extension String {
  /// Without line breaks at the end: the one before a mark belongs to the mark.
  fileprivate var trimmed: String {
    String(self[..<(lastIndex { $0 != "\n" }.map { index(after: $0) } ?? startIndex)])
  }
}
