import Expressions
import Testing

/// The text of an expression; held texts are shown as indexes in angle brackets.
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

  @Test func heldTextsArePiecesOfTheirOwn() {
    let text = ExpressionNode(.heldText(3))
    let call = ExpressionNode(.call(ExpressionNode(.variable("string")), [text]))
    #expect(ExpressionPrinter.pieces(of: call) == [.text("$string("), .heldText(3), .text(")")])
    #expect(ExpressionPrinter.pieces(of: text) == [.heldText(3)])
    #expect(printed(call.countingHeldTexts(from: 2)) == "$string(<5>)")
    #expect(printed(call.fillingHeldTexts { "no. \($0)" }) == "$string('no. 3')")
    #expect(call.countingHeldTexts(from: 2) != call)
  }

  @Test func longChainsArePrinted() throws {
    let operands = (0..<20_000).map { ExpressionNode(.number(String($0 % 10))) }
    let chain = try #require(ExpressionNode.chain("&", operands))
    let text = printed(chain)
    #expect(text.hasPrefix("0 & 1 & 2 & ") && text.hasSuffix(" & 9"))
    #expect(text.utf8.count == 20_000 + 3 * 19_999)
    #expect(ExpressionNode.chain("&", []) == nil)
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

  @Test func hasTheSameValue() throws {
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
