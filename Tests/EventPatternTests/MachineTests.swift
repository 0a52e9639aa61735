import Emit
import EventPattern
import Testing

/// Matching many patterns at once gives the same answers as matching each alone.
@Suite struct MachineTests {
  private struct Vector {
    let pattern: Int
    let event: String
    let matches: Bool
  }

  /// The recorded vectors, with all patterns in one machine.
  @Test func agreesOnTheRecordedVectors() throws {
    var patterns: [Pattern] = []
    var vectors: [Vector] = []
    for name in ["match.jsonl", "match-quirks.jsonl", "oddities.jsonl"] {
      for line in try dataLines(name) {
        guard let pattern = read(try line.string("pattern")).pattern else { continue }
        for (key, wanted) in [("matches", true), ("differs", false)] {
          for event in try line.strings(key) {
            vectors.append(Vector(pattern: patterns.count, event: event, matches: wanted))
          }
        }
        patterns.append(pattern)
      }
    }
    let compiled = try patterns.map { try #require(CompiledPattern($0)) }
    var matcher = EventMatcher(PatternMachine(patterns))
    for (number, vector) in vectors.enumerated() {
      let found = try matcher.patterns(matching: Array(vector.event.utf8))
      let fields = try EventFields(json: Array(vector.event.utf8))
      #expect(
        found.contains(vector.pattern) == compiled[vector.pattern].matches(fields),
        "\(patterns[vector.pattern].json.text()) and \(vector.event)")
      guard number % 200 == 0 else { continue }
      #expect(found == compiled.indices.filter { compiled[$0].matches(fields) }, "\(vector.event)")
    }
    #expect(vectors.count > 4_200)
  }

  @Test(arguments: 0..<3) func agreesOnGeneratedPairs(seed: UInt64) throws {
    var generator = Generator(seed: 2_000 + seed)
    var matched = 0
    for _ in 0..<12 {
      let patterns = (0..<30).map { _ in generator.pattern() }
      let compiled = patterns.map { CompiledPattern($0) }
      let machine = PatternMachine(patterns)
      #expect(machine.unmatchable == compiled.indices.filter { compiled[$0] == nil })
      var matcher = EventMatcher(machine)
      for _ in 0..<12 {
        let event = generator.event()
        let bytes = event.bytes(generator.random.chance(50) ? .compact : .pretty)
        let fields = try EventFields(json: bytes)
        let found = try matcher.patterns(matching: bytes)
        let wanted = compiled.indices.filter { compiled[$0]?.matches(fields) ?? false }
        #expect(found == wanted, "\(event.text())")
        matched += found.count
      }
    }
    #expect(matched > 300)
  }

  /// Invalid JSON is rejected with the same message at the same place, and does not affect the next event.
  @Test(arguments: 0..<4) func rejectsInvalidEvents(seed: UInt64) throws {
    var generator = Generator(seed: 3_000 + seed)
    var matcher = EventMatcher(PatternMachine((0..<20).map { _ in generator.pattern() }))
    var refused = 0
    for _ in 0..<800 {
      let bytes = generator.brokenEvent()
      let fields: Result<EventFields, JSONMistake> = Result { () throws(JSONMistake) in try EventFields(json: bytes)
      }
      let found: Result<[Int], JSONMistake> = Result { () throws(JSONMistake) in
        try matcher.patterns(matching: bytes)
      }
      switch (fields, found) {
      case (.success, .success): break
      case (.failure(let wanted), .failure(let mistake)):
        #expect(mistake == wanted)
        refused += 1
      default: Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(fields), \(found)")
      }
    }
    #expect(refused > 100)
  }

  @Test(arguments: [
    "", "  ", "[]", "null", "{", #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, #"{"a":1,}"#, #"{"a":[1,]}"#,
    #"{"a":01}"#,
    #"{"a":+1}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":1e}"#, #"{"a":-}"#, #"{"a":tru}"#, #"{"a":nul}"#, #"{"a":"x}"#,
    #"{"a":"\x"}"#, #"{"a":"\u12g4"}"#, "{\"a\":\"\u{1}\"}", "{\"a\":\"x\ny\"}", #"{"a" 1}"#, #"{a:1}"#,
    #"{"a":{]}}"#,
    #"{"a":[1}}"#, #"{"a":[}]}"#, #"{"a":{"b":[1 2]}}"#, #"{'a':1}"#, "\u{FEFF}{}", #"{"a":1 "b":2}"#,
    #"{"a":--1}"#,
  ])
  func rejectsMalformedJSON(text: String) throws {
    // The field with the error has a condition, contains a field with one, or is skipped.
    for asked in ["a", "a.b", "z"] {
      var matcher = EventMatcher(PatternMachine([Pattern([ValueMatcher(.exists(true))], at: [asked])]))
      #expect(throws: try #require(mistake(in: text))) { try matcher.patterns(matching: Array(text.utf8)) }
    }
  }

  private func mistake(in text: String) -> JSONMistake? {
    do throws(JSONMistake) {
      _ = try EventFields(json: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func rejectsTextThatIsNotUTF8() throws {
    for bytes in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0xFF]] as [[UInt8]] {
      let event = Array(#"{"a":"plain text "#.utf8) + bytes + Array(#"","b":1}"#.utf8)
      for asked in ["a", "b"] {
        var matcher = EventMatcher(PatternMachine([Pattern([ValueMatcher(.exists(true))], at: [asked])]))
        #expect(throws: JSONMistake.self) { try matcher.patterns(matching: event) }
        #expect(throws: JSONMistake.self) { try EventFields(json: event) }
      }
    }
  }

  /// Levels count the same whether values are read or skipped.
  @Test(arguments: [998, 999, 1_000, 1_001]) func boundsTheDepth(levels: Int) throws {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let value = String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels)
      let event = Array("{\"a\":\(value)}".utf8)
      let isRead = (try? EventFields(json: event)) != nil
      for asked in ["a", "z"] {
        var matcher = EventMatcher(PatternMachine([Pattern([ValueMatcher(.number("1"))], at: [asked])]))
        #expect(((try? matcher.patterns(matching: event)) != nil) == isRead)
      }
    }
  }

  @Test func numbersPatternsInOrder() throws {
    let patterns = try [
      #"{"source":["a"]}"#, #"{"source":["b"]}"#, #"{"$or":[{"source":["a"]},{"x":[1]}]}"#, #"{"source":["a"]}"#,
      #"{"y":[{"exists":false}]}"#, #"{"source":[{"anything-but":"b"}],"x":[{"numeric":[">",0]}]}"#,
    ].map { try pattern($0) }
    var matcher = EventMatcher(PatternMachine(patterns))
    #expect(try matcher.patterns(matching: Array(#"{"source":"a","x":1}"#.utf8)) == [0, 2, 3, 4, 5])
    #expect(try matcher.patterns(matching: Array(#"{"source":"b","x":1,"y":[]}"#.utf8)) == [1, 2, 4])
    #expect(try matcher.patterns(matching: Array(#"{"source":"c","y":null}"#.utf8)) == [])
    #expect(try matcher.patterns(matching: Array("{} and more".utf8)) == [4])
  }
}
