import Diagnostics
import Emit
import Source
import TestSupport
import Testing

@testable import EventPattern

/// Properties of any pattern and any event.
@Suite struct PropertyTests {
  @Test(arguments: 0..<4) func agreesWithTheNaiveMatcher(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var matched = 0
    for _ in 0..<150 {
      let pattern = generator.pattern()
      // A few have more combinations than allowed.
      guard let compiled = CompiledPattern(pattern) else { continue }
      let printed = try #require(CompiledPattern(try reread(pattern)))
      for _ in 0..<5 {
        let event = generator.event()
        let wanted = NaiveMatcher(event).matches(pattern)
        let fields = try EventFields(json: event.bytes(.compact))
        #expect(compiled.matches(fields) == wanted, "\(pattern.json.text()) and \(event.text())")
        #expect(compiled.matches(EventFields(event)) == wanted, "\(pattern.json.text()) and \(event.text())")
        #expect(printed.matches(fields) == wanted, "\(pattern) as \(pattern.json.text()) and \(event.text())")
        matched += wanted ? 1 : 0
      }
    }
    #expect(matched > 30)
  }

  @Test(arguments: 0..<4) func theFingerprintIsThatOfTheCanonicalForm(seed: UInt64) {
    var generator = Generator(seed: 2_000 + seed)
    var fingerprints: Set<Int> = []
    for _ in 0..<300 {
      let pattern = generator.pattern()
      let canonical = pattern.canonical
      // A canonical form whose branches can be joined further has another one.
      guard canonical.canonical == canonical else { continue }
      #expect(pattern.fingerprint == canonical.fingerprint, "\(pattern.verbatimJSON.text())")
      fingerprints.insert(pattern.fingerprint)
    }
    #expect(fingerprints.count > 200)
  }

  /// Patterns without `$or` take a fast path to their canonical form; next to an `$or` they take the general one.
  @Test(arguments: 0..<4) func theFastPathGivesTheCanonicalForm(seed: UInt64) {
    var generator = Generator(seed: 3_000 + seed)
    var count = 0
    for _ in 0..<600 {
      let pattern = generator.pattern()
      guard !pattern.verbatimJSON.text().contains("$or"), !pattern.canonical.members.isEmpty else { continue }
      var long = pattern
      long.add(anyOf: [
        Pattern([ValueMatcher(.string("x"))], at: ["only-here"]),
        Pattern([ValueMatcher(.null)], at: ["only-there"]),
      ])
      #expect(pattern.canonical.members == Array(long.canonical.members.dropLast()), "\(pattern.json.text())")
      count += 1
    }
    #expect(count > 100)
  }

  /// Prints a pattern and reads it again: the result prints the same and has no duplicate member.
  private func reread(_ pattern: Pattern) throws -> Pattern {
    let text = pattern.json.text()
    let reading = read(text)
    let again = try #require(reading.pattern, "\(text) \(reading.errors.map(\.message.text))")
    #expect(again.json.text() == text)
    #expect(!reading.codes.contains(.repeatedCondition), "\(text)")
    #expect(!hasRepeats(pattern.json), "\(text)")
    return again
  }

  private func hasRepeats(_ value: JSONValue) -> Bool {
    switch value {
    case .object(let members):
      return Set(members.map { Array($0.name.utf8) }).count < members.count
        || members.contains { hasRepeats($0.value) }
    case .array(let elements): return elements.contains(where: hasRepeats)
    default: return false
    }
  }

  @Test(arguments: 0..<4) func anyBytesAreReadSafely(seed: UInt64) throws {
    var generator = Generator(seed: 1_000 + seed)
    for round in 0..<600 {
      var bytes: [UInt8]
      if round % 3 == 0 {
        bytes = (0..<Int(generator.random.next() % 60)).map { _ in
          UInt8(truncatingIfNeeded: generator.random.next())
        }
      } else {
        bytes = (round % 3 == 1 ? generator.pattern().json : generator.event()).bytes(.compact)
        generator.damage(&bytes)
      }
      let sink = DiagnosticSink()
      if let input = parseJSON(bytes, file: FileNumber(3), offset: 7, into: sink) {
        let pattern = readPattern(input, into: sink)
        _ = readCondition(input, into: sink)
        if let pattern {
          lintEnvelope(pattern, into: sink)
          #expect(CompiledPattern(pattern) != nil)
        } else {
          #expect(sink.hasErrors)
        }
      } else {
        #expect(sink.hasErrors)
      }
      for span in sink.diagnostics.compactMap(\.span) {
        #expect(span.start >= 7 && Int(span.end) <= bytes.count + 7)
      }
      _ = try? EventFields(json: bytes)
    }
  }

  /// The time for expensive events and patterns grows no faster than their size.
  @Test(.timeLimit(.minutes(30))) func hostileInputIsAnswered() throws {
    let time = try processorTime {
      let count = 5_000
      let objects =
        "[" + (0..<count).map { "{\"x\":\($0),\"y\":\($0 + 1),\"z\":[{\"v\":\($0)}]}" }.joined(separator: ",") + "]"
      let bytes = Array(
        "{\"a\":\(objects),\"b\":\(objects),\"c\":\"\(String(repeating: "a", count: 100_000))\"}".utf8)
      let event = try EventFields(json: bytes)
      func answer(_ text: String) throws -> Bool {
        let pattern = try pattern(text)
        var matcher = EventMatcher(PatternMachine([pattern]))
        let answer = try #require(CompiledPattern(pattern)).matches(event)
        #expect(try matcher.patterns(matching: bytes) == (answer ? [0] : []))
        return answer
      }
      #expect(try answer(#"{"a":{"x":[{"exists":true}],"y":[{"exists":true}],"z":{"v":[4999]}}}"#))
      #expect(try !answer(#"{"a":{"x":[{"numeric":[">",5]}],"y":[{"numeric":["<",6]}]}}"#))
      #expect(
        try !answer(
          #"{"a":{"x":[{"exists":true}],"z":{"v":[{"exists":true}]}},"b":{"x":[{"exists":true}],"y":[0]}}"#)
      )
      #expect(try !answer(#"{"a":{"x":[{"exists":true}],"zz":[{"exists":false}],"y":[-1]}}"#))
      let slow = Pattern([ValueMatcher(.wildcard("*" + String(repeating: "a", count: 2_000) + "b*"))], at: ["c"])
      #expect(try !#require(CompiledPattern(slow)).matches(event))
      let nested = String(repeating: "[", count: 900) + "1" + String(repeating: "]", count: 900)
      #expect(
        try #require(CompiledPattern(try pattern(#"{"a":[1]}"#))).matches(
          EventFields(json: Array("{\"a\":\(nested)}".utf8))))
    }
    #expect(time < .seconds(300))
  }
}
