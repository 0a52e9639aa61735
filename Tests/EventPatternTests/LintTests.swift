import Diagnostics
import Emit
import EventPattern
import Source
import TestSupport
import Testing

/// Warnings about patterns that EventBridge accepts.
@Suite struct LintTests {
  private func findings(in text: String) throws -> [Diagnostic] {
    let sound = try pattern(text)
    return EventPatternTests.findings { sink in
      lintConditions(sound, into: sink)
      lintFragileShapes(sound, into: sink)
    }
  }

  @Test(
    arguments: [
      // Never.
      (#"{"account":[⏵123⏴,"123"]}"#, [.conditionNeverHolds]),
      (#"{"source":[⏵{"exists":false}⏴]}"#, [.conditionNeverHolds]),
      (#"{"source":["a",⏵null⏴]}"#, [.conditionNeverHolds]),
      (#"{"detail":[⏵"x"⏴]}"#, [.conditionNeverHolds]),
      (#"{"source":{"name":[⏵"x"⏴]}}"#, [.conditionNeverHolds]),
      (#"{"resources":[⏵5⏴]}"#, [.conditionNeverHolds]),
      (#"{"x":[⏵{"numeric":[">",0,"<",4.9e-324]}⏴]}"#, [.conditionNeverHolds]),
      // Always.
      (#"{⏵"x"⏴:[{"exists":true},{"exists":false}],"y":[1]}"#, [.conditionAlwaysHolds]),
      (#"{⏵"source"⏴:[{"prefix":""}],"y":[1]}"#, [.conditionAlwaysHolds]),
      (#"{⏵"x"⏴:[{"anything-but":"a"},"a"]}"#, [.conditionAlwaysHolds]),
      (#"{⏵"x"⏴:[{"anything-but":{"prefix":"a"}},{"prefix":"a"}]}"#, [.conditionAlwaysHolds]),
      // Redundant values.
      (#"{"x":[{"anything-but":["a","b"]},⏵{"anything-but":["a","b","c"]}⏴]}"#, [.coveredValue]),
      (#"{"x":[{"numeric":[">",5]},⏵10⏴]}"#, [.coveredValue]),
      (#"{"x":[{"exists":true},⏵"a"⏴]}"#, [.coveredValue]),
      (#"{"x":["a","b",⏵"a"⏴,⏵"a"⏴]}"#, [.repeatedValue, .repeatedValue]),
      // The same to a reader, and not to EventBridge.
      (#"{"x":["\u00e9","e\u0301"]}"#, []),
      (#"{"$or":[{"x":[1]},⏵{"x":[1]}⏴]}"#, [.coveredBranch]),
      (#"{"detail":{"$or":[{"x":[{"prefix":"a"}]},{"y":[2]},⏵{"x":["ab"]}⏴]}}"#, [.coveredBranch]),
      // Fragile shapes.
      (#"{"b":["x",⏵{"numeric":["<",10]}⏴,"y"]}"#, [.fragileOrder]),
      (#"{"b":["x",⏵{"numeric":[">",-1]}⏴,{"prefix":"y"}]}"#, [.fragileOrder]),
      (#"{"a":[{"wildcard":"*e"},⏵{"anything-but":{"equals-ignore-case":"true"}}⏴]}"#, [.fragileOrder]),
      (#"{"a":[{"wildcard":"*b"},⏵{"suffix":"é"}⏴]}"#, [.fragileOrder]),
      (#"{"$or":[{"c":["a"],"d":[1]},⏵{"c":["a","b"],"d":[1,2]}⏴]}"#, [.fragileBranches]),
      (#"{"a":["x",⏵{"numeric":["<=",5]}⏴],"$or":[{"c":["p"]},{"b":["q"],"d":["p"]}]}"#, [.fragileBranches]),
      (#"{"a":["x",⏵{"cidr":"36.0.0.0/8"}⏴,⏵{"cidr":"2600::/12"}⏴]}"#, [.fragileBlock, .fragileBlock]),
      (#"{"a":{⏵""⏴:["x"]},"$or":[{⏵""⏴:{"b":[1]}},{"b":[2]}]}"#, [.emptyFieldName, .emptyFieldName]),
    ] as [(String, [DiagnosticCode])])
  func warns(marked: String, codes: [DiagnosticCode]) throws {
    let text = MarkedText(marked)
    let found = try findings(in: text.text)
    #expect(found.map(\.code) == codes)
    #expect(found.compactMap(\.span) == text.spans)
  }

  @Test(arguments: [
    #"{"source":[{"prefix":""}]}"#, #"{"source":["a"],"detail-type":["t"],"detail":{"x":[{"exists":true}]}}"#,
    #"{"x":[{"exists":false},"a"]}"#, #"{"x":["5",5,true]}"#, #"{"x":[{"prefix":"a"},{"suffix":"a"}]}"#,
    #"{"$or":[{"x":[1]},{"y":[1]}]}"#, #"{"$or":[{"c":["a","b"]},{"c":["a","x"],"d":[1]}]}"#,
    #"{"b":[{"numeric":["<",10]},"x","y"]}"#, #"{"b":["x",{"numeric":["<",-10]},"y"]}"#,
    #"{"a":[{"wildcard":"b*"},{"equals-ignore-case":"x"}]}"#, #"{"a":[{"wildcard":"*b"},{"suffix":"e"}]}"#,
    #"{"x":["10.0.0.1",{"prefix":"10."}]}"#, #"{"resources":[{"wildcard":"*"}],"source":["a"]}"#,
  ])
  func doesNotWarn(text: String) throws {
    #expect(try findings(in: text).map(\.message.text) == [])
  }

  @Test func fixesNumbersThatShouldBeStrings() throws {
    let text = #"{"account":[123456789012]}"#
    let fix = try #require(try findings(in: text).first?.fixes.first)
    var bytes = Array(text.utf8)
    for edit in fix.edits.reversed() {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.text.utf8))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"account":["123456789012"]}"#)
  }

  @Test(arguments: 0..<2) func neverTrapsAndPointsInside(seed: UInt64) {
    var generator = Generator(seed: 6_000 + seed)
    for _ in 0..<40 {
      let pattern = generator.pattern()
      let found = EventPatternTests.findings { sink in
        lintConditions(pattern, into: sink)
        lintFragileShapes(pattern, into: sink)
      }
      // The printed form has none of the fragile orders.
      let printed = read(pattern.json.text()).pattern.map { again in
        EventPatternTests.findings { lintFragileShapes(again, into: $0) }
      }
      #expect(!(printed ?? []).contains { $0.code == .fragileOrder })
      #expect(found.allSatisfy { !$0.message.text.isEmpty })
    }
  }
}
