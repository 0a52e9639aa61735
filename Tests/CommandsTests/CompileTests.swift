import Foundation
import TestSupport
import Testing

@Suite struct CompileTests {
  let tasuki = BuiltCommand()

  @Test func aProjectBeginsCleanAndCompilesToEveryTarget() throws {
    let folder = try TemporaryFolder()
    let start = try tasuki("init", "My Desk", in: folder.path)
    #expect(start.status == 0)
    #expect(start.output.contains("My Desk/tasuki.yaml: written\n"))
    #expect(folder.text(of: "My Desk/tasuki.yaml")?.contains("project: my-desk\n") == true)
    let desk = folder.path + "/My Desk"
    let check = try tasuki("check", "--strict", in: desk)
    #expect((check.status, check.output) == (0, ""))
    for target in ["terraform", "cloudformation", "eventbridge"] {
      let run = try tasuki("compile", "--target", target, "--out", "out/\(target)", in: desk)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("out/\(target)/"))
    }
    // Existing files are never overwritten.
    let again = try tasuki("init", "My Desk", in: folder.path)
    #expect(again.status == 2)
    #expect(
      again.errors
        == "error: 'My Desk/tasuki.yaml', 'My Desk/workflows/order-placed.yaml' and "
        + "'My Desk/workflows/fixtures/order-placed.json' already exist: nothing was written\n")
  }

  @Test func aProjectFileOfEitherNameIsThereAlready() throws {
    let folder = try TemporaryFolder(["tasuki.yml": "project: desk\n"])
    let run = try tasuki("init", in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("'tasuki.yml'"))
    #expect(folder.text(of: "tasuki.yaml") == nil)
  }

  @Test(arguments: [nil, "project: tasuki\n"])
  func aTemplateIsNoProjectFile(project: String?) throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    if let project { try Data(project.utf8).write(to: URL(fileURLWithPath: folder.path + "/tasuki.yaml")) }
    for format in ["yaml", "json"] {
      let run = try tasuki(
        "compile", "--target", "cloudformation", "--format", format, "--out", "out/" + format, in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/yaml")
    #expect(names.contains("tasuki-template.yaml"))
    let check = try tasuki("check", "--strict", "--verbose", in: folder.path)
    #expect(check.status == 0, "\(check.output)")
    #expect(
      check.errors.contains(
        "ignored: out/yaml/tasuki-template.yaml, written by Tasuki\n"))
  }

  @Test func writesTheSameBytesAndSaysWhatItDid() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    let first = try tasuki("compile", "a.yaml", "--target", "terraform", "--out", "out", in: folder.path)
    #expect(first.status == 0)
    #expect(first.output.contains("out/order-placed.tf: written\n"))
    let text = folder.text(of: "out/order-placed.tf")
    let second = try tasuki("compile", "a.yaml", "--target", "terraform", "--out", "out", in: folder.path)
    #expect(second.output.contains("out/order-placed.tf: unchanged\n"))
    #expect(!second.output.contains("written"))
    #expect(folder.text(of: "out/order-placed.tf") == text)
  }

  /// As `simulate` takes it.
  @Test(arguments: [
    ["check"], ["compile", "--target", "cloudformation"], ["test", "--format", "json"],
    ["replay", "--events", "-", "--format", "json"],
  ])
  func aWorkflowsNameStandsForItsFile(command: [String]) throws {
    let folder = try TemporaryFolder([
      "flows/a.yaml": Documents.good, "flows/b.yaml": Documents.renamed(Documents.broken),
    ])
    let named = try tasuki.run(command + ["order-placed"], in: folder.path)
    #expect(named.status == 0, "\(named.errors)")
    #expect(named.output == (try tasuki.run(command + ["flows/a.yaml"], in: folder.path)).output)
    #expect(try tasuki.run(command + ["order-paid"], in: folder.path).status == 1)
    let both = try tasuki.run(command + ["order-placed", "flows/b.yaml"], in: folder.path)
    #expect(both.status == 1)
  }

  @Test func anUnknownNameIsNoWorkflow() throws {
    let folder = try TemporaryFolder(["flows/a.yaml": Documents.good])
    let unknown = try tasuki("check", "order-plaecd", in: folder.path)
    #expect(unknown.status == 2)
    #expect(
      unknown.errors
        == "error: no file, folder or workflow is named 'order-plaecd': did you mean 'order-placed'?\n")
    #expect(try tasuki("check", "flows/nowhere", in: folder.path).output.contains("cannot read 'flows/nowhere'"))
  }

  @Test func nothingToWriteIsSaidWhereverItWouldGo() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    for out in [[], ["--out", "out"]] {
      let run = try tasuki.run(["compile", "--target", "asl"] + out, in: folder.path)
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors == "nothing to write: no workflow needs a state machine\n")
    }
  }

  @Test func aSingleOutputGoesToStandardOutput() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    let template = try tasuki("compile", "--target", "cloudformation", in: folder.path)
    #expect(template.status == 0)
    #expect(template.output.contains("AWSTemplateFormatVersion"))
    let json = try tasuki("compile", "--target", "cloudformation", "--format", "json", in: folder.path)
    #expect(json.output.hasPrefix("{"))
    let several = try tasuki("compile", "--target", "terraform", in: folder.path)
    #expect(several.status == 2)
    #expect(several.errors.contains("--out"))
  }

  @Test func errorsLeaveTheFolderAsItWas() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.misspelt])
    let run = try tasuki("compile", "--target", "terraform", "--out", "out", in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("a.yaml:2:1: error") && run.errors.contains("nothing was written"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  @Test func foreignFilesAreKept() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good, "out/versions.tf": "# mine\n"])
    let run = try tasuki("compile", "--target", "terraform", "--out", "out", in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("'out/versions.tf' was not written by Tasuki."))
    #expect(folder.text(of: "out/versions.tf") == "# mine\n")
    #expect(try tasuki("compile", "--target", "terraform", "--out", "out", "--force", in: folder.path).status == 0)
    #expect(folder.text(of: "out/versions.tf") != "# mine\n")
  }

  @Test func anUnwritableFolderEndsWithTwo() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good, "file": ""])
    let run = try tasuki("compile", "--target", "terraform", "--out", "file/out", in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot write"))
  }

  @Test(arguments: [
    ["--target", "terrafrom"], [], ["--target", "terraform", "--format", "json"],
    ["--target", "terraform", "--parameter", "a=b"], ["--target", "eventbridge", "--parameter", "a"],
    ["--target", "cloudformation", "missing.yaml"],
  ])
  func badUsageEndsWithTwo(arguments: [String]) throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    let run = try tasuki.run(["compile"] + arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func saysWhatATargetLacks() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    let near = try tasuki("compile", "--target", "terrafrom", in: folder.path)
    #expect(near.errors.contains("did you mean 'terraform'?"))
  }

  @Test func stateMachinesAlone() throws {
    let folder = try TemporaryFolder([
      "a.yaml": Documents.good,
      "b.yaml": """
      workflow: slow
      trigger: {source: com.example.shop, event: order.placed}
      tasks:
        - wait: 10m
        - {id: keep, uses: sqs/send, with: {queue: orders}}

      """,
    ])
    let none = try tasuki("compile", "a.yaml", "--target", "asl", in: folder.path)
    #expect(none.status == 0)
    #expect(none.output.isEmpty)
    #expect(none.errors.contains("no workflow needs a state machine"))
    let one = try tasuki("compile", "--target", "asl", in: folder.path)
    #expect(one.status == 0)
    #expect(one.output.contains("\"StartAt\": \"wait 10m\""))
    #expect(try tasuki("compile", "--target", "asl", "--out", "out", in: folder.path).status == 0)
    #expect(folder.text(of: "out/tasuki-slow.asl.json") == one.output)
    #expect(one.output.contains("${AWS::Region}"))
    let open = try tasuki("compile", "--target", "asl", "--region", "eu-west-1", in: folder.path)
    #expect(open.status == 1 && open.output.isEmpty && open.errors.contains("a value is missing: 'account'"))
    let whole = try tasuki(
      "compile", "--target", "asl", "--region", "eu-west-1", "--account", "123456789012", in: folder.path)
    #expect(whole.output.contains("https://sqs.eu-west-1.amazonaws.com/123456789012/orders"))
    #expect(!whole.output.contains("${"))
  }

  @Test func valuesOfEventBridge() throws {
    let folder = try TemporaryFolder(["a.yaml": Documents.good])
    let open = try tasuki("compile", "--target", "eventbridge", "--out", "out", in: folder.path)
    #expect(open.status == 1)
    let filled = try tasuki(
      "compile", "--target", "eventbridge", "--out", "out", "--region", "eu-west-1", "--parameter",
      "account=123456789012", in: folder.path)
    #expect(filled.status == 0, "\(filled.errors)")
  }

  @Test func environmentsArePicked() throws {
    let project = "project: desk\nenvironments: {staging: {region: eu-west-1}, production: {region: us-east-1}}\n"
    let folder = try TemporaryFolder(["a.yaml": Documents.good, "tasuki.yaml": project])
    let open = try tasuki("compile", "--target", "cloudformation", in: folder.path)
    #expect(open.status == 2)
    #expect(open.errors.contains("--env (staging, production)"))
    #expect(try tasuki("compile", "--target", "cloudformation", "--env", "staging", in: folder.path).status == 0)
    let wrong = try tasuki("compile", "--target", "cloudformation", "--env", "stagign", in: folder.path)
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("did you mean 'staging'?"))
  }
}
