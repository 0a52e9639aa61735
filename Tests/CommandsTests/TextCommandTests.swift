import Emit
import Foundation
import Testing

@testable import Commands

@Suite struct TextCommandTests {
  let tasuki = BuiltCommand()

  private func run(_ arguments: String...) throws -> BuiltCommand.Result {
    try tasuki.run(arguments, in: NSTemporaryDirectory())
  }

  @Test func explains() throws {
    let page = try run("explain", "TSK0950")
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("TSK0950 unused-ignore (warning)\n"))
    #expect(try run("explain", "unused-ignore").output == page.output)
    let list = try run("explain")
    #expect(list.status == 0)
    #expect(list.output.contains("\nTSK0950  unused-ignore "))
    #expect(try run("explain", "unused-ignroe").errors.contains("did you mean 'unused-ignore'?"))
  }

  @Test func printsSchemas() throws {
    for name in ["workflow", "project"] {
      let schema = try run("schema", name)
      #expect(schema.status == 0)
      let value = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
      #expect(value?["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    }
  }

  @Test(arguments: [
    (["chek"], "unknown command 'chek': did you mean 'check'?"),
    (["help", "chek"], "unknown command 'chek': did you mean 'check'?"),
    (["help", "nosuch"], "unknown command 'nosuch' ("), (["pattern", "chek"], "did you mean 'check'?"),
    (["help", "pattern", "mtach"], "did you mean 'match'?"), (["\u{1B}[31m"], "unknown command '␛[31m' ("),
    (["check", "--formt", "json"], "--formt"), (["check", "--env\u{1B}[31m"], "--env␛[31m"),
    (["check", ""], "a path is empty"), (["simulate", "", "--event", "e.json"], "a path is empty"),
    (["init", ""], "a path is empty"), (["compile", "--target", "asl", "--out", ""], "--out has an empty value"),
    (["check", "--baseline", "", "--write-baseline"], "--baseline has an empty value"),
  ])
  func aWrongCallIsExplained(arguments: [String], wanted: String) throws {
    let run = try tasuki.run(arguments, in: NSTemporaryDirectory())
    #expect(run.status == 2)
    #expect(run.errors.contains(wanted), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func printsVersionAndHelp() throws {
    #expect(try run("--version").output.split(separator: ".").count == 3)
    for arguments in [
      ["--help"], ["help", "check"], ["compile", "--help"], ["help"], ["help", "pattern", "match"], [],
    ] {
      let help = try tasuki.run(arguments, in: NSTemporaryDirectory())
      #expect(help.status == 0)
      #expect(help.output.contains("USAGE: tasuki"))
      #expect(help.errors.isEmpty)
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try run("--generate-completion-script", shell)
      #expect(script.status == 0)
      #expect(script.output.contains("tasuki"))
    }
  }

  /// The output of generate-docs equals the files in the repository.
  @Test func referenceFilesAreCurrent() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try GeneratedFiles.all(below: root.path)
    for file in files {
      let present = try? Data(contentsOf: root.appendingPathComponent(file.path))
      let isCurrent = present.map(Array.init) == file.bytes
      #expect(isCurrent, "\(file.path) is not current: swift run generate-docs")
    }
    let pages = try FileManager.default.contentsOfDirectory(atPath: root.path + "/docs/diagnostics")
    let wanted = files.map(\.path).filter { $0.hasPrefix("docs/diagnostics/") }.map { String($0.dropFirst(17)) }
    #expect(pages.sorted() == wanted.sorted(), "a page is missing or left over: swift run generate-docs")
  }
}
