import Catalog
import Flow

/// Which task of one side is which of the other: those with the same id, and those that only have another id.
struct TaskPairing {
  private(set) var pairs: [(old: Call, new: Call)] = []
  private(set) var added: [Call] = []
  private(set) var removed: [Call] = []
  /// The new ids of renamed tasks, by their old ones.
  private(set) var renames: [String: String] = [:]

  init(_ base: Flow, _ head: Flow) {
    var gone: [Call] = []
    for old in base.calls {
      if let new = head.call(old.id) { pairs.append((old, new)) } else { gone.append(old) }
    }
    added = head.calls.filter { base.call($0.id) == nil }
    for old in gone {
      let namelessOld = old.withoutID
      if let place = added.firstIndex(where: { $0.withoutID == namelessOld }) {
        renames[old.id] = added[place].id
        pairs.append((old, added.remove(at: place)))
      } else {
        removed.append(old)
      }
    }
  }

  /// A text of the older side with the new ids of tasks.
  func renamed(_ text: String) -> String {
    if renames.isEmpty { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "tasks.") {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      let id = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      result += renames[String(id)] ?? String(id)
      rest = rest.dropFirst(id.count)
    }
    return result + rest
  }
}

extension Call {
  fileprivate var withoutID: Call {
    var call = self
    call.id = ""
    return call
  }
}
