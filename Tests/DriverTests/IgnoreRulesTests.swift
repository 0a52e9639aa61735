import Testing

@testable import Driver

/// The cases follow the examples of gitignore(5); the expected answers are those of `git check-ignore`.
@Suite struct IgnoreRulesTests {
  @Test(arguments: [
    ("*.yaml", "a.yaml", true), ("*.yaml", "b/c/a.yaml", true), ("/a.yaml", "a.yaml", true),
    ("/a.yaml", "b/a.yaml", nil), ("b/a.yaml", "b/a.yaml", true), ("b/a.yaml", "c/b/a.yaml", nil),
    ("**/a.yaml", "c/b/a.yaml", true), ("b/**", "b/c/a.yaml", true), ("b/**/a.yaml", "b/a.yaml", true),
    ("b/**/a.yaml", "b/c/d/a.yaml", true), ("a.yaml/", "a.yaml", nil), ("# a.yaml", "a.yaml", nil),
    ("\\#a.yaml", "#a.yaml", true), ("\\!a.yaml", "!a.yaml", true), ("*.yaml\n!a.yaml", "a.yaml", false),
    ("!a.yaml\n*.yaml", "a.yaml", true), ("a.yaml   ", "a.yaml", true), ("a.yaml\\ ", "a.yaml ", true),
    ("a.yaml\r\nb.yaml\r\n", "a.yaml", true), ("[ab].yaml", "b.yaml", true), ("b/*.yaml", "b/c/a.yaml", nil),
    ("", "a.yaml", nil), ("./a.yaml", "a.yaml", nil), ("//a.yaml", "a.yaml", nil), ("b//a.yaml", "b/a.yaml", nil),
    ("b/./a.yaml", "b/a.yaml", nil), ("/b/../a.yaml", "a.yaml", nil), ("b/a.yaml//", "b/a.yaml", nil),
    ("/", "a.yaml", nil), ("!", "a.yaml", nil), ("a.yaml\t", "a.yaml", nil), ("a.yaml\t", "a.yaml\t", true),
    ("\u{FEFF}a.yaml\n", "a.yaml", true), ("a.yaml\r", "a.yaml", true), ("1.yaml\ra.yaml\n", "a.yaml", nil),
    ("[[:alpha:]].yaml", "a.yaml", true), ("[[:alpha:]].yaml", "1.yaml", nil),
    ("[[:digit:]_].yaml", "_.yaml", true),
    ("[![:alpha:]].yaml", "1.yaml", true), ("[![:alpha:]].yaml", "a.yaml", nil), ("[[:nope:]].yaml", "a.yaml", nil),
    ("[[:space:]a].yaml", "a.yaml", true), ("[[:alpha]].yaml", "a.yaml", nil), ("[[:alpha]].yaml", "l].yaml", true),
    // For git, `é` is two bytes.
    ("?.yaml", "é.yaml", nil), ("??.yaml", "é.yaml", true), ("[!a]?.yaml", "é.yaml", true),
    ("é.yaml", "é.yaml", true),
    ("é.yaml", "e\u{301}.yaml", nil), ("*é.yaml", "aé.yaml", true),
  ])
  func judgesFiles(rules: String, path: String, verdict: Bool?) {
    let parts = [Substring("repository")] + path.split(separator: "/")
    #expect(IgnoreRules(rules, depth: 1).ignores(parts, isFolder: false) == verdict)
  }

  @Test(arguments: [
    ("out/", "out", true), ("out", "out", true), ("/out/", "b/out", nil), ("b/**", "b", nil),
    ("out/", "b/out", true),
  ])
  func judgesFolders(rules: String, path: String, verdict: Bool?) {
    #expect(IgnoreRules(rules, depth: 0).ignores(path.split(separator: "/"), isFolder: true) == verdict)
  }
}
