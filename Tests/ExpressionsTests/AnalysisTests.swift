import Diagnostics
import TestSupport
import Testing

@testable import Expressions

/// The findings of an analysis, as `code text`, with known types of a few paths.
func findings(_ text: String) -> [String] {
  analysis(text).findings.map { finding in
    let bytes = Array(text.utf8)
    return "\(finding.code.name) \(String(decoding: bytes[finding.range], as: UTF8.self))"
  }
}

func analysis(_ text: String) -> ExpressionAnalysis {
  let root = read("${{ \(text) }}").template.wholeExpression?.root
  let node = root ?? ExpressionNode(.null)
  return ExpressionAnalysis(of: node) { path in
    guard path.root == "event", path.steps.first == .member("detail"), case .member(let name)? = path.steps.last
    else { return nil }
    return ["text": .string, "count": .number, "list": .array, "who": .object, "done": .bool][name]
  }
}

@Suite struct AnalysisTests {
  static let faults: [(String, [String])] = [
    ("$uppercse(event.detail.text)", ["unknown-function $uppercse"]),
    ("uppercase(event.detail.text)", ["unknown-function uppercase"]),
    ("$eval('1')", ["not-in-step-functions $eval"]), ("$", ["not-in-step-functions $"]),
    ("$$.detail", ["not-in-step-functions $$"]),
    ("*.a", ["not-in-step-functions *"]),
    ("$.detail & event.id", ["not-in-step-functions $"]), ("event.detail.list[$ > 1]", []),
    ("event.detail.list.($ + 1)", []),
    ("$map(event.detail.list, function($v){ $v & $ })", []),
    ("event.detail.list[$$.x]", ["not-in-step-functions $$"]),
    ("$x + 1", ["unknown-variable $x"]), ("($x := 1; $x + 1)", []), ("$states.input", ["unknown-variable $states"]),
    ("event.detail.list@$l.($l.a)", []), ("event.detail.list#$i.($i)", []),
    ("$substring('abc')", ["argument-count $substring('abc')"]), ("$uppercase()", ["argument-count $uppercase()"]),
    ("$pad('a', 1, 'b', 2)", ["argument-count $pad('a', 1, 'b', 2)"]), ("event.detail.list.$uppercase()", []),
    ("event.detail.text ~> $substring(1)", []), ("event.detail.text ~> $uppercase", []),
    ("event.detail.text ~> $substring()", ["argument-count $substring()"]), ("$zip([1], [2], [3])", []),
    ("$sum('x')", ["argument-type 'x'"]), ("$sum(event.detail.text)", ["argument-type event.detail.text"]),
    ("$sum(event.detail.count)", []), ("$sum(event.detail.list)", []), ("$uppercase(5)", ["argument-type 5"]),
    ("$map([1], 'f')", ["argument-type 'f'"]), ("$join(['a'], 5)", ["argument-type 5"]), ("$now('[Y]')", []),
    ("event.detail.text + 1", ["argument-type event.detail.text"]),
    ("'a' + 'b'", ["argument-type 'a'"]), ("1 + 'b' = 'c'", ["argument-type 'b'"]),
    ("event.detail.count + 1", []), ("-'a'", ["argument-type 'a'"]), ("event.detail.other + 1", []),
    ("event.detail.count < '5'", ["argument-type event.detail.count < '5'"]),
    ("event.detail.done < 1", ["argument-type event.detail.done"]),
    ("event.detail.count = '5'", ["fixed-comparison event.detail.count = '5'"]), ("event.detail.count = 5", []),
    ("event.detail.text != 'x'", []), ("event.detail.count = null", []), ("'a' ~> 5", ["argument-type 5"]),
    ("[1 .. 'a']", ["argument-type 'a'"]),
    ("($n := 'a'; $n * 2)", ["argument-type $n"]), ("($f := function($s){ $s + 1 }; $f('a'))", []),
    ("{1: 2}", ["argument-type 1"]),
    ("event.detail.1", ["expression-syntax 1"]), ("%.a", ["not-in-step-functions %"]),
    ("$match(event.id, /a**/)", ["expression-syntax /a**/"]),
    ("$match(event.id, /\\p{L}/)", []),
    ("$random(5)", []), ("$hash('a', 'MD5')", []), ("$parse(event.detail.text).a", []),
    ("$f(1)", ["unknown-function $f"]),
    ("($sum := 1; $sum + 1)", []), ("$string(event.detail.count) & 'x'", []),
    ("$length($split('a', ','))", ["argument-type $split('a', ',')"]),
    ("event['detail'].x", ["fixed-filter event['detail']"]),
    ("event['detail']['x'].y", ["fixed-filter event['detail']['x']"]),
    ("event.detail.list['a'][0]['b'] & 'c'", ["fixed-filter event.detail.list['a'][0]['b']"]),
    ("event.detail.list[true]", ["fixed-filter [true]"]), ("event.detail.list[null].x", ["fixed-filter [null]"]),
    ("event.detail.list[('a')]", ["fixed-filter [('a')]"]),
    ("event.detail.list[['a', 'b']]", ["fixed-filter [['a', 'b']]"]),
    ("event.detail.list['0']", ["fixed-filter event.detail.list['0']"]),
    ("tasks.one['x']", ["fixed-filter tasks.one['x']"]),
    ("event.detail.list[a['x'] = 1]", ["fixed-filter a['x']"]),
    ("$keys(event['detail'])", ["fixed-filter event['detail']"]),
    ("$string(event.id)['x']", ["fixed-filter ['x']"]), ("event.detail.(list['x'])", ["fixed-filter list['x']"]),
    ("event.detail.list[$['x'] = 1]", ["fixed-filter $['x']"]),
    ("event.detail.list[0]", []), ("event.detail.list[-1]", []), ("event.detail.list[sku = 'x']", []),
    ("event.detail.list[[0..1]]", []), ("event.detail.list[]", []), ("event.detail.list[$exists(sku)]", []),
    ("event.detail.list[sku]", []), ("event.detail.list[[0, 2]]", []),
  ]

