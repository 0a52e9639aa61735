import Diagnostics
import Driver
import Emit
import Foundation
import Source
import TestSupport
import Testing

/// The content of a repository may lead only to regular files inside the project.
@Suite struct BoundaryTests {
  private let workflow = "workflow: a\n"

  private func pipe(_ name: String, in folder: TemporaryFolder) throws {
    try #require(mkfifo(folder.path + "/" + name, 0o644) == 0)
  }

  private func loaded(_ paths: [String], in folder: TemporaryFolder, below: String) async throws -> LoadedInputs {
    try await LoadedInputs(Discovery(paths, in: folder.path + "/" + below))
  }

  @Test(arguments: ["../outside/*.yaml", "../outside/w.yaml", "../outside", "way/*.yaml", "way/w.yaml", "way"])
  func aPatternDoesNotLeaveTheProject(pattern: String) async throws {
    let folder = try TemporaryFolder([
      "p/tasuki.yaml": "project: p\nworkflows: [a.yaml, '\(pattern)']\n", "p/a.yaml": workflow,
      "outside/w.yaml": workflow,
    ])
    try folder.link("p/way", to: "../outside")
    let loaded = try await loaded([], in: folder, below: "p")
    #expect(loaded.inputs.files.map(\.path) == ["a.yaml", "tasuki.yaml"])
    #expect(loaded.diagnostics.map(\.code) == [.outsideProject])
    let project = loaded.inputs.files.first { $0.path == "tasuki.yaml" }
    #expect(loaded.diagnostics.first?.span.map { project?.text(of: $0) } == "'\(pattern)'")
    // What the user names is read.
    #expect(
      try await self.loaded(["../outside"], in: folder, below: "p").inputs.files.map(\.path) == [
        "../outside/w.yaml"
      ])
  }

  @Test(arguments: [
    ("", Severity.warning), ("workflows: ['*.yaml']\n", .error), ("workflows: [link.yaml]\n", .error),
  ])
  func aLinkDoesNotLeaveTheProject(patterns: String, severity: Severity) async throws {
    let folder = try TemporaryFolder(["p/tasuki.yaml": "project: p\n" + patterns, "secret": "token: 1\n"])
    try folder.link("p/link.yaml", to: "../secret")
    let loaded = try await loaded([], in: folder, below: "p")
    #expect(loaded.inputs.files.map(\.path) == ["tasuki.yaml"])
    #expect(loaded.diagnostics.map(\.code) == [.outsideProject])
    #expect(loaded.diagnostics.map(\.severity) == [severity])
    // Whoever names the link means what is in the project.
    let named = try await self.loaded(["link.yaml"], in: folder, below: "p")
    #expect(named.inputs.files.map(\.path) == ["tasuki.yaml"])
    #expect(named.diagnostics.map(\.code) == [.outsideProject])
    #expect(named.diagnostics.map(\.severity) == [.error])
    #expect(try await self.loaded(["../secret"], in: folder, below: "p").inputs.files.map(\.path) == ["../secret"])
  }

  @Test(arguments: [
    ("p", "way", true), ("p", "way/w.yaml", true), ("p", "way/q", true), ("p", "../p/way", true),
    ("p", "here", false),
    ("p", "new/folder", false), ("p", "way/new/folder", true), ("p", "../outside", false), ("", "p/way", true),
    ("p", "nothing", true), ("p", "nothing/below", true), ("", "outside", false), ("", "elsewhere", false),
    ("", "/dev/stdin", false), ("p", ".", false),
  ])
  func aPathOfTheCommandLineStaysInsideWhatItIsIn(current: String, path: String, leavesIt: Bool) throws {
    let folder = try TemporaryFolder([
      "p/tasuki.yaml": "project: p\n", "p/deep/w.yaml": workflow, "outside/w.yaml": workflow,
    ])
    try folder.link("p/way", to: "../outside")
    try folder.link("p/here", to: "deep")
    try folder.link("p/nothing", to: "../outside/nothing")
    try folder.link("elsewhere", to: "outside")
    func check() throws(FileProblem) {
      try FileSystem.checkStays(path, in: current.isEmpty ? folder.path : folder.path + "/" + current)
    }
    if leavesIt {
      #expect(throws: FileProblem.self) { try check() }
    } else {
      try check()
    }
  }

  @Test func aFolderOfTheCommandLineThatIsALinkDoesNotLeaveTheProject() async throws {
    let folder = try TemporaryFolder(["p/tasuki.yaml": "project: p\n", "outside/w.yaml": workflow])
    try folder.link("p/way", to: "../outside")
    let loaded = try await loaded(["way"], in: folder, below: "p")
    #expect(loaded.inputs.files.isEmpty)
    #expect(loaded.diagnostics.map(\.code) == [.outsideProject])
    #expect(loaded.hasUnreadable)
  }

  @Test func aRepositoryIsABoundaryWhereThereIsNoProject() async throws {
    let folder = try TemporaryFolder(["r/.git/HEAD": "", "r/w/a.yaml": workflow, "outside/w.yaml": workflow])
    try folder.link("r/w/link.yaml", to: "../../outside/w.yaml")
    try folder.link("r/w/inside.yaml", to: "a.yaml")
    let loaded = try await loaded(["../r/w/link.yaml", "../r/w/inside.yaml"], in: folder, below: "outside")
    #expect(loaded.inputs.files.map(\.path) == ["../r/w/inside.yaml"])
    #expect(loaded.diagnostics.map(\.code) == [.outsideProject])
  }

  @Test func aLinkInsideTheProjectIsFollowed() async throws {
    let folder = try TemporaryFolder(["p/tasuki.yaml": "project: p\n", "p/.shared/w.yaml": workflow])
    try folder.link("p/link.yaml", to: ".shared/w.yaml")
    let loaded = try await loaded([], in: folder, below: "p")
    #expect(loaded.inputs.files.map(\.path) == ["link.yaml", "tasuki.yaml"])
    #expect(loaded.diagnostics.isEmpty)
  }

  @Test func aProjectFileDoesNotLeaveItsFolder() async throws {
    let folder = try TemporaryFolder(["secret": "token: 1\n", "p/a.yaml": workflow])
    try folder.link("p/tasuki.yaml", to: "../secret")
    let found = try await loaded([], in: folder, below: "p")
    #expect(found.inputs.files.map(\.path) == ["a.yaml"])
    #expect(found.diagnostics.map(\.code) == [.outsideProject])
    // Its workflows are not checked without it.
    #expect(found.inputs.projects.isEmpty)
    let named = try await loaded(["tasuki.yaml"], in: folder, below: "p")
    #expect(named.inputs.files.map(\.path) == ["a.yaml"])
    #expect(named.diagnostics.map(\.code) == [.outsideProject])
  }

  @Test(.timeLimit(.minutes(30))) func pipesAreNotWaitedFor() async throws {
    let folder = try TemporaryFolder([
      "p/a.yaml": workflow, "q/tasuki.yaml": "project: q\nworkflows: [pipe.yaml, a.yaml]\n", "q/a.yaml": workflow,
      "o/a.yaml": workflow,
    ])
    for name in ["p/.gitignore", "p/pipe.yaml", "p/tasuki.yaml", "q/pipe.yaml", "o/.tasuki-manifest.json"] {
      try pipe(name, in: folder)
    }
    for paths in [[], ["tasuki.yaml"], ["a.yaml"], ["."]] as [[String]] {
      let loaded = try await loaded(paths, in: folder, below: "p")
      #expect(loaded.diagnostics.map(\.message.text) == ["cannot read 'tasuki.yaml': it is not a regular file"])
      #expect(loaded.hasUnreadable && loaded.inputs.projects.isEmpty)
    }
    let named = try await loaded([], in: folder, below: "q")
    #expect(named.diagnostics.map(\.message.text) == ["cannot read 'pipe.yaml': it is not a regular file"])
    #expect(named.inputs.files.map(\.path) == ["a.yaml", "tasuki.yaml"])
    #expect(try await loaded(["."], in: folder, below: "o").inputs.files.map(\.path) == ["a.yaml"])
  }

  @Test func containedFilesAreReadWhereverLinksLeadInside() throws {
    let folder = try TemporaryFolder(["p/deep/e.json": "{}", "outside.json": "secret"])
    try folder.link("p/inside", to: "deep")
    try folder.link("p/out", to: "..")
    try folder.link("p/loop", to: "loop")
    try folder.link("p/device", to: "/dev/zero")
    try pipe("p/pipe", in: folder)
    let root = folder.path + "/p"
    func read(_ path: String) throws(FileProblem) -> [UInt8] {
      try FileSystem.readContained(path.hasPrefix("/") ? path : root + "/" + path, in: root, limit: 10)
    }
    #expect(try read("deep/e.json") == Array("{}".utf8))
    #expect(try read("inside/e.json") == Array("{}".utf8))
    #expect(try read("inside/../deep/./e.json") == Array("{}".utf8))
    for path in [
      "../outside.json", "out/outside.json", "/proc/self/environ", "/dev/stdin", "device", "../p2/x", "../missing",
    ] {
      #expect(throws: FileProblem.self) { try read(path) }
      do throws(FileProblem) { _ = try read(path) } catch { #expect(error.reason == .outside, "\(path)") }
    }
    for path in ["pipe", "deep", "loop", "missing", "."] {
      #expect(throws: FileProblem.self) { try read(path) }
      do throws(FileProblem) { _ = try read(path) } catch { #expect(error.reason != .outside, "\(path)") }
    }
  }
}

@Suite struct ProjectFileTests {
  private let workflow = "workflow: a\n"

  private func loaded(_ paths: [String], in folder: TemporaryFolder, below: String = ".") async throws
    -> LoadedInputs
  { try await LoadedInputs(Discovery(paths, in: folder.path + (below == "." ? "" : "/" + below))) }

  @Test(arguments: ["tasuki.yaml", "tasuki.yml"])
  func bothNamesAreRead(name: String) async throws {
    let folder = try TemporaryFolder([
      name: "project: desk\nworkflows: [flows/*.yaml]\n", "flows/a.yaml": workflow, "other.yaml": workflow,
    ])
    for (paths, below) in [([], "."), ([name], "."), ([], "flows")] as [([String], String)] {
      let discovery = Discovery(paths, in: folder.path + (below == "." ? "" : "/" + below))
      #expect(discovery.projects.map(\.path) == [below == "." ? name : "../" + name])
      #expect(discovery.workflows.map(\.path) == [below == "." ? "flows/a.yaml" : "a.yaml"])
    }
    let searched = Discovery(["."], in: folder.path)
    #expect(searched.workflows.map(\.project) == [name, name])
    #expect(try await loaded([], in: folder).diagnostics.isEmpty)
  }

  @Test func bothAtOnceAreAnError() async throws {
    let folder = try TemporaryFolder([
      "p/tasuki.yaml": "project: a\n", "p/tasuki.yml": "project: b\n", "p/a.yaml": workflow,
    ])
    for paths in [[], ["."], ["a.yaml"], ["tasuki.yml"]] as [[String]] {
      let found = try await loaded(paths, in: folder, below: "p").diagnostics
      #expect(found.map(\.code) == [.severalProjectFiles])
      #expect(found.map(\.message.text) == ["there are two project files: 'tasuki.yaml' and 'tasuki.yml'"])
    }
  }

  @Test(arguments: ["Tasuki.yaml", "tasuki.YAML", "TASUKI.YML", ".tasuki.yaml", "tasuki.Yml"])
  func aNearMissIsAWarning(name: String) async throws {
    let folder = try TemporaryFolder([".git/HEAD": "", name: "project: desk\n", "flows/a.yaml": workflow])
    for (paths, below) in [([], "."), (["."], "."), (["flows/a.yaml"], "."), ([], "flows"), (["-"], "flows")]
      as [([String], String)]
    {
      let found = Discovery(paths, in: folder.path + (below == "." ? "" : "/" + below))
      let findings = try await paths == ["-"] ? nil : LoadedInputs(found).diagnostics
      #expect(found.projects.isEmpty)
      if let findings {
        #expect(findings.map(\.code) == [.misnamedProjectFile])
        #expect(
          findings.map(\.message.text) == ["'\(below == "." ? "" : "../")\(name)' is not read as the project file"])
      }
    }
  }

  @Test func aNameAboveTheRepositoryIsIgnored() async throws {
    let folder = try TemporaryFolder([
      "Tasuki.yaml": "", "r/.git/HEAD": "", "r/a.yaml": workflow, "r/tasuki.md": "",
    ])
    #expect(try await loaded([], in: folder, below: "r").diagnostics.isEmpty)
  }
}

