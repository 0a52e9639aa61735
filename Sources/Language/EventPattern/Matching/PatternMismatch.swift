public import Diagnostics
public import Emit

/// Why a pattern does not match an event: the condition that stands in the way first.
public struct PatternMismatch: Sendable {
  /// What is wrong with a field.
  public enum Reason: Sendable, Equatable {
    /// The event has no scalar at the path, and the condition wants one.
    case absent
    /// None of the values at the path is one of those wanted.
    case otherValue
    /// The event has a value at the path, and the condition wants none.
    case present
    /// There are values as they are wanted, but in other elements of an array than what earlier conditions found.
    case otherElement
  }

  /// The path of the field, member names joined by dots.
  public let path: String
  /// What is wrong with it.
  public let reason: Reason
  /// The values that the event has at the path, in its order, each once.
  public let found: [JSONValue]
  /// The values of which one is wanted.
  public let wanted: [ValueMatcher]
  /// Which branch of the pattern this is about, from 0, where `$or` gives it several: the one that comes furthest.
  public let branch: Int
  /// How many branches the pattern has.
  public let branchCount: Int

  /// The list of values that is wanted, as JSON text.
  public var wantedText: String { JSONValue.array(wanted.map(\.test.json)).text() }

  /// One line on what the event has and what was wanted.
  public var message: Sentence {
    let values = found.prefix(3).map { $0.text() } + (found.count > 3 ? ["…"] : [])
    return switch reason {
    case .absent: .absent(path, wanted: wantedText)
    case .otherValue: .otherValue(values, of: path, wanted: wantedText)
    case .present: .presentValue(values, of: path)
    case .otherElement: .otherElement(values, of: path, wanted: wantedText)
    }
  }
}

extension CompiledPattern {
  /// Why the pattern does not match an event; nil where it does.
  ///
  /// Of each branch it is the first condition, as they were written, that no value of its field meets; where each is
  /// met on its own, the first, in the order of the paths, that is not met together with those before it. Of several
  /// branches the one counts whose condition comes last; of those, the first.
  public func mismatch(with event: EventFields) -> PatternMismatch? {
    var nearest: (place: Int, branch: Int, condition: Condition, reason: PatternMismatch.Reason)?
    for (number, branch) in branches.enumerated() {
      guard let failure = failure(of: branch, event) else { return nil }
      let place = failure.reason == .otherElement ? branch.count : failure.condition.place
      if nearest.map({ $0.place < place }) ?? true {
        nearest = (place, number, failure.condition, failure.reason)
      }
    }
    guard let nearest else { return nil }
    var found: [JSONValue] = []
    var seen: Set<JSONValue> = []
    for value in event.values(at: nearest.condition.path) {
      let json = event.json(of: value)
      if seen.insert(json).inserted { found.append(json) }
    }
    return PatternMismatch(
      path: String(decoding: nearest.condition.path, as: UTF8.self), reason: nearest.reason, found: found,
      wanted: matchers[nearest.condition.list], branch: nearest.branch, branchCount: branches.count)
  }

  private func failure(
    of branch: [Condition], _ event: EventFields
  ) -> (condition: Condition, reason: PatternMismatch.Reason)? {
    let conditions = branch.map { event.condition(on: event.values(at: $0.path), lists[$0.list]) }
    let written = branch.indices.sorted { branch[$0].place < branch[$1].place }
    for index in written {
      let condition = conditions[index]
      guard condition.accepted.isEmpty else { continue }
      // Beside chosen elements a field can be absent although it has values.
      if condition.acceptsAbsence, condition.present.allSatisfy({ $0 >= 0 }) { continue }
      return (branch[index], condition.present.isEmpty ? .absent : reasonOfPresence(branch[index]))
    }
    var walk = ArrayWalk(event.elements)
    let reached = walk.reach(conditions)
    guard reached < branch.count else { return nil }
    return (branch[reached], conditions[reached].accepted.isEmpty ? .present : .otherElement)
  }

  private func reasonOfPresence(_ condition: Condition) -> PatternMismatch.Reason {
    matchers[condition.list].allSatisfy { $0.test == .exists(false) } ? .present : .otherValue
  }
}

extension EventFields {
  /// A scalar as JSON.
  func json(of value: Value) -> JSONValue {
    switch value.kind {
    case .string: .string(String(decoding: text(of: value), as: UTF8.self))
    case .number: .number(String(decoding: text(of: value), as: UTF8.self))
    case .yes: .bool(true)
    case .no: .bool(false)
    case .null: .null
    }
  }
}
