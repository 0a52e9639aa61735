public import Diagnostics
public import Emit

/// Why a pattern does not match an event: the first condition that fails.
public struct PatternMismatch: Sendable {
  /// Why a field does not match.
  public enum Reason: Sendable, Equatable {
    /// The event has no scalar at the path, but the condition requires one.
    case absent
    /// The condition accepts none of the values at the path.
    case otherValue
    /// The event has a value at the path, but the condition requires absence.
    case present
    /// The condition accepts some values, but they are in other array elements than the values of earlier conditions.
    case otherElement
  }

  /// The path of the field, member names joined by dots.
  public let path: String
  /// Why the field does not match.
  public let reason: Reason
  /// The values that the event has at the path, in order, each once.
  public let found: [JSONValue]
  /// The accepted values.
  public let wanted: [ValueMatcher]
  /// The branch of the pattern, from 0, if `$or` gives it several: the one that matches furthest.
  public let branch: Int
  public let branchCount: Int

  /// The list of accepted values, as JSON text.
  public var wantedText: String { JSONValue.array(wanted.map(\.test.json)).text() }

  /// One line about the values in the event and the expected values.
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
  /// Why the pattern does not match an event; nil if it does.
  ///
  /// For each branch, the first condition in source order that no value of its field meets; if each one is met on its
  /// own, the first, in the order of the paths, that cannot be met together with those before it. Of several branches,
  /// the one whose failing condition comes last counts; of those, the first.
  public func mismatch(with event: EventFields) -> PatternMismatch? {
    var nearest: (place: Int, branch: Int, condition: Condition, reason: PatternMismatch.Reason)?
    for (number, branch) in branches.enumerated() {
      guard let failure = failure(of: branch, event) else { return nil }
      let place = failure.reason == .otherElement ? branch.count : failure.condition.place
      if nearest.map({ $0.place < place }) ?? true { nearest = (place, number, failure.condition, failure.reason) }
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
      // A field can be absent from the chosen elements although it has values.
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
