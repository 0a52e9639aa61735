import Diagnostics
import Driver
import Emit
import Graphs
import Reading
import Reports
import Simulation
import Source
import TestSupport
import Testing

@testable import Commands

/// Every kind of secret, at every place of a file where a text can be, in every format of report.
@Suite struct SecretMatrixTests {
  @Test(arguments: SecretSample.ofEachKind) func nothingPrintsASecret(_ sample: SecretSample) async throws {
    let project = Self.projects.map { place in ProjectInput(projectFile: FileNumber(UInt32(place)), workflows: []) }
    var files = SecretPlaces.project.enumerated().map {
      SecretPlaces.file($1, sample, "\($0)/tasuki.yaml", number: $0)
    }
    let first = files.count
    files += SecretPlaces.workflow.enumerated().map {
      SecretPlaces.file($1, sample, "workflows/\($0).yaml", number: first + $0)
    }
    let workflows = (first..<files.count).map { WorkflowInput(FileNumber(UInt32($0))) }
    let inputs = RunInputs(files: files, projects: project + [ProjectInput(workflows: workflows)])
    let compilation = try await compile(CompileRequest(inputs: inputs, width: 1))
    for file in files {
      let codes = compilation.diagnostics.filter { $0.span?.file == file.number }.map(\.code)
      #expect(
        codes.contains(.secretInText) || codes.contains(.secretLiteral),
        "not found: \(String(decoding: file.bytes, as: UTF8.self))")
    }
    let sources = MaskedSources(files, secretsOf: compilation.diagnostics)
    for format in ReportFormat.allCases {
      let output = format.bytes(compilation.diagnostics, sources, colored: false)
      #expect(!sample.isShown(in: output), "\(format): \(Self.lines(of: output, with: sample))")
    }
  }

  private static let projects = SecretPlaces.project.indices

  private static func lines(of output: [UInt8], with sample: SecretSample) -> String {
    output.split(separator: 0x0A).filter { sample.isShown(in: Array($0)) }.prefix(3)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// A text without any form is secret where the name of a secret is expected.
  @Test(arguments: SecretPlaces.literals) func noReportPrintsALiteralInASecretsPlace(_ place: String) async throws {
    let secret = "marmot horse battery"
    let text = place.replacing("§x", with: "marmot\\x20horse\\x20battery").replacing("§", with: secret)
    let file = SourceFile(number: FileNumber(0), path: "tasuki.yaml", bytes: Array(text.utf8))
    let inputs = RunInputs(files: [file], projects: [ProjectInput(projectFile: FileNumber(0), workflows: [])])
    let compilation = try await compile(CompileRequest(inputs: inputs, width: 1))
    #expect(compilation.hasErrors)
    let sources = MaskedSources([file], secretsOf: compilation.diagnostics)
    for format in ReportFormat.allCases {
      let output = String(decoding: format.bytes(compilation.diagnostics, sources, colored: false), as: UTF8.self)
      #expect(!output.contains("marmot") && !output.contains("battery"), "\(format): \(output)")
    }
  }

  @Test(arguments: SecretSample.all) func noSimulationPrintsASecret(_ sample: SecretSample) async throws {
    let workflow = SecretPlaces.file(
      """
      workflow: pass-on
      trigger: {source: com.example.shop, event: order.placed, where: {kind: [a, b]}}
      tasks:
        - {id: send, uses: sqs/send, with: {queue: orders, message: "${{ event.detail.text }}"}}
        - {id: copy, uses: sqs/send, with: {queue: orders, message: "again ${{ event.detail.text }}"}}
      tests:
        - name: "§"
          event: {source: com.example.shop, detail-type: order.placed, detail: {kind: a, text: "§"}}
          expect: {fires: true, tasks: {send: {message: "other §"}}}
        - name: silent
          event: {source: com.example.shop, detail-type: order.placed, detail: {kind: "§"}}
          expect: {fires: true}

      """, sample, "workflows/a.yaml", number: 0)
    let prepared = try await prepareSimulation(
      RunInputs(files: [workflow], projects: [ProjectInput(workflows: [WorkflowInput(FileNumber(0))])]),
      environment: nil, width: 1)
    let run = try #require(prepared.rulebooks.first.map { TestRun($0, events: [:]) })
    #expect(run.results.count == 2)
    let sources = MaskedSources(prepared.sources, secretsOf: prepared.diagnostics)
    let tests = TestReport(run.results, coverage: run.coverage, sources)
    var outputs = [tests.text(colored: false), tests.json.bytes(.pretty), tests.junit]
    for kind in ["a", sample.text] {
      let event = SourceFile(
        number: FileNumber(1), path: "event.json",
        bytes: Self.event(kind: kind, text: sample.text).bytes(.compact))
      let read = try #require(readEvent(event, into: DiagnosticSink()))
      let decisions = prepared.rulebooks.flatMap { book in
        book.workflows.map { book.decide($0, on: read, results: .none) }
      }
      let report = SimulationReport(decisions, sources)
      outputs += [report.text(colored: false), report.json.bytes(.pretty)]
      var replay = Replay(prepared.rulebooks, field: "detail.kind", mask: sources.mask)
      replay.begin(file: nil, at: 0)
      replay.add(line: event.bytes, isWhole: true)
      replay.add(line: Array("no event: \(sample.text)".utf8), isWhole: true)
      replay.end(at: 1, of: 1)
      let counts = ReplayReport(replay.counts, sources.mask)
      outputs += [
        counts.text(colored: false, bars: false), counts.json.bytes(.pretty), counts.csv,
        ReplayPartial.line(replay.counts),
      ]
    }
    for output in outputs {
      #expect(!output.isEmpty && !sample.isShown(in: output), "\(Self.lines(of: output, with: sample))")
    }
  }

  @Test(arguments: SecretSample.all) func noPictureShowsASecret(_ sample: SecretSample) async throws {
    let workflow = SecretPlaces.file(
      """
      workflow: pass-on
      description: "§"
      trigger:
        - {source: com.example.shop, event: "§", where: {kind: "§"}}
        - {pattern: {source: ["§"]}}
      tasks:
        - {id: a, uses: sqs/send, if: "${{ event.detail.x = '§' }}", with: {queue: orders, message: "§"}}
        - choose: [{when: "${{ event.detail.x = '§' }}", tasks: [{stop: {fail: "§"}}]}]
        - {id: put, uses: eventbridge/put-event, with: {source: "§", event: "§"}}

      """, sample, "workflows/a.yaml", number: 0)
    let read = try await ReadProjects(
      RunInputs(files: [workflow], projects: [ProjectInput(workflows: [WorkflowInput(FileNumber(0))])]),
      environment: nil, width: 1)
    let sources = MaskedSources(read.sources, secretsOf: read.diagnostics)
    let projects = read.projects.map { DrawnProject($0.project, $0.flows) }
    #expect(read.workflowNames == ["pass-on"])
    for picture in [Picture(of: projects), Picture(stepsOf: ["pass-on"], in: projects)] {
      for output in [
        SVGPicture(picture, sources).bytes, DOTPicture(picture, sources).bytes,
        MermaidPicture(picture, sources).bytes,
      ] {
        #expect(!output.isEmpty && !sample.isShown(in: output), "\(Self.lines(of: output, with: sample))")
      }
    }
  }

  private static func event(kind: String, text: String) -> JSONValue {
    [
      "source": "com.example.shop", "detail-type": "order.placed",
      "detail": ["kind": .string(kind), "text": .string(text)],
    ]
  }
}
