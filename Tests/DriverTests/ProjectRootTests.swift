import Driver
import Emit
import Foundation
import Source
import TestSupport
import Testing

/// Output names files from the project's root, whatever folder the compiler was started in.
@Suite struct ProjectRootTests {
  private static func workflow(_ name: String) -> String {
    """
    workflow: \(name)
    trigger: {source: com.example.\(name), event: order.placed}
    tasks: [{id: t, uses: http/request, with: {connection: crm, path: /a}}]

    """
  }

  private static let project = """
    project: desk
    connections: {crm: {http: {base-url: "https://example.com", auth: {bearer: {secret: crm/token}}}}}

    """

  private static let targets: [CompileTarget] = [
    .cloudformation(json: false), .cloudformation(json: true), .terraform, .eventbridge(values: [:]),
    .asl(values: [:]),
  ]

  private func outputs(_ paths: [String], in folder: String) async throws -> [String] {
    let loaded = try await LoadedInputs(Discovery(paths, in: folder))
    var texts: [String] = []
    for target in Self.targets {
      let result = try await compile(CompileRequest(inputs: loaded.inputs, target: target))
      texts += result.files.map { "\($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }
    }
    return texts
  }

  @Test func outputsAreTheSameFromEachFolder() async throws {
    let folder = try TemporaryFolder([
      "p/tasuki.yaml": Self.project, "p/flows/deep/a.yaml": Self.workflow("a"), "p/b.yaml": Self.workflow("b"),
      "p/other/x.txt": "",
    ])
    let expected = try await outputs([], in: folder.path + "/p")
    #expect(expected.contains { $0.contains("flows/deep/a.yaml:1") })
    #expect(expected.contains { $0.contains("# tasuki.yaml:2") })
    #expect(!expected.contains { $0.contains("../") || $0.contains("p/flows") })
    for (paths, place) in [
      (["p"], ""), ([folder.path + "/p"], ""), (["p/tasuki.yaml"], ""), (["../.."], "/p/flows/deep"),
      ([".."], "/p/other"),
      (["p/b.yaml", "p/flows"], ""), (["../flows/../b.yaml", "../flows/deep/a.yaml"], "/p/flows"),
    ] {
      #expect(try await outputs(paths, in: folder.path + place) == expected, "\(paths) in \(place)")
    }
    #expect(try await outputs([folder.path + "/p"], in: "/") == expected)
  }

  /// Without a project file the root is the deepest folder that contains everything that was named.
  @Test func withoutAProjectFile() async throws {
    let text = Self.workflow("a").replacingOccurrences(
      of: "http/request, with: {connection: crm, path: /a}", with: "sqs/send, with: {queue: q}")
    let folder = try TemporaryFolder(["r/f/deep/a.yaml": text, "r/f/b/c.txt": ""])
    for (paths, place, root) in [
      ([], "/r", "f/deep/"), (["r"], "", "f/deep/"), (["../.."], "/r/f/b", "f/deep/"), ([], "/r/f/deep", ""),
      (["r/f/deep/a.yaml"], "", ""), (["r/f/deep/a.yaml", "r/f/b"], "", "deep/"), (["a.yaml"], "/r/f/deep", ""),
    ] {
      let texts = try await outputs(paths, in: folder.path + place)
      #expect(texts.count == 5)
      #expect(texts.contains { $0.contains("# \(root)a.yaml:1") }, "\(paths) in \(place)")
      #expect(!texts.contains { $0.contains("/\(root)a.yaml:1") }, "\(paths) in \(place)")
    }
  }

  /// Findings are for the person who runs the command: their paths are relative to the working folder.
  @Test func findingsNameFilesFromTheWorkingFolder() async throws {
    let folder = try TemporaryFolder(["p/tasuki.yaml": Self.project, "p/flows/a.yaml": Self.workflow("a")])
    let files = try await LoadedInputs(Discovery(["../p"], in: folder.path + "/p/flows")).inputs.files
    #expect(files.isEmpty)
    let found = try await LoadedInputs(Discovery([".."], in: folder.path + "/p/flows")).inputs.files
    #expect(found.map(\.path) == ["../tasuki.yaml", "a.yaml"])
    #expect(found.map(\.pathInProject) == ["tasuki.yaml", "flows/a.yaml"])
  }

  /// A baseline from one folder is valid in another.
  @Test func aBaselineMeansTheSameFromEachFolder() async throws {
    let wrong = Self.workflow("a").replacingOccurrences(of: "path:", with: "pth:")
    let folder = try TemporaryFolder(["p/tasuki.yaml": Self.project, "p/flows/a.yaml": wrong])
    func checked(in place: String, _ baseline: Baseline?) async throws -> CheckResult {
      let loaded = try await LoadedInputs(Discovery([folder.path + "/p"], in: folder.path + place))
      return try await check(CheckRequest(inputs: loaded.inputs, baseline: baseline))
    }
    func written(in place: String) async throws -> Baseline {
      let result = try await checked(in: place, nil)
      #expect(!result.shown.isEmpty)
      return Baseline(result.shown, in: SourceIndex(result.compilation.sources))
        .moved(from: folder.path + place, to: folder.path + "/p/ci")
    }
    let baseline = try await written(in: "")
    #expect(baseline.json.text(.compact).contains("\"../flows/a.yaml\""))
    for place in ["", "/p", "/p/flows"] {
      #expect(try await written(in: place).json.text(.compact) == baseline.json.text(.compact))
      let known = baseline.moved(from: folder.path + "/p/ci", to: folder.path + place)
      let result = try await checked(in: place, known)
      #expect(result.shown.isEmpty && result.gone == 0)
    }
  }
}
