import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  let tasuki = BuiltCommand()

  @Test func nothingToReport() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    let run = try tasuki("check", in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "1 workflow in 1 file: no findings\n")
    let quiet = try tasuki("check", "--quiet", in: folder.path)
    #expect((quiet.status, quiet.output, quiet.errors) == (0, "", ""))
  }

  @Test func errorsEndWithOne() throws {
    let folder = try TemporaryFolder(["flows/a.yaml": Documents.misspelt])
    let run = try tasuki("check", in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("flows/a.yaml:2:1: error: unknown key 'tigger'"))
    #expect(run.output.contains("\n 2 | tigger: {"))
    #expect(run.output.contains("^^^^^^ did you mean 'trigger'?"))
    #expect(run.errors.hasPrefix("1 workflow in 1 file: 1 error"))
  }

  @Test func warningsCountOnlyWhenAskedTo() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.idle])
    let run = try tasuki("check", in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("warning: no finding 'unknown-key' to silence [TSK0950]"))
    #expect(try tasuki("check", "--strict", in: folder.path).status == 1)
    #expect(try tasuki("check", "--strict", "--ignore", "TSK0950", in: folder.path).status == 0)
    #expect(try tasuki("check", "--strict", "--select", "unused-ignore", in: folder.path).status == 1)
    #expect(try tasuki("check", "--strict", "--select", "TSK01", in: folder.path).status == 0)
  }

  @Test(arguments: [
    ["check", "missing.yaml"], ["check", "--no-such-option"], ["chekc"], ["check", "--format", "xml"],
    ["check", "--select", "no-such-code"], ["check", "--baseline", "missing.json"], ["check", "--write-baseline"],
    ["check", "empty"], ["check", "-", "--fix"], ["check", "--env", "production"], ["explain", "no-such-code"],
    ["schema", "nothing"], ["check", "--quiet", "--verbose"],
  ])
  func whatCannotRunEndsWithTwo(arguments: [String]) throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good, "empty/notes.md": ""])
    let run = try tasuki.run(arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(!run.errors.isEmpty)
    #expect(run.output.isEmpty || arguments.contains("missing.yaml"))
  }

  @Test func anUnreadableFileDoesNotHideTheOthers() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.misspelt])
    let run = try tasuki("check", "missing.yaml", "a.yaml", in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.contains("cannot read 'missing.yaml'"))
    #expect(run.output.contains("a.yaml:2:1: error"))
  }

  @Test func readsStandardInput() throws {
    let folder = try TemporaryFolder()
    let run = try tasuki("check", "-", in: folder.path, input: Documents.misspelt)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("<stdin>:2:1: error"))
    #expect(try tasuki("check", "-", in: folder.path, input: Documents.good).status == 0)
  }

  @Test func appliesSafeFixes() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.misspelt, "b.yaml": Documents.renamed(Documents.idle)])
    let run = try tasuki("check", "--fix", in: folder.path)
    #expect(run.status == 0)
    #expect(folder.text(of: "a.yaml") == Documents.good)
    #expect(folder.text(of: "b.yaml") == Documents.renamed(Documents.good))
    #expect(run.errors.contains("; 2 fixed"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.yaml", "b.yaml"])
  }

  @Test func filesThatCannotBeReplacedAreNotFixed() throws {
    let folder = try TemporaryFolder([
      "a.yaml": Documents.misspelt, "b.yaml": Documents.renamed(Documents.misspelt),
    ])
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path + "/b.yaml")
    let readOnly = try tasuki("check", "--fix", in: folder.path)
    #expect(readOnly.status == 2)
    #expect(readOnly.errors.contains("cannot fix 'b.yaml': the file is read-only"))
    try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path + "/b.yaml")
    try files.linkItem(atPath: folder.path + "/b.yaml", toPath: folder.path + "/other")
    let linked = try tasuki("check", "--fix", in: folder.path)
    #expect(linked.status == 2)
    #expect(linked.errors.contains("cannot fix 'b.yaml': the file has 2 hard links"))
    #expect(folder.text(of: "a.yaml") == Documents.misspelt)
  }

  @Test func reportsFixesThatWereNotApplied() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good + "  - {id: next, uses: sqs/sned}\n"])
    let run = try tasuki("check", "--fix", in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("; 1 not fixed, because the fix would damage the file or cause a new finding"))
    #expect(!run.output.contains("does it"))
    #expect(folder.text(of: "a.yaml")?.contains("sqs/sned") == true)
  }

  @Test func silencedFindingsAreNotFixed() throws {
    let text =
      "# tasuki: ignore[unknown-key] kept\n" + Documents.good + "ownr: desk # tasuki: ignore[unknown-key]\n"
    let folder = try TemporaryFolder(["a.yaml": text])
    _ = try tasuki("check", "--fix", in: folder.path)
    #expect(folder.text(of: "a.yaml")?.contains("ownr: desk # tasuki: ignore[unknown-key]") == true)
  }

  @Test func commentsSilence() throws {
    let text = Documents.good + "ownr: desk # tasuki: ignore[unknown-key] read by our own tools\n"
    let folder = try TemporaryFolder(["a.yaml": text])
    #expect(try tasuki("check", "--strict", in: folder.path).status == 0)
    // A silenced error would be missing from the output, so there it counts.
    #expect(try tasuki("compile", "--target", "terraform", "--out", "out", in: folder.path).status == 1)
  }

  @Test func knownFindingsAreNotReported() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.misspelt])
    let written = try tasuki("check", "--baseline", "known.json", "--write-baseline", in: folder.path)
    #expect(written.status == 0)
    #expect(folder.text(of: "known.json")?.contains("a.yaml") == true)
    let known = try tasuki("check", "--baseline", "known.json", in: folder.path)
    #expect((known.status, known.output) == (0, ""))
    try Data(("ownr: x\n" + Documents.misspelt).utf8).write(to: URL(fileURLWithPath: folder.path + "/a.yaml"))
    let new = try tasuki("check", "--baseline", "known.json", in: folder.path)
    #expect(new.status == 1)
    #expect(new.output.contains("'ownr'") && !new.output.contains("'tigger'"))
  }

  @Test(arguments: ["json", "sarif", "github", "junit"])
  func otherFormsGoToStandardOutput(format: String) throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.misspelt])
    let run = try tasuki("check", "--format", format, in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("TSK0"))
    #expect(run.output.hasSuffix("\n"))
  }

  @Test func colorsWhenAsked() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.misspelt])
    func isColored(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Bool {
      try tasuki.run(["check"] + arguments, in: folder.path, environment: environment).output.contains("\u{1B}[")
    }
    #expect(try !isColored([]))
    #expect(try isColored(["--color", "always"]))
    #expect(try isColored([], ["CLICOLOR_FORCE": "1"]))
    #expect(try !isColored([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(try !isColored(["--color", "never"], ["CLICOLOR_FORCE": "1"]))
    #expect(try isColored(["--color", "always"], ["NO_COLOR": "1"]))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let folder = try TemporaryFolder([
      "b.yaml": Documents.misspelt, "a.yaml": Documents.broken, "c/d.yaml": Documents.idle,
    ])
    let first = try tasuki("check", "b.yaml", "c", "a.yaml", in: folder.path)
    let second = try tasuki("check", "a.yaml", "b.yaml", "c/d.yaml", in: folder.path)
    #expect(first.output == second.output)
    #expect(first.output.hasPrefix("a.yaml:"))
  }
}