@Suite struct OutputAsInputTests {
  /// A folder with the output of a run in `out`, where a template has the name of a project file.
  private func written() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["a.yaml": "workflow: a\n"])
    let template = Array("Description: workflow\n".utf8)
    _ = try writeOutput(
      [.init(path: "tasuki.yaml", bytes: template), .init(path: "deep/t.yml", bytes: template)],
      to: folder.path + "/out", shownAs: "out", target: "cloudformation", force: false)
    return folder
  }

  @Test(arguments: [[], ["."], ["a.yaml", "out"]] as [[String]])
  func aSearchIgnoresIt(paths: [String]) async throws {
    let folder = try written()
    let loaded = try await LoadedInputs(Discovery(paths, in: folder.path))
    #expect(loaded.inputs.files.map(\.path) == ["a.yaml"])
    #expect(loaded.outputs == ["out/deep/t.yml", "out/tasuki.yaml"])
    #expect(loaded.diagnostics.isEmpty)
  }

  @Test func aPatternIgnoresIt() async throws {
    let folder = try written()
    try folder.write("project: p\nworkflows: ['**/*.y*ml']\n", to: "tasuki.yaml")
    let loaded = try await LoadedInputs(Discovery([], in: folder.path))
    #expect(loaded.inputs.files.map(\.path) == ["a.yaml", "tasuki.yaml"])
    #expect(loaded.diagnostics.isEmpty)
  }

  @Test(arguments: ["out/tasuki.yaml", "out/deep/t.yml"])
  func namedItIsAFinding(path: String) async throws {
    let folder = try written()
    let loaded = try await LoadedInputs(Discovery([path], in: folder.path))
    #expect(loaded.inputs.files.isEmpty)
    #expect(loaded.diagnostics.map(\.code) == [.generatedFile])
    #expect(
      loaded.diagnostics.map(\.message.text) == ["'\(path)' was written by 'tasuki compile' and is not a workflow"])
  }

  @Test func whatIsNotAsItWasWrittenIsRead() async throws {
    let folder = try written()
    try folder.write("workflow: mine\n", to: "out/deep/t.yml")
    try folder.write("workflow: b\n", to: "out/b.yaml")
    let loaded = try await LoadedInputs(Discovery(["."], in: folder.path))
    #expect(loaded.inputs.files.map(\.path) == ["a.yaml", "out/b.yaml", "out/deep/t.yml"])
  }
}
