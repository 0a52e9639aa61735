import Foundation
import TestSupport
import Testing

/// Secrets in what the command prints, and in files that it reads beside workflows.
@Suite struct SecretCommandTests {
  private static let secret = "sk_live_51NotARealKey0000"
  private static let workflow =
    Documents.good + """
      tests:
        - {name: fires, event: event.json, expect: {fires: false}}

      """

  @Test func aSecretInAnEventFileIsFoundAndNeverShown() throws {
    let command = BuiltCommand()
    let event =
      #"{"source": "com.example.shop", "detail-type": "order.placed", "detail": {"key": "\#(Self.secret)"}}"#
    let escaped = event.replacingOccurrences(of: "51Not", with: "51\\u004eot")
    for text in [event, escaped] {
      let workspace = try TemporaryFolder(["a.yaml": Self.workflow, "event.json": text])
      let check = try command("check", "a.yaml", in: workspace.path)
      #expect(check.status == 1)
      #expect(check.output.contains("a.yaml:8:26: error: in the event file"), "\(check.output)")
      let test = try command("test", "a.yaml", in: workspace.path)
      let simulation = try command("simulate", "--event", "event.json", in: workspace.path)
      try workspace.write(Self.workflow.replacing("order.placed", with: "order.paid"), to: "new/a.yaml")
      let changes = try ["text", "json", "markdown"].map { format in
        try command("diff", "a.yaml", "new/a.yaml", "--format", format, in: workspace.path)
      }
      #expect(changes.allSatisfy { $0.output.contains("fires") })
      for run in [check, test, simulation] + changes {
        #expect(!(run.output + run.errors).contains("ARealKey"), "\(run.output)\(run.errors)")
      }
    }
  }

  @Test func aCommentSilencesTheFindingAndTheSecretStaysHidden() throws {
    let command = BuiltCommand()
    let text = Documents.good.replacingOccurrences(
      of: "trigger:", with: "owner: \(Self.secret) # tasuki: ignore[TSK0222] not a real one\ntrigger:")
    let workspace = try TemporaryFolder(["a.yaml": text])
    #expect(try command("check", "a.yaml", in: workspace.path).status == 0)
    let other = try TemporaryFolder(["a.yaml": text.replacingOccurrences(of: "owner:", with: "ownr:")])
    let check = try command("check", "a.yaml", in: other.path)
    #expect(check.status == 1 && check.output.contains("ownr: sk_live_*****************"), "\(check.output)")
  }

  @Test func pathsAndArgumentsAreMasked() throws {
    let command = BuiltCommand()
    let workspace = try TemporaryFolder(["\(Self.secret)/a.yaml": Documents.misspelt])
    for format in ["text", "json", "sarif", "github", "junit"] {
      let check = try command("check", "\(Self.secret)/a.yaml", "--format", format, "--verbose", in: workspace.path)
      #expect(check.status == 1 && !(check.output + check.errors).contains("ARealKey"), "\(check.output)")
    }
    let baseline = try command(
      "check", "\(Self.secret)/a.yaml", "--baseline", "known.json", "--write-baseline", in: workspace.path)
    #expect(baseline.status == 0 && workspace.text(of: "known.json")?.contains("ARealKey") == false)
    #expect(
      try command("check", "\(Self.secret)/a.yaml", "--baseline", "known.json", in: workspace.path).status == 0)
    for arguments in [
      ["check", "\(Self.secret).yaml"], ["check", "--\(Self.secret)"], ["simulate", Self.secret, "--event", "a"],
      ["diff", Self.secret, "."],
    ] {
      let run = try command.run(arguments, in: workspace.path)
      #expect(run.status == 2 && !(run.output + run.errors).contains("ARealKey"), "\(run.errors)")
    }
  }

  @Test func patternsAreMasked() throws {
    let command = BuiltCommand()
    let workspace = try TemporaryFolder([
      "one.json": #"{"source": ["\#(Self.secret)"], "bogus": []}"#,
      "two.json": #"{"source": ["\#(Self.secret)", "b"]}"#,
      "three.json": #"{"source": ["\#(Self.secret)"]}"#,
    ])
    for arguments in [
      ["pattern", "check", "one.json"], ["pattern", "compare", "two.json", "three.json"],
      ["pattern", "compare", "three.json", "two.json", "--format", "json"],
      ["pattern", "match", "--pattern", "two.json", "--event", "three.json", "--verbose"],
    ] {
      let run = try command.run(arguments, in: workspace.path)
      #expect(!(run.output + run.errors).isEmpty && !(run.output + run.errors).contains("ARealKey"), "\(arguments)")
    }
  }
}
