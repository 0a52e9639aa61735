import Diagnostics
import Emit
import EventPattern
import Source
import TestSupport
import Testing

/// Rejected patterns: the place of the finding, and its fix.
@Suite struct ReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let codes: [DiagnosticCode]
    var mended: String?

    init(_ marked: String, _ codes: DiagnosticCode..., mended: String? = nil) {
      self.marked = marked
      self.codes = codes
      self.mended = mended
    }

    var testDescription: String { marked }
  }

  @Test(arguments: [
    Case(#"⏵[1]⏴"#, .patternNotObject),
    Case(#"⏵{}⏴"#, .emptyPatternObject),
    Case(#"{"a":{"b":⏵{}⏴}}"#, .emptyPatternObject),
    Case(#"{"a":⏵[]⏴,"b":⏵{}⏴}"#, .emptyPatternList, .emptyPatternObject),
    Case(#"{"a":⏵"x"⏴,"b":⏵1⏴}"#, .patternValueNotInList, .patternValueNotInList, mended: #"{"a":["x"],"b":[1]}"#),
    Case(#"{"a":["x",⏵["y"]⏴]}"#, .patternListInList),
    Case(#"{"a":[⏵{}⏴]}"#, .emptyPatternObject),
    Case(#"{"a":[{⏵"Prefix"⏴:"x"}]}"#, .unknownPatternOperator, mended: #"{"a":[{"prefix":"x"}]}"#),
    Case(#"{"a":[{⏵"anythingBut"⏴:"x"}]}"#, .unknownPatternOperator, mended: #"{"a":[{"anything-but":"x"}]}"#),
    Case(#"{"a":[{⏵"b"⏴:["x"],"c":["y"]}]}"#, .unknownPatternOperator),
    Case(#"{"a":[{"prefix":"x",⏵"suffix"⏴:"y"}]}"#, .severalPatternOperators),
    Case(
      #"{"a":[{"prefix":⏵5⏴},{"suffix":⏵["x"]⏴},{"wildcard":⏵null⏴}]}"#,
      .patternOperandNotString, .patternOperandNotString, .patternOperandNotString),
    Case(
      #"{"a":[{"prefix":{⏵"equalsIgnoreCase"⏴:"x"}}]}"#, .unknownAffixOption,
      mended: #"{"a":[{"prefix":{"equals-ignore-case":"x"}}]}"#),
    Case(#"{"a":[{"suffix":⏵{}⏴}]}"#, .unknownAffixOption),
    Case(#"{"a":[{"exists":⏵"true"⏴}]}"#, .existsNotBoolean),
    Case(#"{"a":[{"anything-but":⏵null⏴}]}"#, .anythingButOperand),
    Case(#"{"a":[{"anything-but":{"prefix":⏵{"equals-ignore-case":"x"}⏴}}]}"#, .anythingButOperand),
    Case(#"{"a":[{"anything-but":{⏵"exists"⏴:true}}]}"#, .anythingButOperator),
    Case(#"{"a":[{"anything-but":⏵["x",5]⏴}]}"#, .anythingButList),
    Case(#"{"a":[{"anything-but":["x",⏵true⏴,⏵{"z":1}⏴]}]}"#, .anythingButList, .anythingButList),
    Case(#"{"a":[{"anything-but":{"suffix":["x",⏵""⏴]}}]}"#, .anythingButEmpty),
    Case(#"{"a":[{"anything-but":{"wildcard":⏵[]⏴}}]}"#, .anythingButEmpty),
    Case(#"{"a":[{"numeric":⏵5⏴}]}"#, .numericForm),
    Case(#"{"a":[{"numeric":[⏵"=="⏴,5]}]}"#, .numericForm, mended: #"{"a":[{"numeric":["=",5]}]}"#),
    Case(#"{"a":[{"numeric":[">",0,⏵">"⏴,5]}]}"#, .numericForm),
    Case(#"{"a":[{"numeric":["<",5,⏵">"⏴,0]}]}"#, .numericForm),
    Case(#"{"a":[{"numeric":[⏵">"⏴]}]}"#, .numericForm),
    Case(#"{"a":[{"numeric":[">",⏵"5.0"⏴]}]}"#, .numericOperand, mended: #"{"a":[{"numeric":[">",5.0]}]}"#),
    Case(#"{"a":[{"numeric":⏵[">=",5,"<=",5.0]⏴}]}"#, .numericRangeEmpty),
    Case(#"{"a":[{"numeric":["=",⏵9007199254740993⏴]}]}"#, .inexactNumber),
    Case(#"{"a":[{"anything-but":[1,⏵1e400⏴]}]}"#, .inexactNumber),
    Case(
      #"{"a":[{"cidr":⏵"10.0.0.1"⏴},{"cidr":⏵"10.0.0.1/32"⏴},{"cidr":⏵"x/8"⏴},{"cidr":⏵"::/x"⏴}]}"#,
      .cidrMalformed, .cidrMalformed, .cidrMalformed, .cidrMalformed),
    Case(#"{"a":[{"wildcard":⏵"a**b***c"⏴}]}"#, .wildcardSyntax, mended: #"{"a":[{"wildcard":"a*b*c"}]}"#),
    Case(#"{"a":[{"wildcard":⏵"a\\b"⏴}]}"#, .wildcardSyntax),
    Case(#"{"$or":⏵{"a":[1]}⏴}"#, .orNotList),
    Case(#"{"$or":[{"a":[1]},⏵"x"⏴]}"#, .orNotList),
    Case(#"{"$or":⏵[{"a":[1]}]⏴}"#, .orTooFew),
    Case(#"{"d":{"$or":[{"x":{⏵"prefix"⏴:["x"]}},{"a":[1]}]}}"#, .reservedInOr),
    Case(
      #"{"a":[{"wildcard":"x*"},⏵{"wildcard":"*:*:*:*:*:event-bus/*"}⏴]}"#.replacing(
        "{\"wildcard\":\"x*\"},", with: ""),
      .wildcardTooComplex),
    Case(#"{"a":[{⏵"exactly"⏴:"x"}]}"#, .undocumentedOperator),
    Case(#"{"a":[{"equals-ignore-case":⏵"😀"⏴}]}"#, .caselessCharacter),
    Case(#"{"a":[{"prefix":{"equals-ignore-case":⏵"aǅ"⏴}}]}"#, .caselessCharacter),
    Case(
      #"{"a":[{"numeric":[">",⏵6000000000⏴]},{"numeric":["<",⏵0.0000001⏴]}]}"#,
      .numberBeyondDocumented, .numberBeyondDocumented),
    Case(#"{"a":[1],⏵"a"⏴:[2],"b":{"c":[1]},⏵"b.c"⏴:[2]}"#, .repeatedCondition, .repeatedCondition),
    Case(#"{"a":[1],"$or":[{⏵"a"⏴:[2]},{"b":[3]}],⏵"b"⏴:[4]}"#, .repeatedCondition, .repeatedCondition),
    Case(#"{"a":[1]⏵,⏴}"#, .patternNotJSON),
    Case(#"{"a":["⏵\ud83d⏴"]}"#, .patternNotJSON),
    Case(#"{"a":[⏵01⏴]}"#, .patternNotJSON),
    Case(#"{"a":[1]} ⏵x⏴"#, .textAfterPattern),
  ])
  func findsMistakes(_ given: Case) throws {
    let marked = MarkedText(given.marked)
    let reading = read(marked.text)
    let found = Diagnostic.inOrder(reading.diagnostics)
    #expect(found.map(\.code) == given.codes, "\(found.map(\.message.text))")
    #expect(found.compactMap(\.span) == marked.spans)
    #expect((reading.pattern == nil) == found.contains { $0.severity == .error })
    if let mended = given.mended {
      #expect(try apply(found.flatMap(\.fixes), to: marked.text) == mended)
      #expect(read(mended).diagnostics.isEmpty)
    }
  }

  /// Applies the edits of fixes.
  private func apply(_ fixes: [Fix], to text: String) throws -> String {
    var bytes = Array(text.utf8)
    for edit in fixes.flatMap(\.edits).sorted(by: { $0.span > $1.span }) {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.text.utf8))
    }
    return try #require(String(validating: bytes, as: UTF8.self))
  }

  @Test func readsEveryMatcher() throws {
    let text = #"""
      {"a":["s",1.50,true,null,{"prefix":"p"},{"suffix":{"equals-ignore-case":"q"}},{"equals-ignore-case":"e"},
      {"exactly":"x"},{"wildcard":"w*"},{"anything-but":["b","c"]},{"anything-but":5},{"anything-but":{"prefix":["d"]}},
      {"anything-but":{"wildcard":"*z"}},{"numeric":[">",0,"<=",5]},{"cidr":"10.0.0.0/8"},{"exists":false}]}
      """#
    let field = try #require(pattern(text).fields.first)
    guard case .values(let matchers) = field.condition else { throw Unexpected("no list") }
    #expect(
      matchers.map(\.test) == [
        .string("s"), .number("1.50"), .bool(true), .null, .prefix("p", ignoringCase: false),
        .suffix("q", ignoringCase: true), .equalsIgnoreCase("e"), .exactly("x"), .wildcard("w*"),
        .anythingBut(.strings(["b", "c"])), .anythingBut(.numbers(["5"])), .anythingBut(.prefixes(["d"])),
        .anythingBut(.wildcards(["*z"])),
        .numeric([NumericComparison(.greater, "0"), NumericComparison(.lessOrEqual, "5")]), .cidr("10.0.0.0/8"),
        .exists(false),
      ])
    let bytes = Array(text.utf8)
    for matcher in matchers {
      let span = try #require(matcher.origin.span)
      #expect(!bytes[Int(span.start)..<Int(span.end)].isEmpty)
    }
  }

  @Test func readsConditionsOfAWhereMap() throws {
    let sink = DiagnosticSink()
    let text =
      #"{"data.object.amount":{"numeric":[">=",10]},"currency":"jpy","$or":[{"a.b":1},{"c":[true,{"prefix":"x"}]}]}"#
    let input = try #require(parseJSON(Array(text.utf8), file: FileNumber(0), into: sink))
    let conditions = try #require(readConditions(input, into: sink))
    #expect(sink.diagnostics.isEmpty)
    #expect(
      conditions.nested(under: "detail").json.text()
        == #"{"detail":{"data":{"object":{"amount":[{"numeric":[">=",10]}]}},"currency":["jpy"],"#
        + #""$or":[{"a":{"b":[1]}},{"c":[true,{"prefix":"x"}]}]}}"#)
  }

  @Test(arguments: [
    (#"{"customer":{⏵"country"⏴:"JP","plan":"pro"}}"#, DiagnosticCode.unknownPatternOperator),
    (#"{"$or":[{⏵"a.prefix"⏴:"x"},{"b":1}]}"#, .reservedInOr),
    (#"{"a":⏵[]⏴}"#, .emptyPatternList), (#"⏵{}⏴"#, .emptyPatternObject),
  ])
  func findsMistakesInConditions(marked: String, code: DiagnosticCode) throws {
    let marked = MarkedText(marked)
    let found = findings { sink in
      guard let input = parseJSON(Array(marked.text.utf8), file: FileNumber(0), into: sink) else { return }
      #expect(readConditions(input, into: sink) == nil)
    }
    #expect(found.map(\.code) == [code])
    #expect(found.compactMap(\.span) == marked.spans)
  }

  @Test func countsWhatEventBridgeCounts() throws {
    func fields(_ count: Int) -> String {
      "{" + (0..<count).map { "\"f\($0)\":[1]" }.joined(separator: ",") + "}"
    }
    #expect(read(fields(256)).codes == [])
    #expect(read(fields(257)).codes == [.tooManyFields])
    #expect(read(fields(5_000)).codes == [.tooManyFields])
    func alternatives(_ counts: [Int]) -> String {
      "{"
        + counts.enumerated().map { place, count in
          "\"p\(place)\":{\"$or\":[" + (0..<count).map { "{\"k\($0)\":[1]}" }.joined(separator: ",") + "]}"
        }.joined(separator: ",") + "}"
    }
    #expect(read(alternatives([10, 10, 10])).codes == [])
    #expect(read(alternatives([10, 10, 11])).codes == [.tooManyCombinations])
    #expect(read(alternatives([1_000])).codes == [])
    #expect(read(alternatives([1_001])).codes == [.tooManyCombinations])
    #expect(read(alternatives(Array(repeating: 2, count: 400))).codes == [.tooManyCombinations])
    func deep(_ depth: Int) -> String {
      String(repeating: "{\"a\":", count: depth) + "[1]" + String(repeating: "}", count: depth)
    }
    #expect(read(deep(256)).codes == [])
    #expect(read(deep(257)).codes == [.patternTooDeep])
    #expect(read(deep(100_000)).codes == [.patternNotJSON])
  }

  @Test func lintsTheEnvelope() throws {
    let marked = MarkedText(
      #"{⏵"detailType"⏴:["x"],"source":["y"],⏵"state.a"⏴:[1],"detail.z":[1],"$or":[{⏵"Detail"⏴:{"a":[1]}},{"region":["b"]}]}"#
    )
    let sound = try pattern(marked.text)
    let found = findings { lintEnvelope(sound, into: $0) }
    #expect(found.map(\.code) == Array(repeating: .unknownEnvelopeField, count: 3))
    #expect(found.compactMap(\.span) == marked.spans)
    #expect(
      found.map(\.hint?.text) == ["did you mean 'detail-type'?", "put it under 'detail'", "did you mean 'detail'?"])
    func codes(_ text: String) throws -> [DiagnosticCode] {
      let sound = try pattern(text)
      return findings { lintEnvelope(sound, into: $0) }.map(\.code)
    }
    #expect(try codes(#"{"detail":{"a":[1]}}"#) == [.patternWithoutSource])
    #expect(try codes(#"{"$or":[{"source":["a"]},{"detail":{"a":[1]}}]}"#) == [.patternWithoutSource])
    #expect(try codes(#"{"$or":[{"source":["a"]},{"source":["b"],"detail":{"a":[1]}}]}"#) == [])
  }

  @Test(arguments: [(100, [DiagnosticCode]()), (200, [.patternOverQuota]), (400, [.patternTooLong])])
  func measuresTheLength(values: Int, codes: [DiagnosticCode]) {
    let long = Pattern((0..<values).map { ValueMatcher(.string("order-\(1_000 + $0)")) }, at: ["detail-type"])
    #expect(findings { checkLength(long, into: $0) }.map(\.code) == codes)
  }

  @Test func findsNumbersThatWouldChange() throws {
    let sound = try pattern(#"{"a":[9007199254740992,1e2,{"exists":false}],"b":[9007199254740993]}"#)
    #expect(findings { checkNumbers(sound, into: $0) }.map(\.code) == [.inexactNumber])
  }
}
