import Diagnostics

/// The static analysis of an expression: its mistakes and its possible types.
public struct ExpressionAnalysis {
  /// The possible types of the whole expression.
  public private(set) var types: ExpressionTypes = .unknown
  /// The findings in the order of the text.
  public internal(set) var findings: [ExpressionFinding] = []
  /// The paths of plain names in places where names are fields of the current value: in filters, to the right of a
  /// `.` and in groupings.
  public private(set) var innerPaths: [(path: Expression.PlainPath, range: Range<Int>)] = []

  private let typesOfPath: (Expression.PlainPath) -> ExpressionTypes?
  private let collector = ReferenceCollector()
  /// The names that are assigned, are parameters, or are bound by `@` and `#` anywhere in the expression.
  private var bound: Set<String> = []
  /// The number of bindings of each name: the type of a name is known only if it is bound once.
  private var bindings: [String: Int] = [:]
  private var locals: [String: ExpressionTypes] = [:]

  /// The context of a part of an expression.
  struct Place {
    /// Whether names at the start of paths are those of the workflow.
    var isBound = true
    /// Whether `$` is the context of the whole expression, which is empty in Step Functions.
    var isTop = true
    /// Whether it is a step after a `.`.
    var isStep = false

    /// Inside a filter or in a grouping.
    static let inner = Place(isBound: false, isTop: false)
    /// To the right of a `.`.
    static let step = Place(isBound: false, isTop: false, isStep: true)
  }

  /// Analyzes an expression of a workflow. `typesOfPath` gives the known types of a path from a name of the workflow.
  public init(of node: ExpressionNode, typesOfPath: @escaping (Expression.PlainPath) -> ExpressionTypes?) {
    self.typesOfPath = typesOfPath
    collectNames(node)
    types = infer(node, Place())
    checkFilters(in: node)
    checkForm(node)
    findings.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: Sentence, at range: Range<Int>, hint: Sentence? = nil,
    replacement: String? = nil
  ) {
    findings.append(
      ExpressionFinding(code: code, message: message, range: range, hint: hint, replacement: replacement))
  }

  /// Reports what JSONata rejects in a syntactically correct expression.
  private mutating func checkForm(_ node: ExpressionNode) {
    do throws(EvaluationProblem) {
      _ = try Preparation.prepare(node)
    } catch {
      guard !error.isUnsupported, error.code != "limit" else { return }
      // A `%` without a parent object has its own finding.
      if error.code == "S0217", findings.contains(where: { $0.code == .notInStepFunctions }) { return }
      report(.expressionSyntax, error.message, at: error.hasPlace ? error.place.range : node.range)
    }
  }

  private mutating func collectNames(_ node: ExpressionNode) {
    var names: [String] = []
    switch node.kind {
    case .assignment(let name, _), .focus(_, let name), .position(_, let name): names = [name]
    case .function(let parameters, _, _): names = parameters
    default: break
    }
    for name in names {
      bound.insert(name)
      bindings[name, default: 0] += 1
    }
    for child in node.children { collectNames(child) }
  }

  // MARK: Types

