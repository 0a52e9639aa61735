import Emit

/// Searches for an event that a branch of one pattern and a branch of another both match.
struct CommonEvent {
  enum Outcome {
    /// No such event exists.
    case impossible
    /// It is unknown whether one exists.
    case unknown
    /// An event that should match.
    case values(WitnessEvent)
  }

  /// The required values of a field.
  private enum Need {
    case values([JSONValue])
    /// A value for only one branch, and none for the other.
    case apart(first: JSONValue?, second: JSONValue?)
    case impossible
    case unknown
  }

  private let comparer: PatternComparer
  private let first: PatternComparer.Branch
  private let second: PatternComparer.Branch

  init(_ comparer: PatternComparer, _ first: PatternComparer.Branch, _ second: PatternComparer.Branch) {
    self.comparer = comparer
    self.first = first
    self.second = second
  }

  func find() -> Outcome {
    var event = WitnessEvent(comparer.fields)
    var isUnknown = false
    var apart: [(field: Int, first: JSONValue?, second: JSONValue?)] = []
    for field in comparer.fields.indices {
      switch need(of: field) {
      case .impossible: return .impossible
      case .unknown: isUnknown = true
      case .values(let values): event.set(field, values)
      case .apart(let left, let right): apart.append((field, left, right))
      }
    }
    if isUnknown { return .unknown }
    for entry in apart { event.separate(entry.field, entry.first, entry.second) }
    return .values(event)
  }

  private func need(of field: Int) -> Need {
    let left = first.first { $0.field == field }?.list
    let right = second.first { $0.field == field }?.list
    let classes = comparer.fields[field].classes
    let lists = [left, right].compactMap(\.self)
    var mayBeAbsent = true
    if case .string = comparer.fields[field].domain { mayBeAbsent = false }
    let mayBeNothing = mayBeAbsent && lists.allSatisfy(classes.acceptingAbsence.contains)
    if lists.isEmpty, mayBeAbsent { return .values([]) }
    func value(of lists: [Int]) -> JSONValue? {
      classes.classes.first { known in lists.allSatisfy(known.accepting.contains) }?.value
    }
    if let common = value(of: lists) { return .values([common]) }
    if mayBeNothing { return .values([]) }
    let unmet = classes.isComplete ? Need.impossible : .unknown
    switch comparer.fields[field].domain {
    case .string, .stringOrNone: return unmet
    case .free, .strings, .nothing: break
    }
    guard let left, let right else { return unmet }
    let values = (value(of: [left]), value(of: [right]))
    if let one = values.0, let other = values.1 { return .values([one, other]) }
    // One of them requires absence here, or cannot be met at all.
    for (list, value) in [(left, values.0), (right, values.1)] where value == nil {
      if !mayBeAbsent || !classes.acceptingAbsence.contains(list) { return unmet }
    }
    let absentIn = values.0 == nil ? first : second
    if comparer.fieldsBefore(field, in: absentIn).isEmpty { return unmet }
    return .apart(first: values.0, second: values.1)
  }
}
