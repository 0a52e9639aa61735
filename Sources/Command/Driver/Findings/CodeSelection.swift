public import Diagnostics

/// Which findings `--select` and `--ignore` report.
public struct CodeSelection: Sendable {
  /// Why a word names no codes.
  public struct Problem: Error, Sendable {
    public var message: Sentence
  }

  /// Selects every finding.
  public static let everything = CodeSelection()

  private var selected: [String] = []
  private var ignored: [String] = []

  private init() {}

  /// Reads the values of the options: codes, names, or the beginning of codes (`TSK03` is every code of its block),
  /// separated by commas. Without a selection, everything is selected.
  public init(select: [String] = [], ignore: [String] = []) throws(Problem) {
    selected = try Self.prefixes(select)
    ignored = try Self.prefixes(ignore)
  }

  private static func prefixes(_ options: [String]) throws(Problem) -> [String] {
    var result: [String] = []
    for option in options {
      for word in option.split(separator: ",") {
        let text = String(word.drop { $0 == " " })
        result.append(try prefix(text))
      }
    }
    return result
  }

  private static func prefix(_ text: String) throws(Problem) -> String {
    if let code = allRules.find(text) { return code.text }
    let upper = text.uppercased()
    if upper.hasPrefix("TSK"), allRules.all.contains(where: { $0.text.hasPrefix(upper) }) { return upper }
    throw Problem(message: .unknownDiagnostic(text))
  }

  public func takes(_ code: DiagnosticCode) -> Bool {
    if selected.isEmpty, ignored.isEmpty { return true }
    let text = code.text
    return (selected.isEmpty || selected.contains { text.hasPrefix($0) })
      && !ignored.contains { text.hasPrefix($0) }
  }
}
