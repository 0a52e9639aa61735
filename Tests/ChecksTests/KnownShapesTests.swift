import Catalog
import Expressions
import Flow
import TestSupport
import Testing

@testable import Checks

/// The known types of a path, for the analysis of expressions.
@Suite struct KnownShapesTests {
  private func types(_ root: String, _ steps: Expression.Step...) throws -> ExpressionTypes? {
    let text = """
      workflow: labels
      trigger: {source: github, event: issues.labeled}
      tasks:
        - {id: queue, uses: sqs/send, with: {queue: q}}

      """
    let workflow = try #require(check(text).flows.first)
    var known = KnownShapes(workflow)
    known.results["queue"] = ValueShape("{MessageId:s,n:n,*}")
    known.items = [ValueShape("{flag:b}")]
    return known.types(of: root, steps)
  }

  @Test func paths() throws {
    let maybe: ExpressionTypes = [.nothing, .null]
    #expect(try types("event", .member("time")) == maybe.union(.string))
    #expect(try types("event", .member("resources")) == maybe.union(.array))
    #expect(try types("event", .member("resources"), .element(0)) == maybe.union(.string))
    #expect(try types("event", .member("detail"), .member("issue"), .member("title")) == maybe.union(.string))
    #expect(try types("tasks", .member("queue"), .member("n")) == maybe.union(.number))
    #expect(try types("item", .member("flag")) == maybe.union(.bool))
    #expect(try types("index") == maybe.union(.number))
    #expect(try types("error", .member("Cause")) == maybe.union(.string))
    #expect(try types("workflow", .member("owner")) == maybe.union(.string))
  }

  @Test func unknownTypes() throws {
    #expect(try types("tasks", .member("queue"), .member("other")) == nil)
    #expect(try types("tasks", .member("nobody"), .member("id")) == nil)
    #expect(try types("vars", .member("limit")) == nil)
    // A path through a list has one value or many.
    #expect(try types("event", .member("detail"), .member("issue"), .member("labels"), .member("name")) == nil)
  }
}