  /// The possible types of a node. Reports the mistakes in it.
  mutating func infer(_ node: ExpressionNode, _ here: Place) -> ExpressionTypes {
    if let path = collector.plainPath(of: node) {
      if here.isBound { return typesOfPath(path) ?? .unknown }
      if !here.isStep || !path.steps.isEmpty { innerPaths.append((path, node.range)) }
      return .unknown
    }
    var place = here
    place.isStep = false
    switch node.kind {
    case .number: return .number
    case .string, .heldText: return .string
    case .bool: return .bool
    case .null: return .null
    case .regex, .transform, .function: return inferFunction(node, place)
    case .field, .placeholder: return .unknown
    case .variable(let name): return variable(name, node, place)
    case .wildcard, .descendants, .parent:
      if place.isTop, place.isBound {
        report(.notInStepFunctions, .noContext, at: node.range, hint: .beginWithBoundName)
      }
      return .unknown
    case .path(let left, let right): return path(left, right, place)
    case .predicate(let base, let condition):
      let types = infer(base, here)
      _ = infer(condition, .inner)
      return types.contains(.array) ? .unknown : types.union(.nothing)
    case .keepArray(let base):
      _ = infer(base, here)
      return [.array, .nothing]
    case .binary, .negation: return operation(node, place)
    case .array(let elements):
      for element in elements { _ = infer(element, place) }
      return .array
    case .object(let pairs):
      self.pairs(pairs, place)
      return .object
    case .group(let base, let pairs):
      _ = infer(base, here)
      self.pairs(pairs, .inner)
      return .object
    case .block(let parts):
      var last: ExpressionTypes = .nothing
      for part in parts { last = infer(part, place) }
      return last
    case .conditional(let condition, let then, let otherwise):
      _ = infer(condition, place)
      let first = infer(then, place)
      return first.union(otherwise.map { infer($0, place) } ?? .nothing)
    case .assignment(let name, let value):
      let types = infer(value, place)
      if bindings[name] == 1 { locals[name] = types }
      return types
    case .call(let callee, let arguments): return call(callee, arguments, applied: nil, node, place)
    case .sort(let base, let terms):
      let types = infer(base, here)
      for term in terms { _ = infer(term.key, .inner) }
      return types.union(.array)
    case .focus(let base, _), .position(let base, _):
      _ = infer(base, here)
      return .unknown
    }
  }

  private mutating func inferFunction(_ node: ExpressionNode, _ place: Place) -> ExpressionTypes {
    switch node.kind {
    case .function(_, _, let body): _ = infer(body, Place(isBound: place.isBound, isTop: false))
    case .transform(let pattern, let update, let delete):
      for part in [pattern, update] { _ = infer(part, .inner) }
      if let delete { _ = infer(delete, .inner) }
    default: break
    }
    return .function
  }

  private mutating func pairs(_ pairs: [ExpressionNode.Pair], _ place: Place) {
    for pair in pairs {
      let name = infer(pair.name, place)
      if name.excludes(.string) {
        report(
          .argumentType, .memberName(name.substance.sentence), at: pair.name.range,
          hint: .writeAround("$string(…)"))
      }
      _ = infer(pair.value, place)
    }
  }

  private mutating func path(_ left: ExpressionNode, _ right: ExpressionNode, _ place: Place) -> ExpressionTypes {
    // A `$` at the start of an inner path is the context of that part.
    let base = infer(left, place)
    let step = infer(right, .step)
    guard step != .unknown else { return .unknown }
    return step.union(base.contains(.array) ? [.array, .nothing] : base.contains(.nothing) ? .nothing : [])
  }

  private mutating func variable(_ name: String, _ node: ExpressionNode, _ place: Place) -> ExpressionTypes {
    if name.isEmpty || name == "$" {
      if name == "$" || (place.isTop && place.isBound) {
        report(.notInStepFunctions, .noVariableHere(name), at: node.range, hint: .writeEvent)
      }
      return .unknown
    }
    if let known = locals[name] { return known }
    if bound.contains(name) { return .unknown }
    guard let function = ExpressionFunction.named(name) else {
      if name == "states" {
        report(.unknownVariable, .statesNotBound, at: node.range, hint: .writeEventOrTask)
      } else {
        reportUnknown(name, node.range, isCall: false)
      }
      return .unknown
    }
    checkAvailability(function, node.range)
    return .function
  }

  mutating func reportUnknown(_ name: String, _ range: Range<Int>, isCall: Bool) {
    let names = ExpressionFunction.all.filter(\.isInStepFunctions).map(\.name)
    let near = nearestName(to: name, among: isCall ? names : Array(bound).sorted() + names)
    report(
      isCall ? .unknownFunction : .unknownVariable, isCall ? .unknownFunction(name) : .unboundVariable(name),
      at: range, hint: near.map { .didYouMean("$" + $0) } ?? (isCall ? nil : .bindVariable(name)),
      replacement: near.map { "$" + $0 })
  }

  mutating func checkAvailability(_ function: ExpressionFunction, _ range: Range<Int>) {
    guard !function.isInStepFunctions else { return }
    report(.notInStepFunctions, .notInStepFunctions(function.name), at: range)
  }

  func isBound(_ name: String) -> Bool { bound.contains(name) }
}
