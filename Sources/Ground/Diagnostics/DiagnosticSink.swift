/// Collects the findings of the stages, in the order in which they are reported.
///
/// A sink belongs to one task; `Diagnostic.inOrder` joins the findings of several tasks.
public final class DiagnosticSink {
  /// The findings so far.
  public private(set) var diagnostics: [Diagnostic] = []
  public private(set) var hasErrors = false

  /// How many more names suggestions may be compared with.
  private var comparisons = 20_000
  /// The maximum number of user-defined names among which a suggestion is chosen.
  private static let maximumNames = 1_000

  public init() {}

  /// The nearest of the names in a user's files, as `Diagnostics.nearestName` finds it. Of very many names only the
  /// first are considered, and very many misspelled names get no suggestion, because the comparisons would be
  /// quadratic.
  public func suggestion(for word: String, among names: some Sequence<String>, atMost limit: Int = .max) -> String?
  {
    let some = Array(names.prefix(min(Self.maximumNames, comparisons)))
    comparisons -= some.count
    return nearestName(to: word, among: some, atMost: limit)
  }

  public func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { hasErrors = true }
  }

  public func add(contentsOf others: some Sequence<Diagnostic>) { for diagnostic in others { add(diagnostic) } }
}

extension Diagnostic {
  /// Findings in the order of reports: by file, place and code, without duplicates; those without a place come first.
  public static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted { left, right in
      switch (left.element.span, right.element.span) {
      case (nil, .some): return true
      case (.some, nil): return false
      case (let first?, let second?) where first != second: return first < second
      default: break
      }
      if left.element.code != right.element.code { return left.element.code.number < right.element.code.number }
      if left.element.message != right.element.message {
        return left.element.message.filled() < right.element.message.filled()
      }
      return left.offset < right.offset
    }
    var result: [Diagnostic] = []
    result.reserveCapacity(sorted.count)
    for (_, diagnostic) in sorted where result.last != diagnostic { result.append(diagnostic) }
    return result
  }
}
