import Emit
import Expressions
import Foundation
import TestSupport
import Testing

/// A line of the recorded results.
struct Vector: Sendable {
  let expression: String
  let input: JSONValue?
  let variables: [String: JSONValue]
  let result: JSONValue?
  let isNothing: Bool
  let error: String?

  static let all: [Vector] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
    func text(_ name: String) -> String {
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }
    let shop = parsed(text("shop.json"))
    return text("vectors.jsonl").split(separator: "\n").compactMap { line in
      guard let row = parsed(String(line)), case .string(let expression)? = row["expression"] else { return nil }
      var variables: [String: JSONValue] = [:]
      if case .object(let members)? = row["variables"] {
        for member in members { variables[member.name] = member.value }
      }
      let error: String? = if case .string(let code)? = row["error"] { code } else { nil }
      return Vector(
        expression: expression, input: row["data"] == nil ? row["input"] : shop, variables: variables,
        result: row["result"], isNothing: row["nothing"] == .bool(true), error: error)
    }
  }()
}

let evaluator = ExpressionEvaluator(now: 1_700_000_000_123, seed: 7)

/// JSON, read by the evaluator's own `$parse`.
private func parsed(_ text: String) -> JSONValue? {
  (try? ExpressionNode.parse("$parse($text)")).flatMap {
    try? evaluator.evaluate($0, input: nil, variables: ["text": .string(text)])
  }
}

/// The outcome of an expression: its JSON, `nothing`, or the code of its problem.
func outcome(_ text: String, input: JSONValue? = nil, variables: [String: JSONValue] = [:]) -> String {
  do {
    return outcome(try ExpressionNode.parse(text), input: input, variables: variables)
  } catch {
    return "syntax"
  }
}

func outcome(_ node: ExpressionNode, input: JSONValue? = nil, variables: [String: JSONValue] = [:]) -> String {
  do {
    return try evaluator.evaluate(node, input: input, variables: variables)?.text() ?? "nothing"
  } catch {
    return error.code
  }
}

@Suite struct EvaluationTests {
  @Test func hasVectors() {
    #expect(Vector.all.count > 1_000)
    #expect(Vector.all.filter { $0.error != nil }.count >= 100)
    #expect(Vector.all.filter(\.isNothing).count > 100)
  }

  @Test func returnsRecordedResults() {
    for vector in Vector.all {
      let found = outcome(vector.expression, input: vector.input, variables: vector.variables)
      if let error = vector.error {
        let isSyntax = found == "syntax" && error.hasPrefix("S0")
        #expect(isSyntax || found == error, "\(vector.expression)")
      } else if vector.isNothing {
        #expect(found == "nothing", "\(vector.expression)")
      } else {
        #expect(found == vector.result?.text(), "\(vector.expression)")
      }
    }
  }

