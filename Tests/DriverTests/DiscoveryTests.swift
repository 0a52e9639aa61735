import Diagnostics
import Driver
import Foundation
import Source
import TestSupport
import Testing
import YAML

@Suite struct DiscoveryTests {
  /// A name that is not UTF-8 is the name of a file or a folder all the same.
  @Test(arguments: [("w", ".yaml"), ("d", "")]) func namesThatAreNoTextAreReported(start: String, end: String)
    async throws
  {
    let folder = try TemporaryFolder(["a.yaml": "workflow: a\n"])
    let name = Array("\(folder.path)/\(start)".utf8) + [0xFF] + Array(end.utf8) + [0]
    let made = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { name in
      guard let path = name.baseAddress else { return Int32(-1) }
      return end.isEmpty ? mkdir(path, 0o755) : creat(path, 0o644)
    }
    // Some file systems have no such names.
    guard made >= 0 else { return }
    let loaded = try await LoadedInputs(Discovery([], in: folder.path))
    #expect(loaded.inputs.files.map(\.path) == ["a.yaml"])
    #expect(
      loaded.diagnostics.map(\.message.text) == ["cannot read '\(start)\u{FFFD}\(end)': its name is not UTF-8"])
    #expect(loaded.hasUnreadable)
  }

  private let workflow = "workflow: a\n"

  private func found(_ paths: [String], in folder: TemporaryFolder, below: String = "") -> [String] {
    Discovery(paths, in: below.isEmpty ? folder.path : folder.path + "/" + below).workflows.map(\.path)
  }

  @Test func searchesFolders() throws {
    let folder = try TemporaryFolder([
      "b.yaml": workflow, "a/c.yml": workflow, "a/d/e.yaml": workflow, "a/notes.md": "", ".hidden/f.yaml": workflow,
      "a/.g.yaml": workflow,
    ])
    #expect(found(["."], in: folder) == ["a/.g.yaml", "a/c.yml", "a/d/e.yaml", "b.yaml"])
    #expect(found([], in: folder) == ["a/.g.yaml", "a/c.yml", "a/d/e.yaml", "b.yaml"])
    #expect(found(["a/d", "b.yaml", "a/d/e.yaml"], in: folder) == ["a/d/e.yaml", "b.yaml"])
    #expect(found([".."], in: folder, below: "a") == ["../b.yaml", ".g.yaml", "c.yml", "d/e.yaml"])
    #expect(found([".hidden"], in: folder) == [".hidden/f.yaml"])
  }

  @Test func theOrderOfArgumentsDoesNotMatter() throws {
    let folder = try TemporaryFolder(["a.yaml": workflow, "b.yaml": workflow, "c/d.yaml": workflow])
    #expect(
      found(["c", "b.yaml", "a.yaml"], in: folder) == found(["a.yaml", "b.yaml", "c", "a.yaml"], in: folder))
  }

  @Test func leavesIgnoredFilesOut() throws {
    let folder = try TemporaryFolder([
      ".gitignore": "out/\n*.tmp.yaml\n", "a.yaml": workflow, "b.tmp.yaml": workflow, "out/c.yaml": workflow,
      "d/.gitignore": "!keep.tmp.yaml\n/e.yaml\n", "d/e.yaml": workflow, "d/f/e.yaml": workflow,
      "d/keep.tmp.yaml": workflow,
    ])
    #expect(found(["."], in: folder) == ["a.yaml", "d/f/e.yaml", "d/keep.tmp.yaml"])
    // What the user names is read, whatever it is called.
    #expect(found(["b.tmp.yaml", "out"], in: folder) == ["b.tmp.yaml", "out/c.yaml"])
  }

  @Test func theRepositorysRulesReachIntoItsFolders() throws {
    let folder = try TemporaryFolder([
      ".git/HEAD": "", ".gitignore": "*.tmp.yaml\n/d/a.yaml\n", "d/a.yaml": workflow, "d/b.tmp.yaml": workflow,
      "d/c.yaml": workflow,
    ])
    #expect(found(["."], in: folder, below: "d") == ["c.yaml"])
  }

  @Test func linksAreNotReadTwice() throws {
    let folder = try TemporaryFolder(["a/b.yaml": workflow])
    try folder.link("a/loop", to: "..")
    try folder.link("c.yaml", to: "a/b.yaml")
    try folder.link("dangling.yaml", to: "nowhere.yaml")
    // A file that is found under its own name is not read again through a link.
    #expect(found(["."], in: folder) == ["a/b.yaml"])
    #expect(found(["c.yaml"], in: folder) == ["c.yaml"])
    #expect(found(["c.yaml", "a/b.yaml"], in: folder) == ["a/b.yaml"])
    try folder.link("shortcut", to: "a")
    #expect(found(["shortcut"], in: folder) == ["shortcut/b.yaml"])
  }

  @Test func findsTheProjectFileAbove() throws {
    let folder = try TemporaryFolder([
      "tasuki.yaml": "project: desk\nworkflows: [flows/**/*.yaml]\n", "flows/a.yaml": workflow,
      "flows/b/c.yaml": workflow, "other.yaml": workflow,
    ])
    let discovery = Discovery([], in: folder.path)
    #expect(discovery.workflows.map(\.path) == ["flows/a.yaml", "flows/b/c.yaml"])
    #expect(discovery.projects.map(\.path) == ["tasuki.yaml"])
    #expect(discovery.workflows.allSatisfy { $0.project == "tasuki.yaml" && $0.isNamed })

    let below = Discovery([], in: folder.path + "/flows/b")
    #expect(below.workflows.map(\.path) == ["../a.yaml", "c.yaml"])
    #expect(below.projects.map(\.path) == ["../../tasuki.yaml"])

    let named = Discovery(["flows/b"], in: folder.path)
    #expect(named.workflows.map(\.path) == ["flows/b/c.yaml"])
    #expect(named.workflows.allSatisfy { $0.project == "tasuki.yaml" && !$0.isNamed })

    #expect(found(["tasuki.yaml"], in: folder) == ["flows/a.yaml", "flows/b/c.yaml"])
  }

  @Test func eachFileBelongsToTheNearestProject() throws {
    let folder = try TemporaryFolder([
      "one/tasuki.yaml": "project: one\n", "one/a.yaml": workflow, "two/tasuki.yaml": "project: two\n",
      "two/deep/b.yaml": workflow, "c.yaml": workflow,
    ])
    let discovery = Discovery(["."], in: folder.path)
    #expect(discovery.workflows.map(\.project) == [nil, "one/tasuki.yaml", "two/tasuki.yaml"])
    #expect(discovery.projects.map(\.path) == ["one/tasuki.yaml", "two/tasuki.yaml"])
  }

  @Test(arguments: [
    ("[a.yaml]", ["a.yaml"]), ("['*.yaml']", ["a.yaml", "b.yaml"]), ("['?.yaml']", ["a.yaml", "b.yaml"]),
    ("['[b-z].yaml']", ["b.yaml"]), ("[flows]", ["flows/c.yaml", "flows/d/e.yaml"]),
    ("['flows/*/*.yaml']", ["flows/d/e.yaml"]), ("['**/e.yaml', a.yaml]", ["a.yaml", "flows/d/e.yaml"]),
  ])
  func expandsThePatternsOfAProject(patterns: String, files: [String]) throws {
    let folder = try TemporaryFolder([
      "tasuki.yaml": "project: desk\nworkflows: \(patterns)\n", "a.yaml": workflow, "b.yaml": workflow,
      "flows/c.yaml": workflow, "flows/d/e.yaml": workflow,
    ])
    #expect(found([], in: folder) == files)
  }

  @Test func saysWhichPatternMatchesNothing() async throws {
    let folder = try TemporaryFolder([
      "tasuki.yaml": "project: desk\nworkflows: [flow/*.yaml, a.yaml]\n", "a.yaml": workflow,
    ])
    let loaded = try await LoadedInputs(Discovery([], in: folder.path))
    #expect(loaded.diagnostics.map(\.code) == [.deadPattern])
    let tasuki = loaded.inputs.files.first { $0.path == "tasuki.yaml" }
    #expect(loaded.diagnostics.first?.span.map { tasuki?.text(of: $0) } == "flow/*.yaml")
    #expect(!loaded.hasUnreadable)
  }

  @Test func saysWhatCannotBeRead() async throws {
    let folder = try TemporaryFolder(["a.yaml": workflow])
    let loaded = try await LoadedInputs(Discovery(["missing.yaml", "a.yaml"], in: folder.path))
    #expect(loaded.diagnostics.map(\.code) == [.unreadableFile])
    #expect(loaded.diagnostics.map(\.message.text) == ["cannot read 'missing.yaml': no such file or folder"])
    #expect(loaded.hasUnreadable)
    #expect(loaded.inputs.files.map(\.path) == ["a.yaml"])
  }

  @Test(arguments: [
    (nil, "cannot read 'tasuki.yaml': it is not a regular file"),
    ("nowhere", "cannot read 'tasuki.yaml': No such file or directory"),
  ])
  func aProjectFileThatCannotBeReadIsTheOneFinding(link: String?, message: String) async throws {
    let task = "{id: t, uses: slack/notify, with: {channel: ops, title: t, text: \"${{ vars.a }}\"}}"
    let folder = try TemporaryFolder([
      "a.yaml": "workflow: a\ntrigger: {source: shop, event: e}\ntasks: [\(task)]\n"
    ])
    if let link { try folder.link("tasuki.yaml", to: link) } else { try folder.write("", to: "tasuki.yaml/a") }
    let loaded = try await LoadedInputs(Discovery([], in: folder.path))
    #expect(loaded.diagnostics.map(\.message.text) == [message])
    #expect(try await compile(CompileRequest(inputs: loaded.inputs)).diagnostics.isEmpty)
  }

  @Test func keepsNoMoreThanTheBeginningOfAHugeFile() async throws {
    let huge = "workflow: a\n" + String(repeating: "x", count: 17 << 20)
    let folder = try TemporaryFolder(["a.yaml": huge, "b.yaml": String(repeating: "x", count: 17 << 20)])
    let loaded = try await LoadedInputs(Discovery(["."], in: folder.path))
    #expect(loaded.inputs.files.allSatisfy { $0.bytes.count < 10_000 })
    let found = try await compile(CompileRequest(inputs: loaded.inputs))
    #expect(found.diagnostics.map(\.code) == [.fileTooLarge])
    #expect(found.passedOver.count == 1)
  }
}
