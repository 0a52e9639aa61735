/// A run of an expression, with its budget and frames.
///
/// Follows the evaluator of JSONata 2 in everything observable.
final class Evaluation {
  /// The work that a run may do: about one unit for each evaluated node and each created value.
  static let budget = 2_000_000
  /// The greatest depth of nested evaluations.
  static let deepest = 500

  let now: Int64
  var random: RandomNumbers
  private let most: Int
  private(set) var spent = 0
  private var depth = 0
  private var frames: [Frame] = []

  /// - Parameter most: What is left for several runs together; none where this run has its budget alone.
  init(now: Int64, seed: UInt64, most: Int? = nil) {
    self.now = now
    self.most = min(Evaluation.budget, most ?? Evaluation.budget)
    random = RandomNumbers(seed: seed)
  }

  /// Evaluates a whole expression.
  func run(_ node: PreparedNode, input: Value?, variables: [(String, Value)]) throws(EvaluationProblem) -> Value? {
    defer { release() }
    let frame = try makeFrame(in: nil)
    for (name, value) in variables { frame.bind(name, value) }
    frame.bind("$", input)
    var context = input
    if case .array(let items)? = input {
      // The whole input is one context, even if it is an array.
      var outer = Items(sequence: [.array(items)])
      outer.isOuter = true
      context = .array(outer)
    }
    return try evaluate(node, context, frame)
  }

  // MARK: Limits

  func spend(_ units: Int) throws(EvaluationProblem) {
    let (sum, overflow) = spent.addingReportingOverflow(max(1, units))
    guard !overflow, sum <= most else {
      spent = most
      throw .tooMuchWork
    }
    spent = sum
  }

  /// Spends units of the budget for a string of this size.
  func spend(bytes: Int) throws(EvaluationProblem) { try spend(bytes / 16) }

  /// Counts a call without its own node toward the depth.
  func nested(_ body: () throws(EvaluationProblem) -> Value?) throws(EvaluationProblem) -> Value? {
    depth += 4
    defer { depth -= 4 }
    guard depth <= Evaluation.deepest else { throw EvaluationProblem.tooDeep }
    return try body()
  }

  func makeFrame(in parent: Frame?) throws(EvaluationProblem) -> Frame {
    try spend(4)
    let frame = Frame(parent: parent)
    frames.append(frame)
    return frame
  }

  private func release() {
    for frame in frames { frame.release() }
    frames = []
  }

  /// The value of a variable in the frames, or a built-in function.
  func lookUp(_ name: String, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    var current: Frame? = frame
    var hops = 0
    while let frame = current {
      if let found = frame.bound(name) { return found }
      current = frame.parent
      hops += 1
    }
    if hops > 8 { try spend(hops / 8) }
    return ExpressionFunction.named(name).map { .function(.native($0)) }
  }

  // MARK: Nodes

  /// The value of a node for a context. Every evaluation goes through here.
  func evaluate(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    try spend(1)
    depth += 1
    defer { depth -= 1 }
    guard depth <= Evaluation.deepest else { throw EvaluationProblem.tooDeep.placed(node.place) }
    do throws(EvaluationProblem) {
      var result = try bare(node, input, frame)
      for filter in node.filters { result = .array(try self.filter(result, by: filter, frame)) }
      if !node.isPath, let group = node.group { result = try self.group(group, result, frame) }
      if let result, result.depth > Value.deepest { throw .valueTooDeep }
      return settled(result, keepsArray: node.keepsArray)
    } catch {
      throw error.placed(node.place)
    }
  }

  /// A sequence of one element becomes that element; an empty one becomes nothing.
  private func settled(_ value: Value?, keepsArray: Bool) -> Value? {
    guard case .array(var items)? = value, items.isSequence else { return value }
    if keepsArray { items.keepsSingleton = true }
    switch items.count {
    case 0: return nil
    case 1: return items.keepsSingleton ? .array(items) : items.values[0]
    default: return .array(items)
    }
  }

  private func bare(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    // Payloads are not unpacked here: in an unoptimized build, each would enlarge the stack frame of every level.
    switch node.form {
    case .path: return try path(node, input, frame)
    case .binary: return try binary(node, input, frame)
    case .call: return try call(node, input, frame)
    case .block: return try block(node, input, frame)
    case .condition: return try condition(node, input, frame)
    case .array: return try array(node, input, frame)
    case .object: return try object(node, input, frame)
    case .application: return try application(node, input, frame)
    case .assignment: return try assignment(node, input, frame)
    case .negation: return try negated(node, input, frame)
    case .sort: return nil
    case .transform: return .function(.transform(node, frame))
    default: return try simple(node, input, frame)
    }
  }

