import Foundation
import TestSupport
import Testing

/// Streams that cannot be written to: no command ends as if they could.
@Suite struct StreamTests {
  let tasuki = BuiltCommand()

  /// Runs of every command that prints something.
  private static let runs: [[String]] = [
    ["--help"], ["--version"], [], ["help", "check"], ["compile", "--help"], ["pattern"],
    ["--generate-completion-script", "bash"], ["--generate-completion-script", "zsh"],
    ["--generate-completion-script", "fish"],
    ["init", "new"],
    ["check", "bad.yaml"], ["check", "bad.yaml", "--format", "json"], ["check", "bad.yaml", "--format", "sarif"],
    ["check", "bad.yaml", "--format", "github"], ["check", "--format", "junit"],
    ["compile", "--target", "cloudformation"], ["compile", "--target", "terraform", "--out", "out"],
    ["test"], ["test", "--format", "json"], ["test", "--format", "junit"], ["test", "--coverage"],
    ["simulate", "--event", "event.json"], ["simulate", "--event", "event.json", "--format", "json"],
    ["replay", "--events", "event.json"], ["replay", "--events", "event.json", "--format", "csv"],
    ["replay", "--events", "event.json", "--format", "json"],
    ["diff", "a.yaml", "b.yaml"], ["diff", "a.yaml", "b.yaml", "--format", "json"],
    ["diff", "a.yaml", "b.yaml", "--format", "markdown"],
    ["cost"], ["cost", "--format", "json"],
    ["diff", "a.yaml", "b.yaml", "--format", "svg"], ["graph", "a.yaml"], ["graph", "a.yaml", "--format", "dot"],
    ["graph", "order-placed", "a.yaml", "--format", "svg"],
    ["pattern", "match", "--pattern", "pattern.json", "--event", "event.json"], ["pattern", "match", "--batch"],
    ["pattern", "check", "bad.json"], ["pattern", "compare", "pattern.json", "pattern.json"],
    ["catalog"], ["catalog", "--format", "html"], ["rules"], ["rules", "--format", "json"],
    ["check", "bad.yaml", "--format", "rdjson"], ["check", "bad.yaml", "--format", "concise"],
    ["explain"], ["explain", "TSK0001"], ["schema", "workflow"], ["schema", "project"],
  ]

  private func workspace() throws -> TemporaryFolder {
    try TemporaryFolder([
      "a.yaml": Documents.good
        + "tests: [{name: fires, event: {source: com.example.shop, detail-type: order.placed}, expect: {fires: true}}]\n",
      "b.yaml": Documents.good.replacing("order-placed", with: "order-paid"), "bad.yaml": "kind: other\n",
      "event.json": #"{"source":"com.example.shop","detail-type":"order.placed","detail":{}}"#,
      "pattern.json": #"{"source":["com.example.shop"]}"#, "bad.json": #"{"source":"a"}"#,
    ])
  }

  private let batch = #"{"pattern":{"source":["a"]},"event":{"source":"a"}}"# + "\n"

  @Test func everyCommandIsTried() throws {
    let help = try tasuki("--help", in: NSTemporaryDirectory()).output
    let list = try #require(help.range(of: "SUBCOMMANDS:\n"))
    let names = help[list.upperBound...].split(separator: "\n").filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ")
    }
    .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "See" }
    #expect(names.count >= 9)
    for name in names { #expect(Self.runs.contains { $0.first == name }, "\(name) is not tried") }
  }

  @Test(arguments: runs)
  func aFullDiskEndsWithTwo(arguments: [String]) throws {
    let folder = try workspace()
    #expect(try !tasuki.run(arguments, in: folder.path, input: batch).output.isEmpty)
    let again = try workspace()
    let run = try tasuki.run(
      arguments, in: again.path, input: batch, output: FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full")))
    #expect(run.status == 2)
    #expect(run.signal == nil)
    #expect(run.errors.hasSuffix("error: cannot write to standard output: No space left on device\n"))
  }

  @Test(arguments: runs)
  func aClosedPipeEndsTheCommand(arguments: [String]) throws {
    let folder = try workspace()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let run = try tasuki.run(arguments, in: folder.path, input: batch, output: pipe.fileHandleForWriting)
    #expect(run.signal == SIGPIPE)
    #expect(!run.errors.contains("error: cannot write"))
  }

  private func shell(_ script: String, in folder: String) throws -> BuiltCommand.Result {
    try BuiltCommand(path: "/bin/sh").run(["-c", script, tasuki.path], in: folder)
  }

  @Test func closedStreams() throws {
    let folder = try workspace()
    let output = try shell(#""$0" schema workflow >&-"#, in: folder.path)
    #expect(output.status == 2)
    #expect(output.errors == "error: cannot write to standard output: Bad file descriptor\n")
    // Where nothing is printed, the stream is not needed.
    #expect(try shell(#""$0" check a.yaml >&- 2>&-"#, in: folder.path).status == 0)
    let input = try shell(#""$0" check - <&-"#, in: folder.path)
    #expect(input.status == 2)
    #expect(input.output.contains("cannot read '<stdin>': Bad file descriptor"))
  }

  /// The number of a closed stream is not given to a file that would then receive results.
  @Test func whatIsPrintedGoesIntoNoFile() throws {
    let folder = try workspace()
    let run = try shell(#""$0" compile a.yaml --target terraform --out out >&- 2>&-"#, in: folder.path)
    #expect(run.status == 2)
    let clean = try workspace()
    #expect(try tasuki("compile", "a.yaml", "--target", "terraform", "--out", "out", in: clean.path).status == 0)
    for name in ["order-placed.tf", "versions.tf", ".tasuki-manifest.json"] {
      #expect(folder.text(of: "out/" + name) == clean.text(of: "out/" + name))
    }
  }

  @Test func aFullStandardErrorIsAFailure() throws {
    let folder = try workspace()
    #expect(try shell(#""$0" check a.yaml 2>/dev/full"#, in: folder.path).status == 2)
    #expect(try shell(#""$0" check a.yaml --quiet 2>/dev/full"#, in: folder.path).status == 0)
    // Nothing is written if the warnings that belong to it are lost.
    #expect(
      try shell(#""$0" compile missing.yaml --target terraform --out out 2>/dev/full"#, in: folder.path).status == 2
    )
  }

  @Test func aFileLimitIsAnErrorLikeAnyOther() throws {
    let folder = try workspace()
    let run = try shell(#"ulimit -f 1; "$0" compile a.yaml --target terraform --out out"#, in: folder.path)
    #expect(run.signal == nil)
    #expect(run.status == 2)
    #expect(run.errors.contains("File too large"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }
}
