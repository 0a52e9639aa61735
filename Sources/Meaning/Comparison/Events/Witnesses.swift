import Diagnostics
import Emit
import EventPattern

/// Makes the events that show a difference look like real ones, and proves them again.
struct Witnesses {
  private let old: CompiledPattern?
  private let new: CompiledPattern?
  /// The fields that the patterns have conditions for, and those that identify an event.
  private let paths: Set<String>
  /// Events of tests, which look like real ones.
  private let samples: [JSONValue]

  init(_ old: Pattern, _ new: Pattern, samples: [JSONValue]) {
    self.old = CompiledPattern(old)
    self.new = CompiledPattern(new)
    self.samples = samples
    paths = Set((old.paths.union(new.paths)).map { String(decoding: $0, as: UTF8.self) })
      .union(["source", "detail-type"])
  }

  /// An event that fires on one side only: an event of a test if one does, otherwise such an event with the values of the
  /// one that the comparison found, otherwise that one itself.
  func fact(_ found: JSONValue, firesBefore: Bool) -> ChangeFact {
    let event =
      samples.first { decides($0, firesBefore) }
      ?? samples.lazy.compactMap { $0.overlaid(with: found.pruned(to: paths)) }.first { decides($0, firesBefore) }
      ?? found
    return ChangeFact(
      .words(firesBefore ? .noLongerFires : .nowFires),
      .event(event, excerpt: event.pruned(to: paths), before: firesBefore, after: !firesBefore))
  }

  private func decides(_ event: JSONValue, _ firesBefore: Bool) -> Bool {
    let fields = EventFields(event)
    return old?.matches(fields) == firesBefore && new?.matches(fields) == !firesBefore
  }
}

extension JSONValue {
  /// The value with parts replaced by those of another: members of objects by their names, everything else as a whole.
  func overlaid(with other: JSONValue) -> JSONValue {
    guard case .object(var members) = self, case .object(let others) = other else { return other }
    for member in others {
      if let place = members.lastIndex(where: { $0.name == member.name }) {
        members[place].value = members[place].value.overlaid(with: member.value)
      } else {
        members.append(member)
      }
    }
    return .object(members)
  }

  /// The value with only the fields at some paths, whose names are joined by dots. A path leads through arrays to their
  /// elements.
  func pruned(to paths: Set<String>) -> JSONValue { pruned(to: paths, at: "") ?? .object([]) }

  private func pruned(to paths: Set<String>, at path: String) -> JSONValue? {
    if paths.contains(path) { return self }
    switch self {
    case .object(let members):
      let kept = members.compactMap { member in
        let inner = path.isEmpty ? member.name : path + "." + member.name
        return member.value.pruned(to: paths, at: inner).map { JSONMember(member.name, $0) }
      }
      return kept.isEmpty ? nil : .object(kept)
    case .array(let elements):
      let kept = elements.compactMap { $0.pruned(to: paths, at: path) }
      return kept.isEmpty ? nil : .array(kept)
    case .null, .bool, .number, .string: return nil
    }
  }
}
