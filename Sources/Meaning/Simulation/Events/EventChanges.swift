import Diagnostics
import Emit

extension JSONValue {
  /// Why a field could not be set.
  struct ChangeProblem: Error, Equatable {
    /// Lower case, no full stop.
    let message: Sentence
  }

  /// Sets a value at a path. Missing objects on the way are created, and an existing value is replaced. In an array,
  /// a step is the number of an element, or of the one after the last. After a problem, the value is lost.
  mutating func set(_ path: [Substring], to value: JSONValue) throws(ChangeProblem) {
    guard let step = path.first else {
      self = value
      return
    }
    let rest = Array(path.dropFirst())
    switch self {
    case .array(var elements):
      // Changes the elements in place, not in a copy.
      self = .null
      guard let index = Int(step), index >= 0, index <= elements.count else {
        throw ChangeProblem(message: .noElement(String(step), of: elements.count))
      }
      var element = index < elements.count ? elements[index] : .object([])
      try element.set(rest, to: value)
      if index < elements.count { elements[index] = element } else { elements.append(element) }
      self = .array(elements)
    case .object(var members):
      self = .null
      let place = members.lastIndex { $0.name.utf8.elementsEqual(step.utf8) }
      var member = place.map { members[$0].value } ?? .object([])
      try member.set(rest, to: value)
      if let place { members[place].value = member } else { members.append(JSONMember(String(step), member)) }
      self = .object(members)
    default:
      self = .object([])
      try set(path, to: value)
    }
  }
}
