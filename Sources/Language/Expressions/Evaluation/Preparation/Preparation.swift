/// Prepares expressions for evaluation, and rejects what JSONata rejects in a syntactically correct expression.
struct Preparation {
  private var ancestors = 0

  /// Prepares a whole expression. Throws JSONata's own code, such as S0213, for an expression without a meaning.
  static func prepare(_ node: ExpressionNode) throws(EvaluationProblem) -> PreparedNode {
    var preparation = Preparation()
    let result = try preparation.prepare(node)
    if result.isParent || !result.seeking.isEmpty { throw .noParent.placed(result.place) }
    return result
  }

  private mutating func prepare(_ node: ExpressionNode, keepsArray: Bool = false) throws(EvaluationProblem)
    -> PreparedNode
  {
    let result = try form(node, keepsArray: keepsArray)
    if keepsArray { result.keepsArray = true }
    return result
  }

  private mutating func form(_ node: ExpressionNode, keepsArray: Bool) throws(EvaluationProblem) -> PreparedNode {
    let place = node.place
    switch node.kind {
    case .number(let text):
      guard let number = Double(text), number.isFinite else { throw .numberOutOfRange(text).placed(place) }
      return PreparedNode(.value(.number(number)), place)
    case .string(let text): return PreparedNode(.value(.string(text)), place)
    case .bool(let flag): return PreparedNode(.value(.bool(flag)), place)
    case .null: return PreparedNode(.value(.null), place)
    case .heldText: throw .deployedText.placed(place)
    case .field(let name):
      let step = PreparedNode(.name(name), place)
      step.keepsArray = keepsArray
      let path = PreparedNode(.path, place)
      path.steps = [step]
      path.keepsSingleton = keepsArray
      return path
    case .variable(let name): return PreparedNode(.variable(name), place)
    case .wildcard: return PreparedNode(.wildcard, place)
    case .descendants: return PreparedNode(.descendants, place)
    case .parent:
      ancestors += 1
      return PreparedNode(.parent(Ancestor(label: "%\(ancestors)")), place)
    case .regex(let pattern, let flags):
      do throws(EvaluationProblem) {
        return PreparedNode(.regex(try Regex(pattern: pattern, flags: flags)), place)
      } catch {
        throw error.placed(place)
      }
    case .path(let left, let right): return try path(left, right, place)
    case .predicate(let base, let condition): return try filter(base, condition, place, keepsArray: keepsArray)
    case .keepArray(let base): return try prepare(base, keepsArray: true)
    case .group(let base, let pairs): return try group(base, pairs, place)
    case .sort(let base, let terms): return try sort(base, terms, place)
    case .focus(let base, let name): return try focus(base, name, place, keepsArray: keepsArray)
    case .position(let base, let name): return try position(base, name)
    default: return try operation(node)
    }
  }

  // MARK: Other nodes

  private mutating func operation(_ node: ExpressionNode) throws(EvaluationProblem) -> PreparedNode {
    let place = node.place
    switch node.kind {
    case .binary("~>", let left, let right):
      let (left, right) = (try prepare(left), try prepare(right))
      let result = PreparedNode(.application(left, right), place)
      result.keepsArray = left.keepsArray || right.keepsArray
      return result
    case .binary(let sign, let left, let right):
      let (left, right) = (try prepare(left), try prepare(right))
      return seeking([left, right], PreparedNode(.binary(sign, left, right), place))
    case .negation(let inner):
      let inner = try prepare(inner)
      if case .value(.number(let number)) = inner.form {
        inner.form = .value(.number(-number))
        return inner
      }
      return seeking([inner], PreparedNode(.negation(inner), place))
    case .array(let elements):
      let elements = try list(elements)
      return seeking(elements, PreparedNode(.array(elements), place))
    case .object(let pairs):
      let pairs = try self.pairs(pairs)
      return seeking(pairs.flatMap { [$0.name, $0.value] }, PreparedNode(.object(pairs), place))
    case .block(let parts):
      let parts = try list(parts)
      let result = seeking(parts, PreparedNode(.block(parts), place))
      result.isConstructor = parts.contains { $0.isConstructor || ($0.steps.first?.isConstructor ?? false) }
      return result
    case .conditional(let condition, let then, let otherwise):
      let (condition, then) = (try prepare(condition), try prepare(then))
      var last: PreparedNode?
      if let otherwise { last = try prepare(otherwise) }
      return seeking(
        [condition, then] + (last.map { [$0] } ?? []), PreparedNode(.condition(condition, then, last), place))
    case .assignment(let name, let value):
      let value = try prepare(value)
      return seeking([value], PreparedNode(.assignment(name, value), place))
    case .function(let parameters, let signature, let body):
      let body = try prepare(body)
      markTailCalls(body)
      return PreparedNode(
        .function(
          parameters: parameters,
          try signature.map { (text) throws(EvaluationProblem) in
            try Signature(text)
          }, body), place)
    case .call(let callee, let arguments):
      var prepared: [PreparedNode?] = []
      for argument in arguments {
        if case .placeholder = argument.kind {
          prepared.append(nil)
        } else {
          prepared.append(try prepare(argument))
        }
      }
      let callee = try prepare(callee)
      return seeking(prepared.compactMap { $0 }, PreparedNode(.call(callee, prepared, isTail: false), place))
    case .transform(let pattern, let update, let delete):
      let (pattern, update) = (try prepare(pattern), try prepare(update))
      var removed: PreparedNode?
      if let delete { removed = try prepare(delete) }
      return PreparedNode(.transform(pattern, update, removed), place)
    default:
      throw .notAllowedHere.placed(place)
    }
  }

