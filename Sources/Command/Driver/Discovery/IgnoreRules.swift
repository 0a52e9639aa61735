/// The patterns of one `.gitignore` file.
///
/// Source: gitignore(5), "Pattern format".
struct IgnoreRules: Sendable {
  private struct Rule: Sendable {
    var pattern: GlobPattern
    var isNegated: Bool
    var takesFoldersOnly: Bool
    /// Whether the pattern is matched with the whole path below the file's folder; otherwise with the name alone.
    var isAnchored: Bool
  }

  /// The number of parts in the path of the file's folder.
  private let depth: Int
  private let rules: [Rule]

  /// Reads the text of a `.gitignore` file in the folder of `depth` parts.
  init(_ text: some StringProtocol, depth: Int) {
    self.depth = depth
    var lines = text.split { $0 == "\n" || $0 == "\r\n" }.map { String($0) }
    if lines.first?.unicodeScalars.first == "\u{FEFF}" { lines[0].unicodeScalars.removeFirst() }
    if lines.last?.hasSuffix("\r") == true { lines[lines.count - 1].removeLast() }
    rules = lines.compactMap { Self.rule(from: $0) }
  }

  private static func rule(from line: String) -> Rule? {
    var text = line[...]
    while text.last == " " {
      // A space after a backslash belongs to the pattern.
      if text.dropLast().last == "\\" { break }
      text.removeLast()
    }
    if text.isEmpty || text.first == "#" { return nil }
    let isNegated = text.first == "!"
    if isNegated { text.removeFirst() }
    let takesFoldersOnly = text.last == "/"
    if takesFoldersOnly { text.removeLast() }
    var isAnchored = text.contains("/")
    if text.first == "/" { text.removeFirst() }
    // Git does not tidy paths: such a pattern takes none.
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
    var pattern = GlobPattern(text, unit: .byte)
    // `folder/**` is the content of the folder, not the folder itself.
    if text.hasSuffix("/**") { pattern = GlobPattern(text + "/*", unit: .byte) }
    if text == "**" { isAnchored = false }
    return Rule(pattern: pattern, isNegated: isNegated, takesFoldersOnly: takesFoldersOnly, isAnchored: isAnchored)
  }

  /// What the rules decide about a path, given by all its parts; nil if no rule matches it. The last rule that matches
  /// counts.
  func ignores(_ parts: [Substring], isFolder: Bool) -> Bool? {
    guard parts.count > depth else { return nil }
    for rule in rules.reversed() where isFolder || !rule.takesFoldersOnly {
      let compared = rule.isAnchored ? parts[depth...] : parts.suffix(1)
      if rule.pattern.matches(compared) { return !rule.isNegated }
    }
    return nil
  }
}
