import Emit
import EventPattern
import TestSupport
import Testing

@Suite struct ComparisonTests {
  /// A comparison, after checking that its events prove its statements.
  private func compare(_ first: Pattern, _ second: Pattern) throws -> PatternComparison {
    let comparison = PatternComparison(first, second)
    let compiled = try (#require(CompiledPattern(first)), #require(CompiledPattern(second)))
    for (event, wanted) in [
      (comparison.onlyFirst, (true, false)), (comparison.onlySecond, (false, true)),
      (comparison.both, (true, true)),
    ] {
      guard let event else { continue }
      let fields = try EventFields(json: event.bytes(.compact))
      #expect((compiled.0.matches(fields), compiled.1.matches(fields)) == wanted, "\(event.text())")
    }
    #expect((comparison.onlyFirst != nil) == (comparison.firstIsWithinSecond == .no))
    #expect((comparison.onlySecond != nil) == (comparison.secondIsWithinFirst == .no))
    #expect((comparison.both != nil) == (comparison.overlaps == .yes))
    return comparison
  }

  @Test(
    arguments: [
      // Values of one field.
      (#"{"x":["a"]}"#, #"{"x":["a"]}"#, .equal),
      (#"{"x":["a"]}"#, #"{"x":["a","b"]}"#, .subset),
      (#"{"x":["a"]}"#, #"{"x":["b"]}"#, .overlapping),
      (#"{"x":["a"]}"#, #"{"x":[{"anything-but":"a"}]}"#, .overlapping),
      (#"{"x":["abc"]}"#, #"{"x":[{"prefix":"ab"}]}"#, .subset),
      (#"{"x":[{"prefix":"a"}]}"#, #"{"x":[{"wildcard":"a*"}]}"#, .equal),
      (#"{"x":[{"suffix":"a"}]}"#, #"{"x":[{"wildcard":"*a"}]}"#, .equal),
      (#"{"x":[{"wildcard":"a*b*c"}]}"#, #"{"x":[{"wildcard":"a*c"}]}"#, .subset),
      (#"{"x":[{"wildcard":"*a*b*"}]}"#, #"{"x":[{"wildcard":"*b*a*"}]}"#, .overlapping),
      (#"{"x":[{"equals-ignore-case":"aB"}]}"#, #"{"x":["ab","aB","Ab","AB"]}"#, .equal),
      (#"{"x":[{"equals-ignore-case":"ß"}]}"#, #"{"x":["ß","SS"]}"#, .equal),
      (#"{"x":[{"prefix":{"equals-ignore-case":"A"}}]}"#, #"{"x":[{"prefix":"a"},{"prefix":"A"}]}"#, .equal),
      (#"{"x":[{"equals-ignore-case":"🎉"}]}"#, #"{"x":["a"]}"#, .disjoint),
      (
        #"{"x":[{"prefix":""},{"numeric":["<",0]},{"numeric":[">=",0]},true,false,null]}"#,
        #"{"x":[{"exists":true}]}"#, .subset
      ),
      (#"{"x":[{"anything-but":"a"},"a"]}"#, #"{"x":[{"exists":true}]}"#, .equal),
      (#"{"x":[{"anything-but":"a"},{"anything-but":"b"}]}"#, #"{"x":[{"exists":true}]}"#, .equal),
      (#"{"x":[{"anything-but":["a","b"]}]}"#, #"{"x":[{"anything-but":"a"}]}"#, .subset),
      (#"{"x":[{"anything-but":{"prefix":"a"}}]}"#, #"{"x":[{"anything-but":{"wildcard":"a*"}}]}"#, .equal),
      (
        #"{"x":[{"anything-but":{"prefix":["a","b"]}}]}"#, #"{"x":[{"anything-but":{"equals-ignore-case":"A"}}]}"#,
        .overlapping
      ),
      (#"{"x":[5]}"#, #"{"x":[5.0]}"#, .equal),
      (#"{"x":[5]}"#, #"{"x":["5"]}"#, .overlapping),
      (#"{"x":[{"numeric":["=",5]}]}"#, #"{"x":[5]}"#, .equal),
      (#"{"x":[{"numeric":[">",5]}]}"#, #"{"x":[{"numeric":[">=",5]}]}"#, .subset),
      (#"{"x":[{"numeric":[">",5]}]}"#, #"{"x":[{"numeric":[">",5,"<",10]},{"numeric":[">=",10]}]}"#, .equal),
      (#"{"x":[{"numeric":[">",0,"<",4.9e-324]}]}"#, #"{"x":["a"]}"#, .disjoint),
      (#"{"x":[{"numeric":[">",0,"<=",4.9e-324]}]}"#, #"{"x":["a"]}"#, .overlapping),
      (#"{"x":[12345678901234567891]}"#, #"{"x":[{"anything-but":5}]}"#, .subset),
      (#"{"x":[{"cidr":"10.0.0.0/24"}]}"#, #"{"x":[{"cidr":"10.0.0.0/16"}]}"#, .subset),
      (#"{"x":["10.0.0.1"]}"#, #"{"x":[{"cidr":"10.0.0.0/16"}]}"#, .subset),
      (#"{"x":["10.0.0.1"]}"#, #"{"x":[{"exactly":"10.0.0.1"}]}"#, .superset),
      (#"{"x":[{"cidr":"10.0.0.0/8"}]}"#, #"{"x":[{"prefix":"10."}]}"#, .overlapping),
      // Together they have the same IPv4 addresses, but not the same IPv6 addresses that start with their digits.
      (#"{"x":[{"cidr":"10.0.0.0/25"},{"cidr":"10.0.0.128/25"}]}"#, #"{"x":[{"cidr":"10.0.0.0/24"}]}"#, .subset),
      (
        #"{"x":[{"prefix":"10."},{"cidr":"10.0.0.0/8"}]}"#, #"{"x":[{"cidr":"10.0.0.0/8"},{"prefix":"10."}]}"#,
        .equal
      ),
      // Several fields, and none.
      (#"{"x":["a"],"y":["b"]}"#, #"{"x":["a"]}"#, .subset),
      (#"{"x":["a"]}"#, #"{"y":["a"]}"#, .overlapping),
      (#"{"x":["a"]}"#, #"{"x":[{"exists":false}]}"#, .disjoint),
      (#"{"x":[{"exists":false}]}"#, #"{"x":[{"exists":false},"a"]}"#, .subset),
      (#"{"x":["a"]}"#, #"{"x":["a"],"y":[{"exists":true},{"exists":false}]}"#, .equal),
      (#"{"x":["a"],"y":["b"]}"#, #"{"y":["b"],"x":["a"]}"#, .equal),
      (#"{"x":{"y":["a"]}}"#, #"{"x.y":["a"]}"#, .equal),
      (#"{"x":["a"]}"#, #"{"x":{"y":["a"]}}"#, .overlapping),
      // Branches.
      (#"{"x":["a","b"]}"#, #"{"$or":[{"x":["a"]},{"x":["b"]}]}"#, .equal),
      (#"{"x":["a"]}"#, #"{"$or":[{"x":["a"],"y":[{"exists":true}]},{"x":["a"],"y":[{"exists":false}]}]}"#, .equal),
      (#"{"$or":[{"x":["a"]},{"y":["b"]}]}"#, #"{"$or":[{"x":["a"]},{"y":["b"]},{"z":["c"]}]}"#, .subset),
      (#"{"x":["a"],"$or":[{"y":[1]},{"z":[2]}]}"#, #"{"$or":[{"x":["a"],"y":[1]},{"x":["a"],"z":[2]}]}"#, .equal),
      // Arrays of objects.
      (#"{"d":{"a":[1],"b":[2]}}"#, #"{"d":{"a":[1]}}"#, .subset),
      (#"{"d":{"a":[1],"b":[{"exists":false}]}}"#, #"{"d":{"a":[1]}}"#, .subset),
      (#"{"d":{"a":[1],"b":[{"exists":false}]}}"#, #"{"d":{"b":[2]}}"#, .overlapping),
      (#"{"d":{"a":[{"exists":false}],"b":[2]}}"#, #"{"d":{"a":[1]}}"#, .disjoint),
      (#"{"d":{"a":[1],"b":[{"exists":false}]}}"#, #"{"d":{"b":[{"exists":false}]}}"#, .undecided),
      // The envelope.
      (#"{"source":["a"]}"#, #"{"source":["b"]}"#, .disjoint),
      (#"{"source":["a"]}"#, #"{"source":[{"anything-but":"a"}]}"#, .disjoint),
      (#"{"source":[{"exists":true}]}"#, #"{"detail":{"x":[1]}}"#, .superset),
      (#"{"source":[{"exists":false}]}"#, #"{"source":["a"]}"#, .disjoint),
      (#"{"resources":["a"]}"#, #"{"resources":["b"]}"#, .overlapping),
      (#"{"source":["a"],"detail-type":["t"]}"#, #"{"source":[{"prefix":"a"}]}"#, .subset),
      (#"{"detail":{"a":[1],"b":[{"exists":false}]}}"#, #"{"detail":{"b":[2]}}"#, .disjoint),
    ] as [(String, String, PatternComparison.Relation)])
  func compares(first: String, second: String, wanted: PatternComparison.Relation) throws {
    let patterns = (try pattern(first), try pattern(second))
    #expect(try compare(patterns.0, patterns.1).relation == wanted)
    let turned: PatternComparison.Relation = wanted == .subset ? .superset : wanted == .superset ? .subset : wanted
    #expect(try compare(patterns.1, patterns.0).relation == turned)
  }

  @Test func showsWholeEventsOfTheEnvelope() throws {
    let comparison = try compare(
      try pattern(#"{"source":["a"],"detail":{"x":[1]}}"#), try pattern(#"{"source":["a","b"]}"#))
    #expect(
      comparison.onlySecond?.text()
        == #"{"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"example","source":"b","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{}}"#
    )
  }

  @Test func isUndecidedAboutTooMuch() {
    var many = Pattern()
    for number in 0..<11 {
      many.add(anyOf: [
        Pattern([ValueMatcher(.null)], at: ["a\(number)"]), Pattern([ValueMatcher(.null)], at: ["b\(number)"]),
      ])
    }
    let comparison = PatternComparison(many, many)
    #expect(comparison.relation == .undecided && comparison.both == nil)
  }

  /// Comparing patterns with many branches takes a reasonable time, or is undecided.
  @Test(.timeLimit(.minutes(30)), arguments: ["v0x", "v0"]) func manyBranchesEnd(end: String) throws {
    func branches(_ value: (Int) -> String) -> String {
      let branches = (0..<900).map { #"{"k\#($0 / 30)":[\#(value($0 % 30))]}"# }
      return #"{"detail":{"$or":[\#(branches.joined(separator: ","))]}}"#
    }
    let one = try pattern(branches { #""v\#($0)""# })
    let two = try pattern(branches { #"{"prefix":"v\#($0)"},"\#(end)""# })
    let time = try processorTime {
      let comparison = try compare(one, two)
      #expect(comparison.secondIsWithinFirst == .no)
      #expect(comparison.both != nil)
    }
    #expect(time < .seconds(60))
  }

  /// Statements about all events are true for thousands of random events, including arrays of objects.
  @Test(arguments: 0..<2) func isTrueForGeneratedEvents(seed: UInt64) throws {
    var generator = Generator(seed: 5_000 + seed)
    var decided = 0
    for round in 0..<24 {
      let first = generator.pattern()
      // Patterns that are related to each other.
      let second =
        round % 3 == 0
        ? generator.pattern()
        : round % 3 == 1 ? first.joined(with: generator.pattern()) : generator.variant(of: first)
      guard let compiled = CompiledPattern(first), let other = CompiledPattern(second) else { continue }
      let comparison = try compare(first, second)
      decided += comparison.relation == .undecided ? 0 : 1
      for _ in 0..<60 {
        let event = EventFields(generator.event())
        let (left, right) = (compiled.matches(event), other.matches(event))
        let name = "\(first.json.text()) and \(second.json.text())"
        if comparison.firstIsWithinSecond == .yes { #expect(!left || right, "\(name)") }
        if comparison.secondIsWithinFirst == .yes { #expect(!right || left, "\(name)") }
        if comparison.overlaps == .no { #expect(!left || !right, "\(name)") }
      }
    }
    #expect(decided > 12)
  }

  @Test(arguments: [
    (#"{"cidr":"10.0.#.0/24"}"#, #"{"cidr":"10.0.#.0/25"}"#), (#"{"prefix":"p#-"}"#, #"{"prefix":"p#-x"}"#),
    (#"{"suffix":"-p#"}"#, #"{"suffix":"x-p#"}"#),
    (#"{"numeric":[">",#,"<=",#.9]}"#, #"{"numeric":[">",#,"<=",#.5]}"#),
    (#"{"equals-ignore-case":"Ab#"}"#, ##""ab#""##), (#"{"prefix":{"equals-ignore-case":"Ab#-"}}"#, ##""aB#-""##),
  ])
  func longListsAreComparedAsShortOnes(wide: String, narrow: String) throws {
    func list(_ entry: String, _ count: Int) throws -> Pattern {
      let entries = (0..<count).map { entry.replacing("#", with: String(100 + $0)) }
      return try pattern(#"{"x":["# + entries.joined(separator: ",") + "]}")
    }
    for count in [3, 20] {
      #expect(try compare(list(narrow, count), list(wide, count)).relation == .subset, "\(count)")
      #expect(try compare(list(wide, count), list(wide, count)).relation == .equal, "\(count)")
      #expect(try compare(list(wide, count), list(wide, count - 1)).relation == .superset, "\(count)")
    }
  }
}
