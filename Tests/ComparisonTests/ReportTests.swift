import Comparison
import Diagnostics
import Driver
import Emit
import Reports
import TestSupport
import Testing

@Suite struct ReportTests {
  private static let narrower = (
    order(where: "{total: {numeric: [\">\", 100]}}"), order(where: "{total: {numeric: [\">\", 200]}}")
  )

  // MARK: Fingerprints

  @Test func fingerprintsStayTheSameIfLinesMove() async throws {
    let (old, new) = Self.narrower
    let first = try await Compared(old, new).change("events-narrowed").fingerprint
    let moved = try await Compared("# a\n# b\n" + old, "\n\n\n# c\n" + new).change("events-narrowed").fingerprint
    let inOtherFile = try await Compared(["x/old.yaml": old], ["y/new.yaml": new]).change("events-narrowed")
      .fingerprint
    #expect(first == moved)
    #expect(first == inOtherFile)
  }

  @Test func fingerprintsOfDifferentChangesDiffer() async throws {
    let (old, new) = Self.narrower
    let first = try await Compared(old, new).change("events-narrowed").fingerprint
    let other = try await Compared(old, new.replacing("200", with: "300")).change("events-narrowed").fingerprint
    let workflow = try await Compared(
      old.replacing("order-placed", with: "x"), new.replacing("order-placed", with: "x")
    ).change("events-narrowed").fingerprint
    #expect(Set([first, other, workflow]).count == 3)
  }

  // MARK: Environments

  private static func project(_ limits: (Int, Int)) -> String {
    """
    project: shop
    environments:
      staging: {region: eu-west-1, account: "111122223333", vars: {limit: \(limits.0)}}
      production: {region: eu-west-1, account: "444455556666", vars: {limit: \(limits.1)}}

    """
  }

  private static let limited = order(where: "{total: {numeric: [\">\", \"${{ vars.limit }}\"]}}")

  @Test func namesTheEnvironmentOfAChange() async throws {
    let compared = try await Compared(
      ["tasuki.yaml": Self.project((1, 2)), "a.yaml": Self.limited],
      ["tasuki.yaml": Self.project((1, 3)), "a.yaml": Self.limited])
    #expect(compared.project.environments == ["staging", "production"])
    #expect(try compared.change("events-narrowed").environments == ["production"])
  }

  @Test func namesNoEnvironmentIfAllHaveTheChange() async throws {
    let compared = try await Compared(
      ["tasuki.yaml": Self.project((1, 2)), "a.yaml": Self.limited],
      ["tasuki.yaml": Self.project((1, 2)), "a.yaml": Self.limited.replacing("queue: orders", with: "queue: x")])
    #expect(compared.names == ["receiver-changed"])
    #expect(try compared.change("receiver-changed").environments == [])
  }

  @Test func comparesOneEnvironment() async throws {
    let sides = (
      ["tasuki.yaml": Self.project((1, 2)), "a.yaml": Self.limited],
      ["tasuki.yaml": Self.project((1, 3)), "a.yaml": Self.limited]
    )
    #expect(try await Compared(sides.0, sides.1, environment: "staging").text == "no change; 1 unchanged\n")
    let production = try await Compared(sides.0, sides.1, environment: "production")
    #expect(production.names == ["events-narrowed"])
  }

  // MARK: Errors

  @Test func doesNotCompareAWorkflowWithErrors() async throws {
    let broken = order().replacing("tasks:", with: "tasks: [")
    for (base, head) in [(order(), broken), (broken, order())] {
      let compared = try await Compared(base, head)
      #expect(!compared.errors.isEmpty)
      #expect(compared.project.uncompared.map(\.name) == ["order-placed"])
      #expect(compared.result.report.changes.isEmpty)
      #expect(compared.project.unchanged.count == 0)
    }
  }

