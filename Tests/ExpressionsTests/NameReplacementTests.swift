import Expressions
import Source
import Testing

@Suite struct NameReplacementTests {
  @Test(arguments: [
    ("event.detail.id", "$states.input.detail.id"), ("event", "$states.input"),
    ("event.detail-type", "$states.input.`detail-type`"),
    ("vars.name.length", "('a b').length"), ("vars.name", "'a b'"), ("vars.count + 1", "-5 + 1"),
    ("vars.name[0]", "('a b')[0]"),
    ("event[0]", "$states.input[0]"), ("event[0][a = 1]", "$states.input[0][a = 1]"),
    ("event[]", "$states.input[]"),
    ("(event)[0]", "($states.input)[0]"), ("event@$e.id", "$states.input@$e.id"),
    ("event{a: b}", "$states.input{a: b}"),
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
  func insertsReplacementsAsAWhole(text: String, wanted: String) throws {
    let (template, _) = read("${{ \(text) }}")
    let root = try #require(template.wholeExpression?.root { try? substitute(for: $0, $1) })
    #expect(printed(root) == wanted)
    // The tree equals the parsed text.
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

  private func root(_ text: String) throws -> ExpressionNode {
    let (template, _) = read(text)
    return try #require(template.wholeExpression?.root { try? substitute(for: $0, $1) })
  }

  @Test func nodesKnowTheirPlaces() throws {
    let root = try root("${{ event.detail.id = 'a' }}")
    #expect(root.span == span(4..<25))
    let (path, text) = (root.children[0], root.children[1])
    #expect(path.span == span(4..<19))
    #expect(text.span == span(22..<25))
    let (event, id) = (path.children[0].children[0], path.children[1])
    // A substitute has the place of its name.
    #expect(printed(event) == "$states.input")
    #expect(event.span == span(4..<9))
    #expect(event.children.map(\.span) == [span(4..<9), span(4..<9)])
    #expect(id.span == span(17..<19))
  }

  @Test func newNodesHaveThePlacesOfTheirParts() throws {
    let inner = try root("${{ event.a }}")
    let call = ExpressionNode(.call(ExpressionNode(.variable("string")), [inner]))
    #expect(call.span == span(4..<11))
    #expect(call.children.map(\.span) == [nil, span(4..<11)])
    let later = try root("${{            event.b }}")
    #expect(try #require(ExpressionNode.chain("&", [later, call])).span == span(4..<22))
    #expect(ExpressionNode(.null).span == nil)
    #expect(try ExpressionNode.parse("$a").span == nil)
  }

  @Test func placesAndSpacesDoNotMatterInComparisons() throws {
    let wanted = try root("${{ event.detail.id & 'a' }}")
    #expect(try root("${{event . detail/* so */.id&\"a\"}}") == wanted)
    #expect(try root("${{ event.detail.id & 'a' }}").hashValue == wanted.hashValue)
    #expect(try root("${{ event.detail.id & 'b' }}") != wanted)
  }
}