  private mutating func list(_ nodes: [ExpressionNode]) throws(EvaluationProblem) -> [PreparedNode] {
    var result: [PreparedNode] = []
    for node in nodes { result.append(try prepare(node)) }
    return result
  }

  private mutating func pairs(_ pairs: [ExpressionNode.Pair]) throws(EvaluationProblem) -> [PreparedNode.Pair] {
    var result: [PreparedNode.Pair] = []
    for pair in pairs {
      result.append(PreparedNode.Pair(name: try prepare(pair.name), value: try prepare(pair.value)))
    }
    return result
  }

  private func seeking(_ parts: [PreparedNode], _ result: PreparedNode) -> PreparedNode {
    for part in parts { result.adoptSeeking(of: part) }
    return result
  }

  /// The caller makes a call in tail position, so that recursion needs no stack.
  private func markTailCalls(_ node: PreparedNode) {
    guard node.filters.isEmpty, node.group == nil, !node.keepsArray else { return }
    switch node.form {
    case .call(let callee, let arguments, _) where !arguments.contains(where: { $0 == nil }):
      node.form = .call(callee, arguments, isTail: true)
    case .condition(_, let then, let otherwise):
      markTailCalls(then)
      if let otherwise { markTailCalls(otherwise) }
    case .block(let parts):
      if let last = parts.last { markTailCalls(last) }
    default: break
    }
  }

  // MARK: Paths

  private mutating func path(_ left: ExpressionNode, _ right: ExpressionNode, _ place: ExpressionPlace)
    throws(EvaluationProblem) -> PreparedNode
  {
    let first = try prepare(left)
    let result = first.isPath ? first : wrapped(first, place)
    if case .parent(let ancestor) = first.form { result.seeking = [ancestor] }
    let rest = try prepare(right)
    if rest.isPath {
      result.steps += rest.steps
    } else {
      rest.stages += rest.filters.map { .filter($0) }
      rest.filters = []
      result.steps.append(rest)
    }
    for step in result.steps {
      guard case .value(let value) = step.form else { continue }
      guard case .string(let name) = value else { throw .valueAsStep.placed(step.place) }
      step.form = .name(name)
    }
    if result.steps.contains(where: \.keepsArray) { result.keepsSingleton = true }
    for edge in [result.steps.first, result.steps.last] {
      if let edge, case .array = edge.form { edge.isConstructor = true }
    }
    try resolveAncestors(result)
    return result
  }

  private func wrapped(_ step: PreparedNode, _ place: ExpressionPlace) -> PreparedNode {
    let path = PreparedNode(.path, place)
    path.steps = [step]
    return path
  }

  private mutating func filter(
    _ base: ExpressionNode, _ condition: ExpressionNode, _ place: ExpressionPlace, keepsArray: Bool
  ) throws(EvaluationProblem) -> PreparedNode {
    let result = try prepare(base, keepsArray: keepsArray)
    let step = result.isPath ? result.steps.last ?? result : result
    if step.group != nil { throw .filterAfterGrouping.placed(place) }
    let condition = try prepare(condition)
    if !condition.seeking.isEmpty {
      for ancestor in condition.seeking {
        if ancestor.level == 1 {
          try seekParent(step, ancestor)
        } else {
          ancestor.level -= 1
        }
      }
      step.adoptSeeking(of: condition)
    }
    if result.isPath {
      step.stages.append(.filter(condition))
    } else {
      step.filters.append(condition)
    }
    return result
  }