  @Test(arguments: [
    ("$power(2, 1.5)", "unsupported"), ("$eval('1')", "unsupported"), (#"$match("aa", /(x)?a/)"#, "unsupported"),
    (#"/\p{L}/("a")"#, "unsupported"), ("$base64decode('/w==')", "unsupported"), ("1 / 0", "D1001"),
    ("1e300 * 1e300", "D1001"), ("1e999", "S0102"), ("[1..20000000]", "D2014"), ("$parse('{')", "parse"),
    (#"'\ud83d'"#, "syntax"), (#"'it\'s'"#, "syntax"), ("[1,]", "syntax"), ("1..2", "syntax"), ("012", "syntax"),
    ("a ?: b", "syntax"), ("/a**/", "regex"), ("/[b-a]/", "regex"), ("%", "S0217"), ("a.1", "S0213"),
    ("a{b: c}[0].d{e: f}", "S0210"),
    ("$x{'b': c}[0]", "S0209"), ("$range(0, 5000, 1)", "unsupported"), ("$hash('a', 'SHA-3')", "unsupported"),
    ("$fromMillis(0, '[Y]', '-0330')", "unsupported"), ("$substring(?, 1)(5)", "unsupported"),
    ("$formatInteger(100, 'B-2')", "unsupported"),
    // As JSONata's reference implementation; another one differs.
    ("'a' ~> $contains", "T0411"), ("$round(1250, -1514764800000)", "0"),
    ("$split('a', nothing)", "unsupported"), ("$sum(?)(5)", "unsupported"), ("$sum(?)(['1', '2'])", "unsupported"),
    ("$sum(?)([1, 2])", "3"),
    ("a\"b", "syntax"), ("a and\"b\"", "syntax"), ("$a'b'", "syntax"), ("a`b`", "syntax"),
    ("a\u{B}and\u{B}b", "false"),
  ])
  func rejectsUnsupportedExpressions(text: String, code: String) {
    #expect(outcome(text) == code)
  }

  @Test func readsPairsOfSurrogates() {
    #expect(outcome(#"'\ud83d\ude00'"#) == #""😀""#)
    #expect(outcome(#"'\ud83dx\ude00'"#) == "syntax")
    #expect(outcome(#"'\ude00'"#) == "syntax")
  }

  @Test func reportsThePlace() throws {
    let node = try ExpressionNode.parse("1 + $number('x')")
    #expect(throws: EvaluationProblem.self) { try evaluator.evaluate(node, input: nil, variables: [:]) }
    do {
      _ = try evaluator.evaluate(node, input: nil, variables: [:])
    } catch {
      #expect(error.code == "D3030")
      #expect(error.place.range == 4..<16)
    }
  }

  @Test func knowsTheMomentAndTheSeed() {
    #expect(outcome("$millis()") == "1700000000123")
    #expect(outcome("$now()") == #""2023-11-14T22:13:20.123Z""#)
    #expect(outcome("$now('[Y]-[M01]')") == #""2023-11""#)
    #expect(outcome("[$random(), $uuid(), $shuffle([1..9])]") == outcome("[$random(), $uuid(), $shuffle([1..9])]"))
    let other = ExpressionEvaluator(now: 0, seed: 8)
    let node = try? ExpressionNode.parse("$uuid()")
    #expect(node.flatMap { try? other.evaluate($0, input: nil, variables: [:])?.text() } != outcome("$uuid()"))
  }

  /// Hostile expressions end with a problem in bounded time.
  @Test(arguments: [
    ("($f := function($n){ $n + $f($n - 1) }; $f(5))", ["D1011"]),
    ("($f := function(){ $f() }; $f())", ["limit"]),
    ("($f := function($s){ $f($s & $s) }; $f('x'))", ["limit"]),
    ("($f := function($a){ $f([$a, $a]) }; $f([1]))", ["limit"]),
    ("($f := function($a){ $f([[$a]]) }; $f(1))", ["limit"]),
    ("($f := function($a){ $f({'a': $a}) }; $f(1))", ["limit"]),
    ("$pad('x', 1e9)", ["limit"]), ("$pad('', 9e99)", ["limit"]), ("[1..9999999]", ["limit"]),
    ("($f := function($n, $g){ $n = 0 ? $g('x') : $f($n - 1, $g ~> $string) }; $f(50000, $string))", ["D1011"]),
    ("($f := function($n, $g){ $n = 0 ? $g : $f($n - 1, function(){ $g() }) }; $f(100000, 1))", ["\"\""]),
    (
      "$contains($join($map([1..30], function(){'a'})), /^(a+)+$|b(a+)+c/) and $contains($pad('', 30, 'a') & 'b', /^(a|a)*$/)",
      ["limit"]
    ),
    ("$match($pad('', 20000, 'a'), /(a*)*b/)", ["limit"]), ("/((((a{99}){99}){99}){99})/('a')", ["limit"]),
    ("$formatNumber(1, $pad('', 100000, '0'))", ["limit"]), ("$formatInteger(1e20, 'I')", ["unsupported"]),
    ("$map([1..5000], function(){ [1..5000] })", ["limit"]), ("$fromMillis(9e18)", ["unsupported"]),
    ("$string($map([1..1000], function(){ $pad('', 100000) }))", ["limit"]),
    ("$substring('abc', 1e300, -1e300)", ["\"\""]), ("$substring('abc', -1e300, 1e300)", ["\"abc\""]),
    ("[1,2,3][1e300]", ["nothing"]), ("$range(0, 1e18, 1)", ["unsupported"]), ("$round(1.5, 1e9)", ["D1001"]),
    ("$formatBase(1e300, 2) ~> $length()", ["997"]), ("$toMillis('9999999999', '[Y]')", ["unsupported"]),
  ])
  func endsInBoundedTime(text: String, codes: [String]) {
    var found = ""
    // Without optimization.
    #expect(processorTime { found = outcome(text) } < .seconds(30))
    #expect(codes.contains(found), "\(text): \(found.prefix(80))")
  }
}
