public import Emit
public import EventPattern
public import Source

/// How the sets of events that two patterns match are related, for people and for programs.
public struct PatternComparisonReport {
  private let comparison: PatternComparison
  private let first: String
  private let second: String
  private let mask: SecretMask

  /// `first` and `second` are the names of the patterns, such as the names of their files. `mask` removes secrets.
  public init(_ comparison: PatternComparison, first: String, second: String, _ mask: SecretMask) {
    (self.comparison, self.first, self.second, self.mask) = (comparison, first, second, mask)
  }

  /// A sentence, then an event for each of its claims.
  public var text: [UInt8] {
    var text = "\(comparison.relation.rawValue): \(sentence)\n"
    // Where one pattern includes the other, an event that both match proves nothing.
    let both = comparison.relation == .overlapping || comparison.relation == .undecided ? comparison.both : nil
    for (title, event) in [
      ("only '\(first)' matches:", comparison.onlyFirst),
      ("only '\(second)' matches:", comparison.onlySecond),
      ("both match:", both),
    ] {
      if let event { text += "\n\(title)\n\(event.text(.pretty))\n" }
    }
    return TerminalText.withoutCommands(mask.masked(Array(text.utf8)), hash: "♯")
  }

  /// The same as an object; an event that was not found, or does not exist, is left out.
  public var json: JSONValue {
    var members = [
      JSONMember("first", .string(first)), JSONMember("second", .string(second)),
      JSONMember("relation", .string(comparison.relation.rawValue)),
      JSONMember("firstIsWithinSecond", comparison.firstIsWithinSecond.json),
      JSONMember("secondIsWithinFirst", comparison.secondIsWithinFirst.json),
      JSONMember("overlaps", comparison.overlaps.json),
    ]
    for (name, event) in [
      ("onlyFirst", comparison.onlyFirst), ("onlySecond", comparison.onlySecond), ("both", comparison.both),
    ] {
      if let event { members.append(JSONMember(name, event)) }
    }
    return mask.masked(.object(members))
  }

  private var sentence: String {
    let (one, other) = ("'\(first)'", "'\(second)'")
    switch comparison.relation {
    case .equal: return "\(one) and \(other) match the same events"
    case .subset: return "\(other) matches every event that \(one) matches, and others"
    case .superset: return "\(one) matches every event that \(other) matches, and others"
    case .overlapping: return "some events match both, and each pattern matches others too"
    case .disjoint: return "no event matches both"
    case .undecided: return undecided
    }
  }

  /// The relations that are proved where the whole is not.
  private var undecided: String {
    let (one, other) = ("'\(first)'", "'\(second)'")
    var known: [String] = []
    switch comparison.firstIsWithinSecond {
    case .yes: known.append("\(other) matches every event that \(one) matches")
    case .no: known.append("\(one) matches events that \(other) does not")
    case .undecided: break
    }
    switch comparison.secondIsWithinFirst {
    case .yes: known.append("\(one) matches every event that \(other) matches")
    case .no: known.append("\(other) matches events that \(one) does not")
    case .undecided: break
    }
    if comparison.overlaps == .yes { known.append("some events match both") }
    return known.isEmpty
      ? "nothing could be proved, and no event shows a difference"
      : known.joined(separator: "; ") + "; the rest could not be proved"
  }
}

extension PatternComparison.Answer {
  /// `true`, `false`, or `null` if it could not be decided.
  fileprivate var json: JSONValue {
    switch self {
    case .yes: .bool(true)
    case .no: .bool(false)
    case .undecided: .null
    }
  }
}