  private mutating func group(_ base: ExpressionNode, _ pairs: [ExpressionNode.Pair], _ place: ExpressionPlace)
    throws(EvaluationProblem) -> PreparedNode
  {
    let result = try prepare(base)
    if result.group != nil { throw .severalGroupings.placed(place) }
    result.group = try self.pairs(pairs)
    return result
  }

  private mutating func sort(_ base: ExpressionNode, _ terms: [ExpressionNode.SortTerm], _ place: ExpressionPlace)
    throws(EvaluationProblem) -> PreparedNode
  {
    let first = try prepare(base)
    let result = first.isPath ? first : wrapped(first, place)
    var prepared: [PreparedNode.SortTerm] = []
    for term in terms {
      prepared.append(PreparedNode.SortTerm(isDescending: term.isDescending, key: try prepare(term.key)))
    }
    let step = PreparedNode(.sort(prepared), place)
    for term in prepared { step.adoptSeeking(of: term.key) }
    result.steps.append(step)
    try resolveAncestors(result)
    return result
  }

  private mutating func focus(_ base: ExpressionNode, _ name: String, _ place: ExpressionPlace, keepsArray: Bool)
    throws(EvaluationProblem) -> PreparedNode
  {
    let result = try prepare(base)
    let step = result.isPath ? result.steps.last ?? result : result
    guard step.stages.isEmpty, step.filters.isEmpty else { throw .focusAfterFilter.placed(place) }
    if case .sort = step.form { throw .focusAfterSorting.placed(place) }
    if keepsArray { step.keepsArray = true }
    step.focus = name
    step.isTuple = true
    return result
  }

  private mutating func position(_ base: ExpressionNode, _ name: String) throws(EvaluationProblem) -> PreparedNode {
    let first = try prepare(base)
    let result: PreparedNode
    let step: PreparedNode
    if first.isPath {
      result = first
      step = first.steps.last ?? first
    } else {
      result = wrapped(first, first.place)
      step = first
      step.stages += step.filters.map { .filter($0) }
      step.filters = []
    }
    if step.stages.isEmpty {
      step.position = name
    } else {
      step.stages.append(.position(name))
    }
    step.isTuple = true
    return result
  }

  // MARK: Parents

  /// Finds the steps that a `%` in the last step of a path refers to.
  private func resolveAncestors(_ path: PreparedNode) throws(EvaluationProblem) {
    guard let last = path.steps.last else { return }
    var ancestors = last.seeking
    if case .parent(let ancestor) = last.form { ancestors.append(ancestor) }
    for ancestor in ancestors {
      var index = path.steps.count - 2
      while ancestor.level > 0 {
        guard index >= 0 else {
          path.seeking.append(ancestor)
          break
        }
        var step = path.steps[index]
        index -= 1
        // Steps that are joined by `@` are at the same level.
        while index >= 0, step.focus != nil, path.steps[index].focus != nil {
          step = path.steps[index]
          index -= 1
        }
        try seekParent(step, ancestor)
      }
    }
  }

  private func seekParent(_ node: PreparedNode, _ ancestor: Ancestor) throws(EvaluationProblem) {
    switch node.form {
    case .name, .wildcard:
      ancestor.level -= 1
      guard ancestor.level == 0 else { return }
      if let known = node.ancestor { ancestor.label = known.label }
      node.ancestor = ancestor
      node.isTuple = true
    case .parent: ancestor.level += 1
    case .block(let parts):
      guard let last = parts.last else { return }
      node.isTuple = true
      try seekParent(last, ancestor)
    case .path:
      node.isTuple = true
      for step in node.steps.reversed() {
        try seekParent(step, ancestor)
        if ancestor.level <= 0 { break }
      }
    default:
      throw .noParent.placed(node.place)
    }
  }
}

extension PreparedNode {
  /// Adds the unresolved `%` of a part.
  func adoptSeeking(of part: PreparedNode) {
    seeking += part.seeking
    if case .parent(let ancestor) = part.form { seeking.append(ancestor) }
  }
}
