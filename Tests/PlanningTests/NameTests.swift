import Diagnostics
import Plan
import ProjectSupport
import Source
import Testing

@testable import Planning

@Suite struct NameTests {
  @Test func namesStayWithinTheirLimitAndDiffer() {
    let names = PhysicalNames(project: "a-project-with-a-long-name", environment: "production")
    let one = names.name(String(repeating: "x", count: 48), "dead-letter", limit: 64)
    let two = names.name(String(repeating: "x", count: 48), "dead-lettes", limit: 64)
    #expect(one.utf8.count <= 64)
    #expect(one.hasPrefix("a-project-with-") && one.contains("-production-xxxx") && one.contains("-dead-letter-"))
    #expect(one != two)
    #expect(names.name("short", limit: 64) == "a-project-with-a-long-name-production-short")
  }

  @Test func projectWorkflowAndPartStayReadableInLongNames() {
    let project = "p4-a-rather-long-project-name-of-forty-eight-xx"
    let workflow = "fan-out-with-names-that-collide-and-are-48-long"
    let names = PhysicalNames(project: project, environment: "production-with-a-long-name")
    let name = names.name(workflow, "part", "2", limit: 64)
    #expect(name.hasPrefix("p4-a-rather-lon-production-with-fan-out-with-na-part-2-"))
    #expect(name.utf8.count <= 64 && name.utf8.count > 58)
    #expect(
      PhysicalNames(project: "shop", environment: nil).name(workflow, "part", "2", limit: 48).hasPrefix("shop-"))
    #expect(!name.contains("--"))
  }

  /// Policies name rules by how their names begin.
  @Test(arguments: [
    ("shop", "production"), ("shop", nil), ("p4-a-rather-long-project-name-of-forty-eight-xx", "production"),
    ("shop", "production-with-a-rather-long-name-of-48-letters"),
    ("p4-a-rather-long-project-name-of-forty-eight-xx", "production-with-a-rather-long-name-of-48-letters"),
  ])
  func theNamesOfAllRulesMatchWhatPoliciesSay(_ project: String, _ environment: String?) throws {
    let names = PhysicalNames(project: project, environment: environment)
    for workflow in ["a", "order-placed", "a-workflow-with-a-name-that-is-as-long-as-it-can"] {
      for words in [[], ["part", "20"], ["trigger", "100"], ["trigger", "100", "part", "20"]] {
        let name = names.name([workflow] + words, limit: 64)
        for pattern in [names.ruleNames(), names.ruleNames(of: workflow)] {
          let expression = try Regex(
            pattern.split(separator: "*", omittingEmptySubsequences: false).joined(separator: ".*"))
          #expect(name.wholeMatch(of: expression) != nil, "\(name) and \(pattern)")
          #expect(pattern.hasPrefix(project.prefix(9)))
        }
      }
    }
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

  @Test func namesThatDifferInTheirSignsAloneAreFindings() throws {
    let task = "- {id: t, uses: lambda/invoke, with: {function: f}}"
    let planned = Planned(
      Planned.workflow("a-1", tasks: task), Planned.workflow("a1", tasks: task),
      Planned.workflow("b", trigger: "[{source: s, event: e}, {source: s, event: f}]", tasks: task),
      Planned.workflow("b-trigger-2", tasks: task))
    let collisions = planned.findings.filter { $0.code == .nameCollision }
    #expect(Set(collisions.compactMap(\.span?.file)) == [FileNumber(1), FileNumber(3)])
    for kind in ResourceKind.allCases {
      let folded = planned.resources(kind).map { $0.identifier.label.filter { $0 != "-" }.lowercased() }
      #expect(Set(folded).count == folded.count, "\(kind)")
    }
  }

  @Test func aQueueThatATaskNamesIsNotAnotherWorkflowsDeadLetterQueue() throws {
    let planned = Planned(
      Planned.workflow("orders", tasks: "- {id: t, uses: lambda/invoke, with: {function: f}}"),
      Planned.workflow("keep", tasks: "- {id: t, uses: sqs/send, with: {queue: orders-dead-letter}}"))
    let finding = try #require(planned.findings.first { $0.code == .nameCollision })
    #expect(finding.labels.count == 1)
  }

  /// What the workflow adds first is not in the way of what it needs then, nor what it needs in the way of another thing
  /// that it needs.
  @Test(arguments: [false, true]) func noResourceTakesThePlaceOfAnotherOneOfItsName(isOwn: Bool) throws {
    let texts = ReadTexts([
      SourceFile(
        number: FileNumber(0), path: "workflow.yaml",
        bytes: Array(Planned.workflow("orders", tasks: "- {id: t, uses: lambda/invoke, with: {function: f}}").utf8))
    ])
    let facts = ProjectFacts(nil, nil, [], [])
    var builder = FragmentBuilder(try #require(texts.flows.first), facts)
    let group = SharedResource.logGroup("/aws/events/orders", origin: nil)
    if isOwn {
      builder.add(group.identifier, .logGroup(LogGroupBody(name: "/own", retentionDays: 1)), origin: nil)
    } else {
      builder.need(.logGroup("orders", origin: nil))
    }
    builder.need(group)
    builder.need(group)
    #expect(builder.finished().resources.map(\.identifier) == [group.identifier, group.identifier])
    let sink = DiagnosticSink()
    _ = makePlan(joining: [builder.finished()], facts, into: sink)
    #expect(sink.diagnostics.map(\.code) == [.nameCollision])
  }

  /// Two log groups that differ in a sign alone would have one label: neither is dropped.
  @Test func logGroupsThatDifferInASignAloneAreAFinding() {
    let planned = Planned(
      tasks: """
        - parallel:
            - [{id: a, uses: logs/write, with: {group: /aws/events/shop/orders, message: a}}]
            - [{id: b, uses: logs/write, with: {group: /aws/events/shop-orders, message: b}}]
        """)
    #expect(planned.mistakes == [.nameCollision])
  }

  @Test func aFragmentDoesNotDependOnOtherWorkflows() {
    let task = "- {id: t, uses: http/request, with: {connection: crm, path: /contacts, body: {a: 1}}}"
    let other = "- {id: other, uses: http/request, with: {connection: crm, path: /contacts, body: {b: 1}}}"
    let project = """
      project: shop
      connections:
        crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: crm/token}}}}

      """
    let alone = Planned("b", tasks: task, project: project)
    let beside = Planned(Planned.workflow("a", tasks: other), Planned.workflow("b", tasks: task), project: project)
    func own(_ planned: Planned) -> [PlannedResource] { planned.plan.resources.filter { $0.workflow == "b" } }
    let shared = Set(alone.plan.resources.map(\.identifier)).subtracting(own(beside).map(\.identifier))
    #expect(
      shared.map(\.kind.rawValue).sorted() == [ResourceKind.apiDestination, .connection].map(\.rawValue).sorted())
    #expect(own(alone).filter { !shared.contains($0.identifier) } == own(beside))
    let bodies = Dictionary(uniqueKeysWithValues: beside.plan.resources.map { ($0.identifier, $0.body) })
    #expect(alone.plan.resources.allSatisfy { bodies[$0.identifier] == $0.body })
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
