public import Emit

extension Pattern {
  /// The pattern as EventBridge takes it, in its one canonical form.
  ///
  /// Every path stands once, inside nested objects; `source` and `detail-type` come first, everything else in the order
  /// in which it was first named, `$or` last in its object. Lists and branches stand in an order that EventBridge's own
  /// matcher reads as it is meant: numeric ranges first, wildcards last, branches of `$or` joined where they overlap.
  /// There is no member twice in an object, and every number that can be compared has the text that JSON encoders
  /// agree on.
  ///
  /// A pattern with more combinations of branches or more conditions than `checkLimits` takes has no such form; it gives
  /// an empty object.
  public var json: JSONValue {
    guard branchCount(upTo: PatternLimits.combinations) <= PatternLimits.combinations,
      conditionCount(upTo: PatternLimits.conditions) <= PatternLimits.conditions
    else { return .object([]) }
    let scope = canonicalScope(under: []).simplified
    return .object(PrintedObject(scope, under: [], inAlternatives: false).members.envelopeFirst)
  }

  private func canonicalScope(under prefix: [String]) -> CanonicalScope {
    var scope = CanonicalScope()
    for member in members {
      switch member {
      case .field(let field):
        let steps = prefix + pathSteps(field.name)
        switch field.condition {
        case .values(let matchers):
          scope.add(CanonicalScope.Leaf(steps, matchers.map(\.test.json).inCanonicalOrder))
        case .pattern(let inner): scope.add(contentsOf: inner.canonicalScope(under: steps))
        }
      case .alternatives(let group):
        let branches = group.branches.map { $0.canonicalScope(under: prefix) }
        scope.add(CanonicalScope.Group(under: prefix, branches))
      }
    }
    return scope
  }
}

/// The names in a member's name. A name with empty parts or with an operator's name in it is kept whole: EventBridge
/// would read the nested spelling differently.
private func pathSteps(_ name: String) -> [String] {
  let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  return parts.contains { $0.isEmpty || $0 == "$or" || reservedInAlternatives.contains($0) } ? [name] : parts
}

/// An object of a pattern as it is put together.
private struct PrintedObject {
  private final class Node {
    var names: [String] = []
    var children: [[UInt8]: Child] = [:]
    var branches: [JSONValue]?
  }

  private enum Child {
    case list([JSONValue])
    case object(Node)
  }

  private let root = Node()
  /// Paths that have a list and so cannot be an object too.
  private let listed: Set<[UInt8]>
  private let inAlternatives: Bool

  /// - Parameter prefix: Where the object stands; the paths of the scope start with it.
  init(_ scope: CanonicalScope, under prefix: [String], inAlternatives: Bool) {
    self.inAlternatives = inAlternatives
    listed = Set(scope.leaves.map(\.key))
    for leaf in scope.leaves {
      let steps = glued(leaf.steps, under: prefix.count)
      let node = descend(Array(steps.dropLast()))
      add(steps[steps.count - 1], .list(leaf.list), to: node)
    }
    for group in scope.groups {
      // A path that has a list cannot hold the group as well; then it stands further out.
      let outer = group.prefix.indices.first {
        listed.contains(Array(group.prefix[...$0].joined(separator: ".").utf8))
      }
      let place = Array(group.prefix[..<max(outer ?? group.prefix.count, prefix.count)])
      let node = descend(Array(place.dropFirst(prefix.count)))
      node.branches = group.branches.map { branch in
        .object(PrintedObject(branch, under: place, inAlternatives: true).members)
      }
    }
  }

  /// The names below the prefix, those joined by dots that cannot stand alone.
  private func glued(_ steps: [String], under depth: Int) -> [String] {
    let own = Array(steps[depth...])
    if inAlternatives, own.contains(where: { reservedInAlternatives.contains($0) }) {
      return [own.joined(separator: ".")]
    }
    var result: [String] = []
    var start = 0
    for index in own.indices {
      let path = Array(steps[...(depth + index)].joined(separator: ".").utf8)
      guard index == own.count - 1 || !listed.contains(path) else { continue }
      result.append(own[start...index].joined(separator: "."))
      start = index + 1
    }
    return result
  }

  private func descend(_ steps: [String]) -> Node {
    var node = root
    for step in steps {
      if case .object(let inner) = node.children[Array(step.utf8)] {
        node = inner
      } else {
        let inner = Node()
        add(step, .object(inner), to: node)
        node = inner
      }
    }
    return node
  }

  private func add(_ name: String, _ child: Child, to node: Node) {
    if node.children.updateValue(child, forKey: Array(name.utf8)) == nil { node.names.append(name) }
  }

  var members: [JSONMember] { PrintedObject.members(of: root) }

  private static func members(of node: Node) -> [JSONMember] {
    var members = node.names.compactMap { name -> JSONMember? in
      switch node.children[Array(name.utf8)] {
      case .list(let list): JSONMember(name, .array(list))
      case .object(let inner): JSONMember(name, .object(PrintedObject.members(of: inner)))
      case nil: nil
      }
    }
    if let branches = node.branches { members.append(JSONMember("$or", .array(branches))) }
    return members
  }
}

extension [JSONMember] {
  /// The members with `source` and `detail-type` before all others.
  fileprivate var envelopeFirst: [JSONMember] {
    let first = ["source", "detail-type"].flatMap { name in filter { $0.name == name } }
    return first + filter { $0.name != "source" && $0.name != "detail-type" }
  }
}
