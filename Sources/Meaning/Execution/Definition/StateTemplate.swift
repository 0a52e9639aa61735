import Emit
import Expressions

/// A JSON value of a definition whose texts may be expressions.
indirect enum StateTemplate: Sendable {
  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let value: StateTemplate
  }

  /// A value without expressions.
  case constant(JSONValue)
  /// A text that is an expression: what stands between `{%` and `%}`.
  case expression(ExpressionNode, text: String, needs: ExpressionNeeds)
  /// An array.
  case list([StateTemplate])
  /// An object.
  case map([Member])

  /// Reads a value. Throws where an expression in it is none; `mistake` makes the problem.
  init(_ value: JSONValue, mistake: (String) -> DefinitionProblem) throws(DefinitionProblem) {
    switch value {
    case .string(let text):
      guard let inner = Self.expression(in: text) else {
        self = .constant(value)
        return
      }
      do throws(ExpressionProblem) {
        let node = try ExpressionNode.parse(inner)
        self = .expression(node, text: inner, needs: ExpressionNeeds(node))
      } catch {
        throw mistake("'\(inner)' is no expression")
      }
    case .array(let elements):
      var list: [StateTemplate] = []
      for element in elements { list.append(try StateTemplate(element, mistake: mistake)) }
      self = list.allSatisfy(\.isConstant) ? .constant(value) : .list(list)
    case .object(let members):
      let map = try Self.members(members, mistake: mistake)
      self = map.allSatisfy(\.value.isConstant) ? .constant(value) : .map(map)
    case .null, .bool, .number: self = .constant(value)
    }
  }

  /// The members of an object, each as a template of its own.
  static func members(
    _ members: [JSONMember], mistake: (String) -> DefinitionProblem
  ) throws(DefinitionProblem) -> [Member] {
    var result: [Member] = []
    for member in members {
      result.append(Member(name: member.name, value: try StateTemplate(member.value, mistake: mistake)))
    }
    return result
  }

  private var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// What stands between `{%` and `%}` of a text that is nothing else.
  private static func expression(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, bytes.starts(with: "{%".utf8), bytes.suffix(2).elementsEqual("%}".utf8) else {
      return nil
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let start = bytes.dropFirst(2).dropLast(2).drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }.map { start.index(after: $0) } ?? start.startIndex
    return String(decoding: start[..<end], as: UTF8.self)
  }
}
