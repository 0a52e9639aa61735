import EventPattern
import TestSupport
import Testing

/// Why an event does not match.
@Suite struct MismatchTests {
  @Test(arguments: [
    (#"{"source":["a"],"x":[1]}"#, #"{"source":"b","x":2}"#, #"'source' is "b"; expected ["a"]"#),
    (#"{"x":[1],"source":["a"]}"#, #"{"source":"b","x":2}"#, #"'x' is 2; expected [1]"#),
    (
      #"{"source":["a"],"detail":{"x":[1]}}"#, #"{"source":"a","detail":{}}"#,
      #"'detail.x' is missing; expected [1]"#
    ),
    (#"{"detail":{"x":[1]}}"#, #"{"detail":{"x":{"y":1}}}"#, #"'detail.x' is missing; expected [1]"#),
    (#"{"x":[{"exists":false}]}"#, #"{"x":[null,true]}"#, #"'x' is null, true; expected no value"#),
    (
      #"{"x":[{"numeric":[">",10]},"y"]}"#, #"{"x":[1,2,2,3,4]}"#,
      #"'x' is 1, 2, 3, …; expected [{"numeric":[">",10]},"y"]"#
    ),
    (
      #"{"a":{"x":[1],"y":[1]}}"#, #"{"a":[{"x":1,"y":2},{"x":2,"y":1}]}"#,
      #"'a.y' is 2, 1, but not in the same array element as the values before it; expected [1]"#
    ),
    (
      #"{"a":{"x":[1],"y":[{"exists":false}]}}"#, #"{"a":[{"x":1,"y":2},{"x":2}]}"#,
      "'a.y' is 2; expected no value"
    ),
  ])
  func saysWhatIsWrong(text: String, event: String, wanted: String) throws {
    let compiled = try #require(CompiledPattern(try pattern(text)))
    let fields = try EventFields(json: Array(event.utf8))
    #expect(compiled.mismatch(with: fields)?.message.text == wanted)
    #expect(!compiled.matches(fields))
  }

  @Test func choosesTheNearestBranch() throws {
    let compiled = try #require(
      CompiledPattern(try pattern(#"{"source":["a"],"$or":[{"x":[1]},{"y":[2],"z":[3]},{"y":[2],"z":[4]}]}"#)))
    let mismatch = try #require(
      compiled.mismatch(with: try EventFields(json: Array(#"{"source":"a","x":2,"y":2}"#.utf8))))
    #expect(mismatch.path == "z" && mismatch.reason == .absent && mismatch.branch == 1 && mismatch.branchCount == 3)
    let outside = try #require(compiled.mismatch(with: try EventFields(json: Array(#"{"x":1}"#.utf8))))
    #expect(outside.path == "source" && outside.branch == 0)
  }

  @Test(arguments: 0..<2) func reportsNothingForMatches(seed: UInt64) throws {
    var generator = Generator(seed: 4_000 + seed)
    for _ in 0..<200 {
      guard let compiled = CompiledPattern(generator.pattern()) else { continue }
      for _ in 0..<4 {
        let fields = EventFields(generator.event())
        #expect((compiled.mismatch(with: fields) == nil) == compiled.matches(fields))
      }
    }
  }
}