  @Test func reportsNoRemovalIfAFileWithErrorsMayContainTheWorkflow() async throws {
    let compared = try await Compared(
      ["a.yaml": order()], ["b.yaml": order().replacing("tasks:", with: "tasks: [")])
    #expect(compared.project.uncompared.map(\.name) == ["order-placed"])
  }

  @Test func reportsRemovalsBesideAFileWithErrors() async throws {
    let other = order().replacing("order-placed", with: "other")
    let broken = other.replacing("tasks:", with: "tasks: [")
    let compared = try await Compared(["a.yaml": order(), "b.yaml": other], ["b.yaml": broken])
    #expect(compared.project.uncompared.map(\.name) == ["other"])
    #expect(compared.names == ["workflow-removed"])
  }

  // MARK: Formats

  @Test func markdownStaysWithinItsLimitAndKeepsTheVerdicts() async throws {
    var (base, head): ([String: String], [String: String]) = ([:], [:])
    for index in 0..<40 {
      base["w\(index).yaml"] = Self.narrower.0.replacing("order-placed", with: "flow-\(index)")
      head["w\(index).yaml"] = Self.narrower.1.replacing("order-placed", with: "flow-\(index)")
    }
    let compared = try await Compared(base, head)
    let whole = compared.markdown()
    #expect(!whole.contains("left out"))
    let short = compared.markdown(limit: 8_000)
    #expect(short.utf8.count <= 8_000)
    #expect(short.hasPrefix("> **"))
    for index in 0..<40 { #expect(short.contains("`flow-\(index)`")) }
    // Each section is complete or left out.
    #expect(short.components(of: "<details") == short.components(of: "</details>"))
    #expect(short.components(of: "<details") < whole.components(of: "<details"))
    #expect(compared.markdown(limit: 1).contains("`flow-39`"))
  }

  @Test func textsOfUsersHaveNoMeaningInMarkdown() async throws {
    let hostile = "</summary><b>|`x`| [a](http://b) *c* @team #1"
    let compared = try await Compared(
      order(rest: "description: safe"), order(rest: "description: \"\(hostile)\""))
    let markdown = compared.markdown()
    #expect(!markdown.contains("</summary><b>|"))
    // The code's fence is longer than any in the text, and its bars are escaped.
    #expect(markdown.contains("``</summary><b>\\|`x`\\| [a](http://b) *c* @team #1``"))
  }

  @Test func reportsAreDeterministic() async throws {
    let (old, new) = Self.narrower
    let first = try await Compared(old, new)
    for _ in 0..<3 {
      let next = try await Compared(old, new)
      #expect(next.text == first.text)
      #expect(next.json == first.json)
      #expect(next.markdown() == first.markdown())
    }
  }

  @Test func jsonHoldsEveryChange() async throws {
    let (old, new) = Self.narrower
    let compared = try await Compared(old, new + "owner: shop\n")
    guard case .array(let projects)? = compared.json["projects"],
      case .array(let workflows)? = projects[0]["workflows"],
      case .array(let changes)? = workflows[0]["changes"]
    else {
      Issue.record("no changes in \(compared.json.text())")
      return
    }
    #expect(changes.count == compared.result.report.changes.count)
    #expect(changes[0]["id"] == "TSKD007")
    #expect(workflows[0]["level"] == "breaking")
  }

  @Test func sarifHasARuleAndTheFingerprintOfEachChange() async throws {
    let (old, new) = Self.narrower
    let compared = try await Compared(old, new)
    let log = SARIFReport(compared.sources, rules: allRules, changes: allChanges, version: "1")
      .value(compared.sources.masked(compared.result.report))
    guard case .array(let runs)? = log["runs"], case .array(let results)? = runs[0]["results"],
      case .array(let rules)? = runs[0]["tool"]?["driver"]?["rules"]
    else {
      Issue.record("no results in \(log.text())")
      return
    }
    #expect(rules.count == allRules.all.count + allChanges.count)
    #expect(results.map { $0["ruleId"] } == ["TSKD101", "TSKD502"])
    #expect(results.map { $0["level"] } == ["error", "note"])
    let fingerprint = try compared.change("events-narrowed").fingerprint
    #expect(results[0]["partialFingerprints"] == ["tasukiChange/v1": .string(fingerprint)])
    guard case .number(let index)? = results[0]["ruleIndex"], let position = Int(index) else {
      Issue.record("no rule in \(results[0].text())")
      return
    }
    #expect(rules[position]["id"] == "TSKD101")
  }

  /// A workflow with a secret is not compared, but the event file of a test may contain one. Markdown escapes characters of some
  /// secrets, and long texts are shortened.
  @Test(arguments: SecretSample.ofEachKind, ["", String(repeating: "x", count: 90)])
  func showsNoSecrets(_ sample: SecretSample, before text: String) async throws {
    let tests = "tests: [{name: large, event: event.json, expect: {fires: true}}]"
    func files(_ limit: Int) -> [String: String] {
      let event: JSONValue = [
        "source": "com.example.shop", "detail-type": "order.placed",
        "detail": ["total": 150, "note": .string(text + " " + sample.text)],
      ]
      return [
        "order.yaml": order(where: "{total: {numeric: [\">\", \(limit)]}, note: {exists: true}}", rest: tests),
        "event.json": event.text(),
      ]
    }
    let compared = try await Compared(files(100), files(200))
    #expect(compared.names == ["events-narrowed"])
    for text in [compared.text, compared.markdown(), compared.json.text(), compared.annotations] {
      #expect(text.contains("note") && !sample.isShown(in: Array(text.utf8)), "\(text)")
    }
  }

  // MARK: JUnit

  @Test func theJUnitReportHasASuiteForEachWorkflow() async throws {
    let compared = try await Compared(
      order(where: "{total: {numeric: [\">\", 1]}}", rest: "owner: shop"),
      order(where: "{total: {numeric: [\">\", 2]}}", rest: "owner: <books>"))
    let xml = compared.junit
    #expect(xml.contains(#"<testsuite name="order-placed""#))
    #expect(xml.contains(#"<failure type="breaking" message="fires for fewer events">"#))
    // Safe changes pass.
    let texts = try #require(xml.split(separator: "\n").first { $0.contains("workflow-texts-changed") })
    #expect(texts.hasSuffix("/>"))
    #expect(!xml.contains("<books>"))
  }

  // MARK: Projects

  @Test func pairsProjectsByTheirFolders() async throws {
    func files(_ limit: Int) -> [String: String] {
      [
        "one/tasuki.yaml": "project: one\n", "one/a.yaml": order(where: "{total: {numeric: [\">\", \(limit)]}}"),
        "two/tasuki.yaml": "project: two\n", "two/a.yaml": order(),
      ]
    }
    let compared = try await Compared(files(1), files(2))
    #expect(compared.result.report.projects.map(\.folder) == ["one", "two"])
    #expect(compared.result.report.projects.map(\.workflows.count) == [1, 0])
  }

  @Test func pairsMovedProjectsByTheirNames() async throws {
    let compared = try await Compared(
      ["one/tasuki.yaml": "project: one\n", "one/a.yaml": order()],
      ["two/tasuki.yaml": "project: one\n", "two/a.yaml": order()])
    #expect(compared.result.report.changes.isEmpty)
    #expect(compared.project.unchanged.count == 1)
  }

  @Test func comparesAWorkflowThatAnotherOneNowStarts() async throws {
    let started = order().replacing("order-placed", with: "bill")
    let compared = try await Compared(
      ["a.yaml": started, "b.yaml": order()],
      [
        "a.yaml": started,
        "b.yaml": order(tasks: "  - {id: a, uses: stepfunctions/start, with: {machine: bill}}"),
      ])
    #expect(
      compared.project.workflows.first { $0.name == "bill" }?.changes.contains { $0.code.name == "machine-needed" }
        == true)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
