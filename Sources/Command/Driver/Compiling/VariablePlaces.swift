import Diagnostics
import Flow
import Source

/// Where the values of an environment's variables are used, to report a finding at the value that must be fixed.
///
/// A finding about a place that a value fills, or about a part of a value, is reported at the value in the project
/// file. It names the variable and the environment, and has the use as a label. A finding about a text that contains a
/// value among other things stays at its place and has the values as labels.
struct VariablePlaces {
  private struct Value {
    let span: Span
    let use: VariableUse
    /// The position of the value that contains this one.
    let whole: Int?
  }

  private let environment: String
  private var uses: [Span: [VariableUse]] = [:]
  /// The values that are used, by their places; one that is a part of another comes after it.
  private var values: [Value] = []

  /// Takes the uses of variables in an environment.
  init(_ uses: [VariableUse], of environment: Environment?) {
    self.environment = environment?.name.value ?? ""
    // A text that aliases repeat is one place.
    var known: Set<VariableUse> = []
    for use in uses where known.insert(use).inserted { self.uses[use.place, default: []].append(use) }
    var open: [Int] = []
    let sorted = uses.sorted { ($0.value.head, $1.value.end, $0.place) < ($1.value.head, $0.value.end, $1.place) }
    for use in sorted where values.last?.span != use.value {
      while let last = open.last, !values[last].span.contains(use.value) { open.removeLast() }
      values.append(Value(span: use.value, use: use, whole: open.last))
      open.append(values.count - 1)
    }
  }

  /// The finding as it is reported, and whether it was moved to a value.
  func placed(_ finding: Diagnostic) -> (finding: Diagnostic, isMoved: Bool) {
    guard let span = finding.span else { return (finding, false) }
    let here = uses[span] ?? []
    var finding = finding
    // What must not be shown at the use must not be shown at the value either.
    if !finding.secrets.isEmpty {
      finding.secrets += here.compactMap { use in
        use.text.map { HiddenText(Located($0, use.value), hasForm: false) }
      }
    }
    if let use = here.first(where: \.fillsPlace) { return (moved(finding, to: use.value, use), true) }
    if let use = use(ofValueAround: span) { return (moved(finding, to: span, use), true) }
    for use in here { finding.labels.append(Label(use.value, .variableOf(environment, use.variable))) }
    return (finding, false)
  }

  private func moved(_ finding: Diagnostic, to place: Span, _ use: VariableUse) -> Diagnostic {
    var finding = finding
    finding.span = place
    finding.message = .aboutVariable(use.variable, of: environment, finding.message)
    finding.labels.insert(Label(use.place, .usedHere), at: 0)
    // A value may have other uses for which it is right.
    finding.fixes = finding.fixes.compactMap { fix in
      var fix = fix
      fix.safety = .unsafe
      for index in fix.edits.indices where fix.edits[index].span == use.place { fix.edits[index].span = place }
      return fix.edits.contains { use.place.contains($0.span) } ? nil : fix
    }
    return finding
  }

  /// The use of the innermost value that contains a place.
  private func use(ofValueAround span: Span) -> VariableUse? {
    var candidate: Int? = values.partitionPoint { $0.span.head > span.head } - 1
    while let index = candidate, index >= 0 {
      if values[index].span.contains(span) { return values[index].use }
      candidate = values[index].whole
    }
    return nil
  }
}
