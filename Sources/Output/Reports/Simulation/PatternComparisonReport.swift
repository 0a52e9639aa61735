public import Emit
public import EventPattern
public import Source

/// How the events of two patterns stand to each other, for people and for programs.
public struct PatternComparisonReport {
  private let comparison: PatternComparison
  private let first: String
  private let second: String
  private let mask: SecretMask

  /// Makes the report; `first` and `second` are what the patterns are called, such as the names of their files.
  /// `mask` keeps secrets out of it.
  public init(_ comparison: PatternComparison, first: String, second: String, _ mask: SecretMask) {
    (self.comparison, self.first, self.second, self.mask) = (comparison, first, second, mask)
  }

  /// A sentence, then each event that shows it.
  public var text: [UInt8] {
    var text = "\(comparison.relation.rawValue): \(sentence)\n"
    // Where one holds the other, an event of both shows nothing.
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

  /// The same as an object; an event that was not found, or that there is not, is left out.
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

  /// What is known where the whole is not.
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
      ? "nothing could be proved, and no event was found that shows a difference"
      : known.joined(separator: "; ") + "; the rest could not be proved"
  }
}

extension PatternComparison.Answer {
  /// `true`, `false`, or `null` where it could not be found out.
  fileprivate var json: JSONValue {
    switch self {
    case .yes: .bool(true)
    case .no: .bool(false)
    case .undecided: .null
    }
  }
}
