public import Comparison
import Diagnostics
import Emit
import Plan
import Simulation
import Source

/// A change with its sentences filled in, as every format shows it.
struct ShownChange {
  enum Fact {
    case values(label: Text, before: Text?, after: Text?)
    /// An event, and on which sides it fires.
    case event(label: String, event: JSONValue, excerpt: JSONValue, before: Bool, after: Bool)
    /// A test of the older side with its place, and its results on both sides.
    case test(name: String, span: Span?, before: String, after: String)
    case times(label: String, before: [String], after: [String])
    /// How many logged events fire the workflow.
    case log(label: String, LogAnswer)
    /// Only words.
    case note(String)
  }

  /// A text, and whether it is a piece of code.
  struct Text {
    let text: String
    let isCode: Bool

    /// The text, shortened if it is long.
    var shortText: String {
      let scalars = text.unicodeScalars
      return scalars.count > 200 ? String(scalars.prefix(200)) + "…" : text
    }
  }

  let change: Change
  let message: String
  let facts: [Fact]

  /// Masks every text before a format shortens or escapes it: a part of a secret, or one with other characters in it, has no
  /// form that identifies it.
  init(_ change: Change, _ mask: SecretMask) {
    func shown(_ sentence: Sentence) -> String { mask.masked(sentence.filled()) }
    func text(_ value: ChangeFact.Value) -> Text {
      switch value {
      case .code(let text): Text(text: mask.masked(text), isCode: true)
      case .words(let sentence): Text(text: shown(sentence), isCode: false)
      }
    }
    self.change = change
    message = shown(change.message)
    facts = change.facts.map { fact in
      let label = text(fact.label)
      switch fact.content {
      case .values(let before, let after):
        return .values(label: label, before: before.map(text), after: after.map(text))
      case .event(let event, let excerpt, let before, let after):
        return .event(
          label: label.text, event: mask.masked(event), excerpt: mask.masked(excerpt), before: before, after: after)
      case .test(let origin, let before, let after):
        return .test(name: label.text, span: origin.span, before: shown(before), after: shown(after))
      case .times(let before, let after): return .times(label: label.text, before: before, after: after)
      case .log(let answer): return .log(label: label.text, answer)
      case .note(let words): return .note(shown(words))
      }
    }
  }
}

extension LogAnswer {
  /// `1204 logged events`
  func label(_ words: String) -> String { "\(events) \(words)" }
  var beforeWords: String { "\(before) fire" }
  /// The number on the newer side, and how many events change sides: `42 fire (-269)`.
  var afterWords: String {
    let differences = [lost > 0 ? "-\(lost)" : nil, gained > 0 ? "+\(gained)" : nil].compactMap(\.self)
    return "\(after) fire" + (differences.isEmpty ? "" : " (\(differences.joined(separator: ", ")))")
  }
}

extension WorkflowReport {
  var verdictLine: String { verdict.map { $0.filled() }.joined(separator: ", ") }

}

extension [Change] {
  /// The changes without those of resources, and those of resources.
  func shown(_ mask: SecretMask) -> (changes: [ShownChange], resources: [ShownChange]) {
    let all = map { ShownChange($0, mask) }
    return (all.filter { $0.change.resource == nil }, all.filter { $0.change.resource != nil })
  }
}

extension Change {
  /// The place to show: on the newer side, otherwise on the older one.
  var place: Span? { head.span ?? base.span }
}

extension ResourceChange {
  /// A tool's action, with the properties that cause it.
  func words(_ keyPath: KeyPath<Property, Property.Effect>, _ action: Action) -> String {
    let effects = properties.map { $0[keyPath: keyPath] }
    let forcing = effects.filter(\.replaces).compactMap(\.name)
    switch action {
    case .create, .delete: return action.rawValue
    case .replace: return "replace (\(forcing.joined(separator: ", ")))"
    case .update:
      var known: Set<String> = []
      let names = effects.compactMap(\.name).filter { known.insert($0).inserted }
      return "update (\(names.joined(separator: ", ")))"
    case .nothing: return "–"
    }
  }

  var terraformWords: String { words(\.terraform, terraform) }
  var cloudFormationWords: String { words(\.cloudFormation, cloudFormation) }
}

/// How many changes of each level there are, and how many workflows do not change.
public struct ChangeCount {
  private let counts: [ChangeLevel: Int]
  private let unchanged: Int
  private let moved: Int
  private let rewritten: Int
  private let uncompared: Int

  /// Counts workflows by their highest levels.
  public init(_ report: ChangeReport) {
    // A workflow counts once, with its highest level.
    var counts: [ChangeLevel: Int] = [:]
    for project in report.projects {
      for workflow in project.workflows { counts[workflow.level, default: 0] += 1 }
      if let level = project.changes.map(\.level).max() { counts[level, default: 0] += 1 }
    }
    self.counts = counts
    unchanged = report.projects.reduce(0) { $0 + $1.unchanged.count }
    moved = report.projects.reduce(0) { $0 + $1.unchanged.moved.count }
    rewritten = report.projects.reduce(0) { $0 + $1.unchanged.rewritten.count }
    uncompared = report.projects.reduce(0) { $0 + $1.uncompared.count }
  }

  /// `1 breaking, 1 risky, 3 safe; 36 unchanged (2 moved, 1 rewritten)`
  public var text: String {
    let levels = ChangeLevel.allCases.reversed().compactMap { level in
      counts[level].map { "\($0) \(level.word)" }
    }
    var parts = levels.isEmpty ? ["no change"] : [levels.joined(separator: ", ")]
    parts.append(unchangedText)
    if uncompared > 0 { parts.append("\(uncompared) not compared") }
    return parts.joined(separator: "; ")
  }

  /// `36 unchanged (2 moved, 1 rewritten)`
  var unchangedText: String {
    let details = [(moved, "moved"), (rewritten, "rewritten")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(unchanged) unchanged" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
  }
}