  private func simple(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    switch node.form {
    case .value(let value): return value
    case .name(let name): return try lookUp(name, in: input)
    case .variable(let name): return try variable(name, input, frame)
    case .wildcard: return try wildcard(input)
    case .descendants: return try descendants(input)
    case .parent(let ancestor): return try lookUp(ancestor.label, frame)
    case .regex(let regex): return .function(.regex(regex))
    case .function(let parameters, let signature, let body):
      return .function(
        .lambda(
          Lambda(parameters: parameters, signature: signature, body: .node(body), input: input, frame: frame)))
    default: return nil
    }
  }

  private func call(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .call(let callee, let arguments, let isTail) = node.form else { return nil }
    if arguments.contains(where: { $0 == nil }) { return try partial(callee, arguments, input, frame) }
    if isTail { return .function(.pending(node, input: input, frame)) }
    return try call(callee, arguments, applied: nil, input, frame)
  }

  private func condition(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value?
  {
    guard case .condition(let condition, let then, let otherwise) = node.form else { return nil }
    if try evaluate(condition, input, frame)?.isTruthy ?? false { return try evaluate(then, input, frame) }
    guard let otherwise else { return nil }
    return try evaluate(otherwise, input, frame)
  }

  private func assignment(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value?
  {
    guard case .assignment(let name, let value) = node.form else { return nil }
    let result = try evaluate(value, input, frame)
    frame.bind(name, result)
    return result
  }

  private func object(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .object(let pairs) = node.form else { return nil }
    return try group(pairs, input, frame)
  }

  private func variable(_ name: String, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard name.isEmpty else { return try lookUp(name, frame) }
    // The sequence around an array input is not visible to the expression.
    if case .array(let items)? = input, items.isOuter { return items.values.first }
    return input
  }

  private func block(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .block(let parts) = node.form else { return nil }
    let inner = try makeFrame(in: frame)
    var result: Value?
    for part in parts { result = try evaluate(part, input, inner) }
    return result
  }

  private func array(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard case .array(let elements) = node.form else { return nil }
    var result = Items([])
    for element in elements {
      guard let value = try evaluate(element, input, frame) else { continue }
      if case .array = element.form {
        result.append(value)
      } else if case .array(let items) = value {
        result.append(contentsOf: items)
      } else {
        result.append(value)
      }
    }
    try spend(result.count)
    result.isConstructed = node.isConstructor
    return .array(result)
  }

  // MARK: Members

  /// The member of an object, or of every object of an array.
  func lookUp(_ name: String, in input: Value?) throws(EvaluationProblem) -> Value? {
    switch input {
    case .object(let object)?: return object[name]
    case .array(let items)?:
      var result = Items(sequence: [])
      try spend(items.count)
      for item in items.values {
        switch try lookUp(name, in: item) {
        case .array(let found)?: result.append(contentsOf: found)
        case let found?: result.append(found)
        case nil: break
        }
      }
      return .array(result)
    default: return nil
    }
  }

  private func wildcard(_ input: Value?) throws(EvaluationProblem) -> Value? {
    var object = input
    if case .array(let items)? = input, items.isOuter { object = items.values.first }
    var result = Items(sequence: [])
    let members: [Value]
    switch object {
    case .object(let object)?: members = object.members.map(\.value)
    case .array(let items)?: members = items.values
    default: members = []
    }
    for value in members {
      guard case .array = value else {
        result.append(value)
        continue
      }
      var flat: [Value] = []
      try flatten(value, into: &flat)
      // The members of a sequence are joined to a plain array.
      result.append(contentsOf: Items(flat))
      result.isSequence = false
    }
    try spend(result.count)
    return .array(result)
  }

  private func flatten(_ value: Value, into flat: inout [Value]) throws(EvaluationProblem) {
    guard case .array(let items) = value else {
      flat.append(value)
      return
    }
    try spend(items.count)
    for item in items.values { try flatten(item, into: &flat) }
  }

  private func descendants(_ input: Value?) throws(EvaluationProblem) -> Value? {
    guard let input else { return nil }
    var found: [Value] = []
    try collect(input, into: &found)
    return found.count == 1 ? found[0] : .array(Items(sequence: found))
  }

  private func collect(_ value: Value, into found: inout [Value]) throws(EvaluationProblem) {
    try spend(1)
    switch value {
    case .array(let items): for item in items.values { try collect(item, into: &found) }
    case .object(let object):
      found.append(value)
      for member in object.members { try collect(member.value, into: &found) }
    default: found.append(value)
    }
  }
}
