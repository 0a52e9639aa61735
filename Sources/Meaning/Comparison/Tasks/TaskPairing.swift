import Catalog
public import Flow

/// Pairs the tasks of both sides: those with the same id, those that had it formerly, and those of which only the id differs.
public struct TaskPairing {
  public private(set) var pairs: [(old: Call, new: Call)] = []
  private(set) var added: [Call] = []
  private(set) var removed: [Call] = []
  /// The new ids of renamed tasks, by their old ones.
  public private(set) var renames: [String: String] = [:]

  public init(_ base: Flow, _ head: Flow) {
    var onlyOld: [Call] = []
    for old in base.calls {
      if let new = head.call(old.id) { pairs.append((old, new)) } else { onlyOld.append(old) }
    }
    var onlyNew = head.calls.filter { base.call($0.id) == nil }
    for new in onlyNew {
      guard let former = new.formerly.last(where: { base.call($0) != nil }),
        let old = base.call(former),
        head.call(former) == nil, renames[former] == nil
      else { continue }
      renames[former] = new.id
      pairs.append((old, new))
    }
    let taken = Set(renames.values)
    onlyNew.removeAll { taken.contains($0.id) }
    onlyOld.removeAll { renames[$0.id] != nil }
    // The last one comes first, so that it can be removed from the end.
    var sameContent = Dictionary(grouping: onlyNew.reversed(), by: Content.init)
    var renamed: Set<String> = []
    for old in onlyOld {
      if let new = sameContent[Content(old)]?.popLast() {
        renames[old.id] = new.id
        renamed.insert(new.id)
        pairs.append((old, new))
      } else {
        removed.append(old)
      }
    }
    added = onlyNew.filter { !renamed.contains($0.id) }
  }

  /// A task, compared without its id.
  private struct Content: Hashable {
    private let call: Call

    init(_ call: Call) { self.call = call }

    static func == (left: Content, right: Content) -> Bool { left.call.isEqual(exceptForID: right.call) }

    func hash(into hasher: inout Hasher) {
      hasher.combine(call.uses)
      hasher.combine(call.inputs)
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
