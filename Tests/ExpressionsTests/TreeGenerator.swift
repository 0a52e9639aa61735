@testable import Expressions

/// Makes trees that no parser makes: operators are nested in any way.
struct TreeGenerator {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  /// A number from 0 to a bound, excluding the bound.
  mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(elements.count)] }

  mutating func node(depth: Int) -> ExpressionNode { ExpressionNode(depth == 0 ? leaf() : branch(depth - 1)) }

  private mutating func nodes(_ depth: Int) -> [ExpressionNode] { (0..<number(3)).map { _ in node(depth: depth) } }

  private mutating func pairs(_ depth: Int) -> [ExpressionNode.Pair] {
    (0..<number(3)).map { _ in .init(name: node(depth: depth), value: node(depth: depth)) }
  }

  private mutating func leaf() -> ExpressionNode.Kind {
    switch number(10) {
    case 0: .number(pick(["0", "1.50", "2e3"]))
    case 1: .string(pick(["", "a", "it's", "\"", "${x}", "{%", "%}", "a\\b", "日本", "%{"]))
    case 2: .bool(number(2) == 0)
    case 3: .null
    case 4, 5: .field(pick(["a", "b", "odd name", "and", "true", "function", "a-b", "日", "1st"]))
    case 6: .variable(pick(["", "$", "x", "string"]))
    case 7: pick([.wildcard, .descendants, .parent])
    case 8: .regex(pattern: pick(["a", "[/]", "a\\/b", "(x|y)+"]), flags: pick(["", "i", "im"]))
    default: .variable("f")
    }
  }

  private mutating func branch(_ depth: Int) -> ExpressionNode.Kind {
    switch number(18) {
    case 0, 1: .path(node(depth: depth), node(depth: depth))
    case 2: .predicate(node(depth: depth), node(depth: depth))
    case 3: .keepArray(node(depth: depth))
    case 4, 5:
      .binary(
        pick(["+", "-", "*", "/", "%", "=", "!=", "<", ">=", "&", "and", "or", "in", "~>"]), node(depth: depth),
        node(depth: depth))
    case 6: .negation(node(depth: depth))
    case 7: .array(nodes(depth))
    case 8: .object(pairs(depth))
    case 9: .group(node(depth: depth), pairs(depth))
    case 10: .block(nodes(depth))
    case 11: .conditional(node(depth: depth), node(depth: depth), number(2) == 0 ? nil : node(depth: depth))
    case 12: .assignment("x", node(depth: depth))
    case 13:
      .function(parameters: pick([[], ["x"], ["x", "y"]]), signature: pick([nil, "<n:n>"]), node(depth: depth))
    case 14: .call(node(depth: depth), nodes(depth))
    case 15: .sort(node(depth: depth), [.init(isDescending: number(2) == 0, key: node(depth: depth))])
    case 16: number(2) == 0 ? .focus(node(depth: depth), "v") : .position(node(depth: depth), "i")
    default: .transform(node(depth: depth), node(depth: depth), number(2) == 0 ? nil : node(depth: depth))
    }
  }
}

/// A tree in brackets, without its places; blocks of one part may be left out, like parentheses.
func form(_ node: ExpressionNode, withBlocks: Bool = true) -> String {
  func list(_ nodes: [ExpressionNode]) -> String {
    nodes.map { form($0, withBlocks: withBlocks) }.joined(separator: " ")
  }
  let parts = list(node.children)
  switch node.kind {
  case .number(let text): return "number:\(text)"
  case .string(let text): return "string:\(text.debugDescription)"
  case .bool(let flag): return "\(flag)"
  case .null: return "null"
  case .heldText(let number): return "text:\(number)"
  case .field(let name): return "field:\(name)"
  case .variable(let name): return "$\(name)"
  case .wildcard: return "*"
  case .descendants: return "**"
  case .parent: return "%"
  case .regex(let pattern, let flags): return "/\(pattern)/\(flags)"
  case .placeholder: return "?"
  case .path: return "(path \(parts))"
  case .predicate: return "(filter \(parts))"
  case .keepArray: return "(keep \(parts))"
  case .binary(let sign, _, _): return "(\(sign) \(parts))"
  case .negation: return "(minus \(parts))"
  case .array: return "(array \(parts))"
  case .object(let pairs): return "(object\(pairs.count) \(parts))"
  case .group(_, let pairs): return "(group\(pairs.count) \(parts))"
  case .block(let nodes): return nodes.count == 1 && !withBlocks ? parts : "(block\(nodes.count) \(parts))"
  case .conditional(_, _, let otherwise): return "(if\(otherwise == nil ? 2 : 3) \(parts))"
  case .assignment(let name, _): return "(set \(name) \(parts))"
  case .function(let parameters, let signature, _): return "(function \(parameters) \(signature ?? "") \(parts))"
  case .call: return "(call \(parts))"
  case .sort(_, let terms): return "(sort \(terms.map(\.isDescending)) \(parts))"
  case .focus(_, let name): return "(@\(name) \(parts))"
  case .position(_, let name): return "(#\(name) \(parts))"
  case .transform: return "(transform \(parts))"
  }
}
