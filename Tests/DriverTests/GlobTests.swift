import TestSupport
import Testing

@testable import Driver

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.yaml", "a.yaml"), ("*.yaml", ".yaml"), ("a?c", "abc"), ("a?c", "a日c"), ("[a-c]x", "bx"), ("[!a-c]x", "dx"),
    ("[^a-c]x", "dx"), ("[]a]", "]"), ("[a", "[a"), ("a\\*", "a*"), ("[\\]]", "]"), ("*a*b*", "xxaxxbxx"),
    ("*", ""),
    ("[a-]", "-"),
  ])
  func takesNames(pattern: String, name: String) {
    #expect(GlobComponent(pattern).matches(name))
  }

  @Test(arguments: [
    ("*.yaml", "a.yml"), ("a?c", "ac"), ("[a-c]x", "dx"), ("[!a-c]x", "ax"), ("a\\*", "ab"), ("*a*b*", "bbaa"),
    ("", "a"),
  ])
  func leavesOtherNames(pattern: String, name: String) {
    #expect(!GlobComponent(pattern).matches(name))
  }

  @Test(arguments: [
    ("workflows/**/*.yaml", "workflows/a.yaml", true), ("workflows/**/*.yaml", "workflows/b/c/a.yaml", true),
    ("workflows/*.yaml", "workflows/b/a.yaml", false), ("**", "a/b/c", true), ("**/b/*", "a/x/b/c", true),
    ("**/b/*", "b/c", true), ("a/**/z", "a/z", true), ("a/**/z", "b/z", false), ("./a", "a", true),
    ("a/**", "a/b", true),
  ])
  func matchesPaths(pattern: String, path: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(path.split(separator: "/")[...]) == matches)
  }

  /// A pattern on which matchers that backtrack everywhere never end.
  @Test(.timeLimit(.minutes(30))) func hostilePatternsEnd() {
    let pattern = String(repeating: "*a", count: 500) + "b"
    let deep = GlobPattern(String(repeating: "**/a/", count: 200) + "b")
    let time = processorTime {
      #expect(!GlobComponent(pattern).matches(String(repeating: "a", count: 5000)))
      #expect(!deep.matches(Array(repeating: Substring("a"), count: 2000)[...]))
    }
    #expect(time < .seconds(60))
  }
}
