import TestSupport
import Testing

@testable import Catalog

@Suite struct ValueShapeTests {
  let shape = ValueShape(#"{id:s,amount:n,paid:b,any:?,free:{*},lines:[{price:n,tags:[s]}],"a:b":sn,owner:@user}"#)
  { $0 == "user" ? "{login:s,*}" : nil }

  private func types(_ path: String...) -> ValueShape.Types? {
    if case .known(let found) = shape.find(path) { found.types } else { nil }
  }

  private func absent(_ path: String...) -> (Int, String?)? {
    if case .absent(let step, let near) = shape.find(path) { (step, near) } else { nil }
  }

  @Test func knowsTheTypesOfItsMembers() {
    #expect(types("id") == .string)
    #expect(types("amount") == .number)
    #expect(types("paid") == .bool)
    #expect(types("a:b") == [.string, .number])
    #expect(types("any") == [])
    #expect(types("free") == .object)
    #expect(types("owner", "login") == .string)
    #expect(shape.types == .object)
    #expect(shape.isClosed)
    #expect(shape.members.map(\.name) == ["id", "amount", "paid", "any", "free", "lines", "a:b", "owner"])
  }

  @Test func goesThroughArrays() {
    #expect(types("lines") == .array)
    #expect(types("lines", "price") == .number)
    #expect(types("lines", "tags") == .array)
    #expect(absent("lines", "tags", "x")?.0 == 2)
    #expect(absent("lines", "cost")?.0 == 1)
  }

  @Test func saysWhichNameIsMissing() throws {
    #expect(try #require(absent("idd")).1 == nil, "short names differ too easily")
    #expect(try #require(absent("ammount")).1 == "amount")
    #expect(try #require(absent("AMOUNT")).1 == "amount")
    #expect(try #require(absent("id", "x")).0 == 1)
    guard case .unknown = shape.find(["any", "x"]), case .unknown = shape.find(["free", "x"]) else {
      throw Unexpected("an undescribed member is known")
    }
    guard case .doubtful(1, "login") = shape.find(["owner", "logni"]) else {
      throw Unexpected("a misspelled member of an open object is not reported")
    }
  }

  /// An open object that has the name in another spelling certainly does not have it in this one.
  @Test(arguments: ["messageid", "message_id", "message-Id", "ID", "Id"])
  func otherCaseOrSeparatorsAreAMisspelling(_ name: String) throws {
    guard case .doubtful(0, let near) = ValueShape("{MessageId:s,id:s,*}").find([name]) else {
      throw Unexpected("\(name) is not reported")
    }
    #expect(near == (name.count == 2 ? "id" : "MessageId"))
  }

  @Test func neverTrapsOnBrokenNotation() {
    for text in ["", "{", "{a", "{a:", "{a:s", "[", "[[", #"{"a"#, #"{"a\"#, "@", "@x", "s}", "{,}", "{a:}", "{*"] {
      let shape = ValueShape(text) { _ in "@x" }
      _ = shape.types
      _ = shape.members
      _ = shape.element
      _ = shape.isClosed
      _ = shape.find(["a", "b"])
    }
  }

  /// Every member of every known event is found by its own name, at any depth.
  @Test(arguments: [
    "stripe", "github", "aws.s3", "aws.ec2", "aws.codepipeline", "aws.trustedadvisor", "aws.athena",
  ])
  func findsEveryMemberOfTheCatalog(source: String) throws {
    let source = try #require(EventCatalog.source(named: source))
    var count = 0
    for type in source.types.map(\.name).prefix(6) {
      guard let shape = source.shape(of: type) else { continue }
      count += 1
      visit(shape, under: [], of: shape, depth: 0)
    }
    #expect(count > 0)
  }

  private func visit(_ shape: ValueShape, under path: [String], of whole: ValueShape, depth: Int) {
    guard depth < 2 else { return }
    for member in shape.members + (shape.element?.members ?? []) {
      let inner = path + [member.name]
      guard case .known(let found) = whole.find(inner) else {
        Issue.record("\(inner) is not found")
        continue
      }
      #expect(found.types == member.shape.types)
      visit(member.shape, under: inner, of: whole, depth: depth + 1)
    }
  }

  @Test func anUnknownEventHasNoShape() throws {
    let stripe = try #require(EventCatalog.source(named: "stripe"))
    #expect(stripe.shape(of: "invoice.payment_fialed") == nil)
    let gitHub = try #require(EventCatalog.source(named: "github"))
    let labeled = try #require(gitHub.shape(of: "issues.labeled"))
    guard case .known(let name) = labeled.find(["issue", "labels", "name"]) else {
      throw Unexpected("a label has a name")
    }
    #expect(name.types == .string)
  }
}
