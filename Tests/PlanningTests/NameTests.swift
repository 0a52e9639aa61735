import Diagnostics
import Plan
import Testing

@testable import Planning

@Suite struct NameTests {
  @Test func namesStayWithinTheirLimitAndDiffer() {
    let names = PhysicalNames(project: "a-project-with-a-long-name", environment: "production")
    let one = names.name(String(repeating: "x", count: 48), "dead-letter", limit: 64)
    let two = names.name(String(repeating: "x", count: 48), "dead-lettes", limit: 64)
    #expect(one.utf8.count == 64)
    #expect(one != two)
    #expect(names.name("short", limit: 64) == "a-project-with-a-long-name-production-short")
  }

  @Test(arguments: [
    (String(repeating: "日", count: 170), 170), (String(repeating: "日", count: 171), 169),
    (String(repeating: "x", count: 512), 512), (String(repeating: "x", count: 513), 509),
  ])
  func descriptionsAreCutByBytes(_ text: String, _ kept: Int) {
    let more = "description: \(text)\n"
    let task = "- {id: t, uses: lambda/invoke, with: {function: f}}"
    let planned = Planned(
      Planned.workflow("a", more: more, tasks: task),
      Planned.workflow("b", trigger: "{schedule: rate(1 hour)}", more: more, tasks: task))
    let expected = String(text.prefix(kept)) + (kept < text.count ? "…" : "")
    #expect(expected.utf8.count <= 512)
    #expect(planned.rules.map(\.description) == [expected])
    #expect(planned.schedules.map(\.description) == [expected])
  }

  @Test func labelsDifferEvenWithoutCaseAndSeparators() {
    let planned = Planned(
      Planned.workflow("a-1", tasks: "- {id: t, uses: lambda/invoke, with: {function: f}}"),
      Planned.workflow("a1", tasks: "- {id: t, uses: lambda/invoke, with: {function: f}}"),
      Planned.workflow(
        "b", trigger: "[{source: s, event: e}, {source: s, event: f}]",
        tasks: "- {id: t, uses: lambda/invoke, with: {function: f}}"),
      Planned.workflow("b-trigger-2", tasks: "- {id: t, uses: lambda/invoke, with: {function: f}}"))
    for kind in ResourceKind.allCases {
      let folded = planned.resources(kind).map { $0.identifier.label.filter { $0 != "-" }.lowercased() }
      #expect(Set(folded).count == folded.count, "\(kind)")
    }
    #expect(planned.rules.count == 5)
    #expect(Set(planned.rules.map(\.name)).count == 5)
  }

  @Test func textsThatAreTakenGetHashesInTurn() {
    func names(_ texts: [String]) -> [String] {
      var taken = TakenNames()
      return texts.map { taken.take($0, limit: 20) }
    }
    let many = names(Array(repeating: "a-name", count: 500))
    #expect(Set(many).count == 500)
    #expect(many[0] == "a-name")
    // What stands between does not matter.
    #expect(names(["a-name", "b", "a-name", "B", "a-name"]).filter { $0.hasPrefix("a") } == Array(many[..<3]))
    // A name that a later text would get can be taken before.
    #expect(Set(names(["a-name", many[1], "a-name", "A_name"])).count == 4)
  }

  @Test func theOrderOfFilesDoesNotMatter() {
    let texts = (1...5).map {
      Planned.workflow("flow-\($0)", tasks: "- {id: t, uses: sqs/send, with: {queue: shared}}")
    }
    let forward = Planned(texts[0], texts[1], texts[2], texts[3], texts[4])
    let backward = Planned(texts[4], texts[3], texts[2], texts[1], texts[0])
    #expect(forward.plan.resources.map(\.identifier) == backward.plan.resources.map(\.identifier))
    #expect(forward.plan.resources.map(\.body.shape) == backward.plan.resources.map(\.body.shape))
  }
}

extension ResourceBody {
  /// The body without its places.
  var shape: String {
    switch self {
    case .rule(let body): "\(body.name) \(body.pattern.document.shown) \(body.targets.map(\.id))"
    case .queuePolicy(let queue, let document): "\(queue.label) \(document.value.shown)"
    default: "\(self)"
    }
  }
}
