import Emit
import Expressions
import Foundation
import FuzzOracles

/// Makes expressions out of others, and prints each with its value, as a line of JSON for `expressions.js`.
///
///     expression-fuzzer INPUT.json COUNT SEED <expressions
///
/// The expressions are read one per line, and evaluated with the content of INPUT.json as `$`.
@main struct ExpressionFuzzer {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[2]), let seed = UInt32(arguments[3]),
      let text = FileManager.default.contents(atPath: arguments[1])
    else { fatalError("expression-fuzzer INPUT.json COUNT SEED") }
    let input = outcome(of: "$parse($text)", input: nil, ["text": .string(String(decoding: text, as: UTF8.self))])
      .value
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    var grafting = Grafting(lines, seed: seed)
    for _ in 0..<count {
      let text = grafting.next()
      let outcome = outcome(of: text, input: input)
      let members =
        [JSONMember("expression", .string(text))]
        + (outcome.value.map { [JSONMember("result", $0)] } ?? [JSONMember("without", .string(outcome.reason))])
      print(JSONValue.object(members).text())
    }
  }

  /// The value of an expression, or why it has none: `nothing`, `syntax`, or the code of the problem.
  private static func outcome(
    of text: String, input: JSONValue?, _ variables: [String: JSONValue] = [:]
  ) -> (value: JSONValue?, reason: String) {
    let evaluator = ExpressionEvaluator(now: 0, seed: 0)
    do {
      let node = try ExpressionNode.parse(text)
      do {
        return (try evaluator.evaluate(node, input: input, variables: variables), "nothing")
      } catch {
        return (nil, error.code)
      }
    } catch {
      return (nil, "syntax")
    }
  }
}

/// Puts parts of expressions into the places of parts of others.
struct Grafting {
  private let texts: [(text: [UInt8], parts: [Range<Int>])]
  private let donors: [[UInt8]]
  private var random: Randomness

  init(_ lines: [String], seed: UInt32) {
    random = Randomness(seed: seed)
    var texts: [(text: [UInt8], parts: [Range<Int>])] = []
    var donors: Set<[UInt8]> = []
    for line in lines {
      let bytes = Array(line.utf8)
      let parts = Self.parts(of: line)
      texts.append((bytes, parts))
      for part in parts where part.count < 60 { donors.insert(Array(bytes[part])) }
    }
    self.texts = texts
    self.donors = donors.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The places of the nodes of an expression.
  private static func parts(of text: String) -> [Range<Int>] {
    guard let root = try? ExpressionNode.parse(text) else { return [] }
    var parts: [Range<Int>] = []
    var open = [root]
    while let node = open.popLast() {
      if !node.range.isEmpty { parts.append(node.range) }
      open += node.children
    }
    return parts
  }

  /// The next expression.
  mutating func next() -> String {
    guard var (text, parts) = random.element(of: texts) else { return "" }
    for _ in 0...random.below(3) {
      guard text.count < 300, let part = random.element(of: parts), let donor = random.element(of: donors) else {
        break
      }
      switch random.below(8) {
      case 0: text.insert(contentsOf: donor, at: part.upperBound)
      case 1: text.removeSubrange(part)
      case 2:
        let signs = Array("+-*/%=<>&.,;:?[](){}|~^@#\"'`$!".utf8)
        if let sign = random.element(of: signs) { text.insert(sign, at: part.lowerBound) }
      case 3: text.replaceSubrange(part, with: donor)
      default: text.replaceSubrange(part, with: [UInt8(ascii: "(")] + donor + [UInt8(ascii: ")")])
      }
      parts = Self.parts(of: String(decoding: text, as: UTF8.self))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
