/// Texts of users in Markdown: none of their characters has a meaning in Markdown or HTML.
enum MarkdownText {
  /// Words on one line.
  static func words(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.visible(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "@", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Code on one line, which may be in a table. Its fence is longer than any sequence of backticks in it.
  static func code(_ text: String, longest: Int = 200) -> String {
    let scalars = text.unicodeScalars
    let cut = scalars.count > longest ? String(scalars.prefix(longest)) + "…" : text
    let shown = TerminalText.visible(cut)
    if shown.isEmpty { return "(empty)" }
    var fence = 1
    var current = 0
    for character in shown {
      current = character == "`" ? current + 1 : 0
      fence = max(fence, current + 1)
    }
    let ticks = String(repeating: "`", count: fence)
    let space = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    // A bar ends a cell of a table, even in code.
    let escaped = shown.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    return ticks + space + escaped + space + ticks
  }
}
