import Expressions
import Testing

/// The text of an expression; held texts are their numbers in angle brackets.
func printed(_ node: ExpressionNode) -> String {
  ExpressionPrinter.pieces(of: node).map { piece in
    switch piece {
    case .text(let characters): characters
    case .heldText(let number): "<\(number)>"
    }
  }.joined()
}

@Suite struct PrintingTests {
  @Test(arguments: [
    "a.b.c", "a.`odd name`[0].c", "`and`.`or`", "a[0][1]", "(a.b)[0]", "a.b[]", "a[x > 1 and y in [1, 2]].b",
    "-(1 + 2) * 3", "1 - (2 - 3)", "(1 + 2) * 3 % 4", "-a.b", "--1", "a & 'b' & c", "a = 1 or b != 2 and c",
    "a ? b : c ? d : e", "(a ? b) ? c : d", "a ? (b ? c) : d", "a ? b ? c : d : e", "$x := a ? b : c",
    "($x := 1; $y := $x + 1; $y)", "function($a, $b)<n-n:n>{ $a + $b }(1, 2)", "$map(a, function($v){ $v.b })",
    "$f(?, 1)", "a ~> $f() ~> $g", "a{b: c, 'd': e}", "-a{b: c}", "(-a){b: c}", "(a + b)^(c)", "a^(>b, c)[0]",
    "a@$x.b#$i[c].d", "[1 .. 3, a .. b]", "|a.b|{'c': 1}, ['d']|", "/a\\/b[/]/im", "a.*.**.%.b", "{%.a: %}",
    "$ {a: b}",
    "$$.a", "a.(b; c)", "a.[b, c]", "a.{b: c}", "(a).b", "()", "[]", "{}", "a.$f(b)", "%", "* * *", "% % %",
    "a.b ~> |$|{}|", "(function($x){ $x })(1)", "a[b = 'c'].d{e: f}", "a in b", "λ($x){ $x }",
  ])
  func readsAsTheSame(text: String) throws {
    let node = try ExpressionNode.parse(text)
    let again = printed(node)
    #expect(form(try ExpressionNode.parse(again)) == form(node), "\(again)")
    #expect(printed(try ExpressionNode.parse(again)) == again)
  }

  @Test(arguments: [
    ("'${a}'", #"'$\u007ba}'"#), ("'{% %}'", #"'{\u0025 %\u007d'"#), ("\"it's\"", #""it's""#),
    (#""it's \"so\"""#, #"'it\u0027s "so"'"#), (#"'a\\b\n'"#, #"'a\\b\n'"#),
    ("a.`x{%y`", #"a.$lookup($, 'x{\u0025y')"#),
    ("a.`${b}`", #"a.$lookup($, '$\u007bb}')"#), ("/[${}]/", #"/[$\x7b}]/"#), (#"/\${2}/"#, #"/\x24{2}/"#),
    ("/[{%}]/", #"/[{\x25\x7d]/"#), ("${a: b}", "$ {a: b}"), ("%{a: b}", "% {a: b}"), ("{%.a: 1}", "{ %.a: 1}"),
  ])
  func neverMakesBounds(text: String, wanted: String) throws {
    #expect(printed(try ExpressionNode.parse(text)) == wanted)
  }

  @Test(arguments: [
    ("event.detail.id", "$states.input.detail.id"), ("event", "$states.input"),
    ("event.detail-type", "$states.input.`detail-type`"),
    ("vars.name.length", "('a b').length"), ("vars.name", "'a b'"), ("vars.count + 1", "-5 + 1"),
    ("vars.name[0]", "('a b')[0]"),
    ("event[0]", "$states.input[0]"), ("event[0][a = 1]", "$states.input[0][a = 1]"), ("event[]", "$states.input[]"),
    ("(event)[0]", "($states.input)[0]"), ("event@$e.id", "$states.input@$e.id"), ("event{a: b}", "$states.input{a: b}"),
    ("event^(a)", "$states.input^(a)"), ("execution.id[0]", "$states.context.Execution.Id[0]"),
    ("tasks.record[0].id", "$record[0].id"), ("tasks.record[].id", "$record[].id"), ("tasks", "tasks"),
    ("event.(event.a)", "$states.input.(event.a)"),
    ("vars.name & event.id", "'a b' & $states.input.id"), ("tasks.record.id", "$record.id"),
    ("event.items[event.id = id]", "$states.input.items[event.id = id]"),
    (
      "$map(event.items, function($i){ $i.n & event.id })",
      "$map($states.input.items, function($i){ $i.n & $states.input.id })"
    ),
  ])
  func putsReplacementsAsAWhole(text: String, wanted: String) throws {
    let (template, _) = read("${{ \(text) }}")
    let root = try #require(template.wholeExpression?.root { try? substitute(for: $0, $1) })
    #expect(printed(root) == wanted)
    // The tree is the one that its text is read as.
    #expect(try ExpressionNode.parse(wanted) == root)
  }

  private func substitute(for root: String, _ member: String?) throws -> NameSubstitute? {
    switch (root, member) {
    case ("event", _): .name(try .parse("$states.input"))
    case ("execution", "id"): .member(try .parse("$states.context.Execution.Id"))
    case ("vars", "name"): .member(try .parse("'a b'"))
    case ("vars", "count"): .member(try .parse("-5"))
    case ("tasks", let task?): .member(try .parse("$" + task))
    default: nil
    }
  }

  @Test func readsAsTheSameWhateverIsNested() throws {
    var generator = TreeGenerator(seed: 42)
    for round in 0..<3_000 {
      let node = generator.node(depth: 4)
      let text = printed(node)
      for bound in ["{%", "%}", "${", "%{"] { #expect(!text.contains(bound), "\(text)") }
      guard let again = try? ExpressionNode.parse(text) else {
        Issue.record("round \(round): \(text)")
        continue
      }
      #expect(form(again, withBlocks: false) == form(node, withBlocks: false), "\(text)")
      #expect(printed(again) == text)
    }
  }

  @Test func comesToTheSame() throws {
    for vector in Vector.all {
      guard let node = try? ExpressionNode.parse(vector.expression) else { continue }
      let again = try ExpressionNode.parse(printed(node))
      let wanted = outcome(node, input: vector.input, variables: vector.variables)
      #expect(outcome(again, input: vector.input, variables: vector.variables) == wanted, "\(printed(node))")
    }
  }

  @Test func survivesAnyBytes() {
    var generator = TreeGenerator(seed: 7)
    let pieces = Array("abc$%{}[]().,;:?*/|=<>^&@#!~+-'\"`\\ \n0129éあ😀\u{0}".unicodeScalars)
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<generator.number(24) { text.unicodeScalars.append(pieces[generator.number(pieces.count)]) }
      let bytes = text.utf8.count
      do {
        let node = try ExpressionNode.parse(text)
        expectInside(node, 0..<bytes, text)
        let found = ExpressionAnalysis(of: node) { _ in nil }
        for finding in found.findings { #expect(finding.range.upperBound <= bytes, "\(text)") }
        _ = outcome(node)
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= bytes, "\(text)")
      }
    }
  }

  private func expectInside(_ node: ExpressionNode, _ range: Range<Int>, _ text: String) {
    #expect(node.range.lowerBound >= range.lowerBound && node.range.upperBound <= range.upperBound, "\(text)")
  }
}
