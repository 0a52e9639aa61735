import Diagnostics
import Plan
import Source

extension AccessGroup {
  /// The change that reports the rights.
  var change: Change {
    let phrase = Sentence.accessPhrase(actions, subject)
    let (code, message): (ChangeCode, Sentence) =
      switch effect {
      case .gained: (.accessGained, .mayNow(holder.words, phrase))
      case .widened: (.accessWidened, .mayInMoreCases(holder.words, phrase))
      case .narrowed: (.accessNarrowed, .mayInFewerCases(holder.words, phrase))
      case .lost: (.accessLost, .mayNoLonger(holder.words, phrase))
      case .moved(let old): (.accessMoved, .mayInsteadOf(old.words, holder.words, phrase))
      }
    return Change(
      code, message, subject: holder.key, base: base, head: head, facts: facts,
      access: AccessChange(holder: holder.key, actions: actions, resources: resources.map(\.shown)),
      identity: [subject.key] + actions + conditions.map(\.key).sorted()
        + conditions.map(\.shownValues).sorted(),
      level: effect == .gained && subject.isOwn ? .safe : nil)
  }

  /// What limits the right, and how the limits differ from those of the other side.
  private var facts: [ChangeFact] {
    if case .address = subject, other == nil { return [] }
    let own = conditions.sorted { ($0.key, $0.operation) < ($1.key, $1.operation) }
    guard let other else { return own.map { .note(.onlyIf($0.key, $0.shownValues)) } }
    let isBefore = effect == .narrowed
    func values(_ label: String, _ mine: String?, _ others: String?) -> [ChangeFact] {
      if mine == others { return [] }
      let (before, after) = isBefore ? (mine, others) : (others, mine)
      return [.values(.code(label), before.map { .code($0) }, after.map { .code($0) })]
    }
    let keys = Set(own.map(\.key)).union(other.conditions.map(\.key)).sorted()
    return values("resource", resources.first?.shown, other.resource.shown)
      + keys.flatMap { key in
        values(
          key, own.first { $0.key == key }?.shownValues,
          other.conditions.first { $0.key == key }?.shownValues)
      }
  }
}

extension AccessHolder {
  /// The holder in a report on its workflow.
  fileprivate var words: Sentence {
    switch self {
    case .rules: .itsRules
    case .schedules: .itsSchedules
    case .machine: .itsMachine
    case .function(let label): .functionHolder(label)
    case .role(let label): .roleHolder(label)
    case .service(let name): .serviceHolder(name)
    case .everyone: .everyoneHolder
    }
  }
}
