import Diagnostics
import Source
import Testing

@testable import Expressions

@Suite struct VariableFillingTests {
  private static let values: [[Expression.Step]: ExpressionConstant] = [
    [.member("text")]: .string("it's"), [.member("least")]: .number("-5"), [.member("on")]: .bool(true),
    [.member("none")]: .null, [.member("list")]: .list([.number("1"), .string("a")]),
    [.member("map"), .member("list"), .element(0)]: .number("7"),
    [.member("map")]: .map([("a", .number("1")), ("list", .list([.number("7")]))]),
  ]

  private func read(_ text: String) -> Expression? {
    readWholeExpression(
      text, spanOf: { Span(file: FileNumber(0), start: UInt32($0.lowerBound), end: UInt32($0.upperBound)) },
      into: DiagnosticSink())
  }

  private func filled(_ text: String) -> Expression? {
    read(text)?.filled { steps, _ in Self.values[steps] }
  }

  /// Filling returns the tree of the expression with the value written instead of the variable.
  @Test(arguments: [
    ("vars.text", "\"it's\""), ("event.total - vars.least", "event.total - (-5)"),
    ("vars.on and event.a", "true and event.a"),
    ("vars.none = event.a", "null = event.a"), ("event.a in vars.list", "event.a in [1, 'a']"),
    ("vars.list[$ = 'a']", "[1, 'a'][$ = 'a']"),
    ("vars.map.list[0] + 1", "7 + 1"), ("vars.map.(a)", "{'a': 1, 'list': [7]}.(a)"),
    ("(vars.list)[]", "([1, 'a'])[]"),
    ("vars.list^(>$)", "[1, 'a']^(>$)"), ("$uppercase(vars.text)", "$uppercase(\"it's\")"),
    ("[vars.on, {'a': vars.list}]", "[true, {'a': [1, 'a']}]"),
    ("vars.on ? vars.text : event.a", "true ? \"it's\" : event.a"),
    ("($x := vars.least; $x + vars.least)", "($x := (-5); $x + (-5))"),
    ("function($a){ $a & vars.text }", "function($a){ $a & \"it's\" }"), ("-vars.least", "-(-5)"),
    // In a filter, to the right of a '.' and in a grouping, names are fields.
    ("event.items[vars.on = a]", "event.items[vars.on = a]"), ("event.(vars.on)", "event.(vars.on)"),
    ("event.items{vars.on: a}", "event.items{vars.on: a}"), ("vars.list[vars.on]", "[1, 'a'][vars.on]"),
  ])
  func isTheTreeOfTheWrittenValue(text: String, wanted: String) throws {
    let root = try #require(filled(text)?.root)
    let other = try #require(read(wanted)?.root)
    #expect(root == other)
  }

  @Test func placesAndTextStay() throws {
    let text = "vars.text & event.id & vars.least"
    let expression = try #require(filled(text))
    #expect(expression.text == text)
    #expect(expression.references.map(\.span.start) == [12])
    #expect(expression.hasFilledVariables)
    #expect(!expression.usesVariables)
    #expect(try #require(read("event.id & 'a'")?.filled { _, _ in nil }).hasFilledVariables == false)
  }

  /// Nothing after the first variable without a value is filled, so that one mistake has one finding.
  @Test func variablesWithoutAValueStay() throws {
    for (text, wanted) in [
      ("vars.on & vars.other.inner[2] & vars.text", "true & (vars.other.inner)[2] & vars.text"),
      ("vars.other^($) & 'a'", "vars.other^($) & 'a'"),
    ] {
      let expression = try #require(filled(text))
      #expect(expression.root.map { ExpressionPrinter.pieces(of: $0) } == [.text(wanted)])
      #expect(expression.usesVariables)
    }
  }

  @Test(
    arguments: [("vars.list[1]", [.member("list"), .element(1)]), ("vars", [])] as [(String, [Expression.Step])])
  func aVariableAlone(text: String, steps: [Expression.Step]) throws {
    #expect(read(text)?.variable == steps)
    #expect(read(text + " & 'a'")?.variable == nil)
  }
}
