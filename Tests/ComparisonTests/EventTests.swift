import Comparison
import Diagnostics
import Driver
import Emit
import EventPattern
import Source
import Testing

@Suite struct EventTests {
  /// The events that a change shows, with the sides on which they fire.
  private func events(_ change: Change) -> [(event: JSONValue, excerpt: JSONValue, before: Bool, after: Bool)] {
    change.facts.compactMap { fact in
      if case .event(let event, let excerpt, let before, let after) = fact.content {
        (event, excerpt, before, after)
      } else {
        nil
      }
    }
  }

  @Test(arguments: [
    ("{total: {numeric: [\">\", 100]}}", "{total: {numeric: [\">\", 200]}}", "events-narrowed", [true]),
    ("{channel: web}", "{channel: [web, app]}", "events-widened", [false]),
    ("{channel: [web, app]}", "{channel: [app, shop]}", "events-shifted", [true, false]),
    ("", "{channel: web}", "events-narrowed", [true]),
    ("{a: {exists: false}}", "{a: {exists: true}}", "events-replaced", [true, false]),
    ("{channel: {prefix: we}}", "{channel: {wildcard: \"we*b\"}}", "events-narrowed", [true]),
  ])
  func showsAnEventForEachSide(old: String, new: String, name: String, firesBefore: [Bool]) async throws {
    let compared = try await Compared(order(where: old), order(where: new))
    let change = try compared.change(name)
    let shown = events(change)
    #expect(shown.map(\.before) == firesBefore)
    #expect(shown.allSatisfy { $0.before != $0.after })
    // Each shown event is matched again.
    for (text, isBase) in [(old, true), (new, false)] {
      let pattern = try #require(try self.pattern(text))
      for event in shown {
        #expect(pattern.matches(EventFields(event.event)) == (isBase ? event.before : event.after))
        #expect(pattern.matches(EventFields(event.excerpt)) == (isBase ? event.before : event.after))
      }
    }
  }

  /// The pattern of an order's trigger, read from its conditions as a JSON pattern would be.
  private func pattern(_ conditions: String) throws -> CompiledPattern? {
    let json: [String: String] = [
      "": "{}", "{total: {numeric: [\">\", 100]}}": #"{"total":[{"numeric":[">",100]}]}"#,
      "{total: {numeric: [\">\", 200]}}": #"{"total":[{"numeric":[">",200]}]}"#,
      "{channel: web}": #"{"channel":["web"]}"#, "{channel: [web, app]}": #"{"channel":["web","app"]}"#,
      "{channel: [app, shop]}": #"{"channel":["app","shop"]}"#,
      "{a: {exists: false}}": #"{"a":[{"exists":false}]}"#,
      "{a: {exists: true}}": #"{"a":[{"exists":true}]}"#,
      "{channel: {prefix: we}}": #"{"channel":[{"prefix":"we"}]}"#,
      "{channel: {wildcard: \"we*b\"}}": #"{"channel":[{"wildcard":"we*b"}]}"#,
    ]
    let detail = try #require(json[conditions])
    let text =
      #"{"source":["com.example.shop"],"detail-type":["order.placed"]"#
      + (detail == "{}" ? "}" : #","detail":"# + detail + "}")
    let sink = DiagnosticSink()
    let pattern = parseJSON(Array(text.utf8), file: FileNumber(0), into: sink).flatMap {
      readPattern($0, into: sink)
    }
    return pattern.flatMap { CompiledPattern($0) }
  }

  @Test func showsTheEventOfATestThatDecides() async throws {
    let tests = """
      tests:
        - name: a small order
          event: {source: com.example.shop, detail-type: order.placed, detail: {id: A-1, total: 150, note: by hand}}
          expect: {fires: true}
      """
    let compared = try await Compared(
      order(where: "{total: {numeric: [\">\", 100]}}", rest: tests),
      order(where: "{total: {numeric: [\">\", 200]}}", rest: tests))
    let change = try compared.change("events-narrowed")
    let shown = events(change)
    #expect(shown.count == 1)
    #expect(shown.first?.event["detail"]?["note"] == "by hand")
    #expect(shown.first?.excerpt["detail"] == ["total": 150])
    // The test appears once, with the change that flips it.
    #expect(change.facts.contains { if case .test = $0.content { true } else { false } })
    #expect(!compared.names.contains("test-broken"))
    #expect(compared.project.workflows[0].verdict.count == 2)
  }

  @Test func completesAnEventFromATest() async throws {
    let tests = """
      tests:
        - name: a large order
          event: {source: com.example.shop, detail-type: order.placed, detail: {id: A-1, total: 900}}
          expect: {fires: true}
      """
    let compared = try await Compared(
      order(where: "{total: {numeric: [\">\", 100]}}", rest: tests),
      order(where: "{total: {numeric: [\">\", 200]}}", rest: tests))
    let shown = events(try compared.change("events-narrowed"))
    #expect(shown.first?.event["detail"]?["id"] == "A-1")
    #expect(shown.first?.event["detail"]?["total"] != 900)
  }

  @Test func hasThePlacesOfConditions() async throws {
    let head = order(where: "{total: {numeric: [\">\", 200]}}")
    let compared = try await Compared(order(where: "{total: {numeric: [\">\", 100]}}"), head)
    let span = try #require(try compared.change("events-narrowed").head.span)
    #expect(compared.result.sources[Int(span.file.index)].text(of: span) == "total")
  }

  @Test func comparesEachBusSeparately() async throws {
    func triggers(_ list: String) -> String { order().replacing(/trigger: .*/, with: "trigger: [\(list)]") }
    let (shop, desk) = (
      "{source: com.example.shop, event: order.placed}", "{source: com.example.desk, event: noted, bus: desk}"
    )
    let compared = try await Compared(triggers("\(shop), \(desk)"), triggers(shop))
    #expect(compared.names == ["events-removed"])
    #expect(try compared.change("events-removed").subject == "desk")
  }
}