  @Test(arguments: faults)
  func finds(text: String, wanted: [String]) {
    #expect(findings(text) == wanted)
  }

  static let kinds: [(String, ExpressionTypes)] = [
    ("event.detail.text", .string), ("event.detail.count + 1", .number), ("'a' & 1", .string), ("1 = 2", .bool),
    ("[1]", .array), ("{'a': 1}", .object), ("function($x){ $x }", .function), ("null", .null),
    ("event.detail.x", .unknown),
    ("event.detail.done ? 'a' : 1", [.string, .number]), ("event.detail.done ? 'a'", [.string, .nothing]),
    ("()", .nothing),
    ("$string(event.detail.count)", .string), ("$count(event.detail.list)", .number),
    ("event.detail.text ~> $length()", .number),
    ("event.detail.text ~> $length", .number), ("($x := 5; $x)", .number), ("event.detail.list[0]", .unknown),
    ("$sum(?)", .function),
    ("$exists(event.detail.x)", .bool), ("event.detail.list.(1 + 1)", [.number, .array, .nothing]),
    ("$map([1], $string)", .unknown),
    ("$split('a', ',')", .array), ("$now()", .string), ("$millis()", .number),
    ("event.detail.list[]", [.array, .nothing]),
  ]

  @Test(arguments: kinds)
  func infers(text: String, wanted: ExpressionTypes) {
    #expect(analysis(text).types == wanted)
  }

  static let filters: [(String, String, String?, Bool)] = [
    ("event['detail'].x", "write 'event.detail.x'", "event.detail", true),
    ("event['detail']['x'].y", "write 'event.detail.x.y'", "event.detail.x", true),
    ("event.detail['first name']", "write 'event.detail.`first name`'", "event.detail.`first name`", true),
    ("event['detail-type']", "write 'event.`detail-type`'", "event.`detail-type`", true),
    ("event.detail.list['0'].x", "write 'event.detail.list[0].x'", "event.detail.list[0]", false),
    ("event.detail.list[true]", "remove the filter", nil, false),
    ("$string(event.id)['x']", "write '.x'", ".x", true),
    ("event.detail[\"it's\"]", "write a dot and the name in backquotes", nil, true),
    ("event.detail['a'][sku = 'x']", "write 'event.detail.a'", "event.detail.a", true),
  ]

  @Test(arguments: filters)
  func suggestsPathsForFilters(text: String, hint: String, replacement: String?, isSure: Bool) {
    let finding = analysis(text).findings.first
    #expect(finding?.hint?.text == hint)
    #expect(finding?.replacement == replacement)
    #expect(finding?.isSure == isSure)
  }

  @Test func suggestsNames() {
    let finding = analysis("$uppercse('a')").findings.first
    #expect(finding?.hint?.text == "did you mean '$uppercase'?")
    #expect(finding?.replacement == "$uppercase")
    #expect(analysis("'a' + 1").findings.first?.hint?.text == "write '&' to join strings")
    #expect(analysis("$pad('a')").findings.first?.message.text == "'$pad' expects 2 or 3 arguments, found 1")
    #expect(analysis("$pad('a')").findings.first?.hint?.text == "$pad(string, number[, string])")
  }

  /// The evaluator accepts as few arguments as the table says.
  @Test func tableIsWhole() {
    let names = ExpressionFunction.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 65)
    for function in ExpressionFunction.all {
      #expect(function.form.hasPrefix("<") && function.form.hasSuffix(">"))
      #expect(ExpressionFunction.named(function.name)?.form == function.form)
      #expect(function.signature.most.map { $0 >= function.signature.least } ?? true)
      // `<:n>` has no parameters; every other form was read.
      #expect(function.signature.most != 0 || function.form.hasPrefix("<:"), "\(function.name)")
    }
  }
}
