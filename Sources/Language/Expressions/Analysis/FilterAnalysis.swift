import Diagnostics

// Filters with a constant condition: `event["detail"]` is how other languages write `event.detail`.
extension ExpressionAnalysis {
  /// Reports filters whose condition is a constant, once for each path.
  mutating func checkFilters(in node: ExpressionNode) {
    let path = FilteredPath(node)
    if let fixed = path.fixedFilter { findings.append(fixed) }
    for part in path.inner { checkFilters(in: part) }
  }
}

/// A path in pieces: its start, and the steps and filters after it.
private struct FilteredPath {
  private enum Piece {
    case head(ExpressionNode)
    case step(ExpressionNode)
    case filter(ExpressionNode)
    case keepArray
  }

  private var pieces: [(piece: Piece, range: Range<Int>)] = []
  private let range: Range<Int>

  init(_ node: ExpressionNode) {
    range = node.range
    add(node, isStep: false)
  }

  private mutating func add(_ node: ExpressionNode, isStep: Bool) {
    switch node.kind {
    case .path(let left, let right) where !isStep:
      add(left, isStep: false)
      add(right, isStep: true)
    case .predicate(let base, let condition):
      add(base, isStep: isStep)
      pieces.append((.filter(condition), base.range.upperBound..<node.range.upperBound))
    case .keepArray(let base):
      add(base, isStep: isStep)
      pieces.append((.keepArray, base.range.upperBound..<node.range.upperBound))
    default: pieces.append((isStep ? .step(node) : .head(node), node.range))
    }
  }

  /// The expressions inside the pieces, which have their own paths.
  var inner: [ExpressionNode] {
    pieces.flatMap { piece, _ -> [ExpressionNode] in
      switch piece {
      case .head(let node), .step(let node): node.children
      case .filter(let condition): [condition]
      case .keepArray: []
      }
    }
  }

  /// The finding about the filters; nil if none is a constant.
  var fixedFilter: ExpressionFinding? {
    let fixed = pieces.indices.filter { condition(at: $0)?.isConstantCondition ?? false }
    guard let first = fixed.first, let last = fixed.last, let condition = condition(at: first) else { return nil }
    let spelled = spelling(of: pieces[...last])
    let replacement = spelled ?? spelling(of: pieces[first...first])
    let isSure = fixed.allSatisfy { memberName(at: $0) != nil }
    return ExpressionFinding(
      code: .fixedFilter, message: Self.message(condition),
      range: spelled == nil ? pieces[first].range : range.lowerBound..<pieces[last].range.upperBound,
      hint: (spelling(of: pieces[...]) ?? replacement).map { .write($0) }
        ?? (isSure ? .writeDotAndName : .removeFilter),
      replacement: replacement, isSure: isSure)
  }

  private static func message(_ condition: ExpressionNode) -> Sentence {
    switch condition.kind {
    case .string(let text):
      text.isEmpty ? .filterPassesNone : .filterPassesAll
    case .bool(true): .filterTrue
    case .bool: .filterFalse
    case .null: .filterNull
    default: .filterConstant
    }
  }

  private func condition(at index: Int) -> ExpressionNode? {
    if case .filter(let condition) = pieces[index].piece { condition } else { nil }
  }

  /// The member that a filter certainly was meant to name.
  private func memberName(at index: Int) -> String? {
    guard case .string(let text)? = condition(at: index)?.kind, !text.isEmpty, Int(text) == nil else { return nil }
    return text
  }

  /// The intended spelling of pieces; nil if it is unknown, or would need escapes in YAML.
  private func spelling(of pieces: ArraySlice<(piece: Piece, range: Range<Int>)>) -> String? {
    var result = ""
    for (piece, _) in pieces {
      guard let text = Self.spelling(of: piece) else { return nil }
      result += text
    }
    return result
  }

  private static func spelling(of piece: Piece) -> String? {
    switch piece {
    case .head(let node):
      switch node.kind {
      case .field(let name): return member(name)
      case .variable(let name): return "$" + name
      default: return nil
      }
    case .step(let node):
      guard case .field(let name) = node.kind else { return nil }
      return member(name).map { "." + $0 }
    case .filter(let condition):
      switch condition.kind {
      case .number(let text): return "[\(text)]"
      case .string(let text): return Int(text) != nil ? "[\(text)]" : member(text).map { "." + $0 }
      default: return nil
      }
    case .keepArray: return "[]"
    }
  }

  /// A name as a member; nil if some YAML scalars could not contain it.
  private static func member(_ name: String) -> String? {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_./@+".unicodeScalars.contains(scalar)
    }
    return isPlain && !name.isEmpty ? ExpressionPrinter.field(name) : nil
  }
}

extension ExpressionNode {
  /// Whether the node, as the condition of a filter, has the same result for every value. A number is an index.
  fileprivate var isConstantCondition: Bool {
    switch kind {
    case .string, .bool, .null: true
    case .array(let elements): !elements.isEmpty && elements.allSatisfy(\.isConstantCondition)
    case .block(let parts): parts.count == 1 && parts[0].isConstantCondition
    default: false
    }
  }
}
