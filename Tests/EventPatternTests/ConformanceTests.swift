import Diagnostics
import Emit
import EventPattern
import TestSupport
import Testing

/// The vectors that were recorded with EventBridge and its open source matcher; see `Data/README.md`.
@Suite struct ConformanceTests {
  private func matches(_ pattern: String, _ event: String) throws -> Bool? {
    guard let sound = read(pattern).pattern else { return nil }
    let compiled = try #require(CompiledPattern(sound))
    return compiled.matches(try EventFields(json: Array(event.utf8)))
  }

  @Test func matchesAsTheOpenSourceMatcher() throws {
    var checked = 0
    for line in try dataLines("match.jsonl") {
      let text = try line.string("pattern")
      let reading = read(text)
      guard let pattern = reading.pattern, let compiled = CompiledPattern(pattern) else {
        Issue.record("rejected: \(text) \(reading.errors.map(\.message.text))")
        continue
      }
      let reprinted = read(pattern.json.text()).pattern.flatMap { CompiledPattern($0) }
      #expect(reprinted != nil, "does not read what it prints: \(pattern.json.text())")
      for (key, wanted) in [("matches", true), ("differs", false)] {
        for event in try line.strings(key) {
          let fields = try EventFields(json: Array(event.utf8))
          #expect(compiled.matches(fields) == wanted, "\(text) and \(event)")
          #expect(reprinted?.matches(fields) == wanted, "\(text) printed as \(pattern.json.text()) and \(event)")
          checked += 1
        }
      }
    }
    #expect(checked == 4_114)
  }

  /// Answers that differ on purpose from those of the open source matcher, because it contradicts its own documentation
  /// or the service; `docs/pattern-conformance.md` gives the reasons.
  private let deviations = [
    #"rejected {"a":["\ud83d"]} {"a":"\ud83d"}"#,
    #"rejected {"a":["\ud83d"]} {"a":"?"}"#,
    #"rejected {"a":["\ud83d"]} {"a":"\ude00"}"#,
    #"false {"a":[{"cidr":"10.0.0.0/0"}]} {"a":10}"#,
    #"rejected {"$or":{"m":[1]}} {"$or":{"m":1}}"#,
    #"rejected {"$or":{"m":[1]}} {"$or":[{"m":1}]}"#,
    #"rejected {"$or":[{"prefix":"x"},{"suffix":"y"}]} {"$or":"xa"}"#,
    #"rejected {"$or":[{"prefix":"x"},{"suffix":"y"}]} {"$or":"ay"}"#,
    #"rejected {"$or":[{"prefix":"x"},{"suffix":"y"}]} {"prefix":"x"}"#,
    #"rejected {"$or":["x",1]} {"$or":"x"}"#,
    #"rejected {"$or":["x",1]} {"$or":1}"#,
    #"rejected {"d":{"$or":["x"]}} {"d":{"$or":"x"}}"#,
    #"rejected {"$or":{"m":[1]},"z":[{"anything-but":{"prefix":"q"}}]} {"$or":{"m":1},"z":"a"}"#,
    #"true {"a.":["x"]} {"a":{"":"x"}}"#,
    #"true {".":["x"]} {"":{"":"x"}}"#,
    #"true {"a":{"":["x"]}} {"a":{"":"x"}}"#,
    #"false {"":{"a":["x"]}} {"a":"x"}"#,
  ]

  @Test func deviatesOnlyWhereListed() throws {
    var found: [String] = []
    var checked = 0
    for line in try dataLines("match-quirks.jsonl") {
      let text = try line.string("pattern")
      for (key, wanted) in [("matches", true), ("differs", false)] {
        for event in try line.strings(key) {
          let answer = try matches(text, event)
          if answer != wanted { found.append("\(answer.map(String.init) ?? "rejected") \(text) \(event)") }
          checked += 1
        }
      }
    }
    #expect(checked == 186)
    #expect(found == deviations)
  }

  @Test func rejectsInvalidPatterns() throws {
    let lines = try dataLines("invalid.jsonl")
    for line in lines {
      let text = try line.string("pattern")
      let reading = read(text)
      #expect(reading.pattern == nil, "accepted: \(text)")
      let codes = reading.errors.map(\.code.name)
      #expect(codes.contains(try line.string("code")), "\(codes) for \(text)")
    }
    #expect(lines.count == 640)
  }

  @Test func acceptsValidPatternsAtTheBoundary() throws {
    var rejected: [DiagnosticCode] = []
    var checked = 0
    for line in try dataLines("boundary.jsonl") {
      let text = try line.string("pattern")
      let reading = read(text)
      rejected += reading.errors.map(\.code)
      if let pattern = reading.pattern {
        #expect(CompiledPattern(pattern) != nil)
        #expect(read(pattern.json.text()).pattern?.json == pattern.json, "\(text)")
      }
      checked += 1
    }
    #expect(checked == 74)
    // The open source matcher accepts these, but the service has limits that it lacks.
    #expect(rejected == [.wildcardTooComplex, .wildcardTooComplex, .tooManyCombinations])
  }

  /// Where the open source matcher answers wrongly or at random, the answer here follows the pattern, and so does the
  /// printed form.
  @Test func answersWhereTheOpenSourceMatcherDoesNot() throws {
    var checked = 0
    for line in try dataLines("oddities.jsonl") {
      let text = try line.string("pattern")
      let printed = try pattern(text).json.text()
      for (key, wanted) in [("matches", true), ("differs", false)] {
        for event in try line.strings(key) {
          #expect(try matches(text, event) == wanted, "\(text) and \(event)")
          #expect(try matches(printed, event) == wanted, "\(printed) and \(event)")
          checked += 1
        }
      }
    }
    #expect(checked == 20)
  }
}
