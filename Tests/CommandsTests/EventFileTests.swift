import Foundation
import TestSupport
import Testing

private let shop = """
  workflow: order-placed
  trigger: {source: com.example.shop, event: order.placed}
  tasks:
    - id: hand-over
      uses: sqs/send
      with: {queue: orders}

  """
private let order = #"{"source":"com.example.shop","detail-type":"order.placed","detail":{"id":"A-1","total":250}}"#

/// Which files a test's event may come from, and what is shown of them.
@Suite struct EventFileTests {
  let tasuki = BuiltCommand()

  private func workflow(withEvent path: String) -> String {
    shop + "tests:\n  - name: a\n    event: \(path)\n    expect: {fires: true}\n"
  }

  @Test(arguments: [
    "../../outside.json", "/proc/self/environ", "/dev/stdin", "../way/outside.json", "fixtures/link.json",
  ])
  func oneOutsideTheProjectIsNotRead(path: String) throws {
    let folder = try TemporaryFolder([
      "p/tasuki.yaml": "project: p\n", "p/flows/orders.yaml": workflow(withEvent: path),
      "p/flows/fixtures/order.json": order, "outside.json": "token-of-the-machine\n",
    ])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.path + "/p/way", withDestinationPath: "..")
    try files.createSymbolicLink(
      atPath: folder.path + "/p/flows/fixtures/link.json", withDestinationPath: "../../../outside.json")
    for format in ["text", "json", "junit"] {
      let run = try tasuki("test", "--format", format, in: folder.path + "/p", input: "standard input")
      #expect(run.status == 1)
      #expect(run.output.contains("is outside the project"))
      #expect(!(run.output + run.errors).contains("token-of"))
    }
    let text = try tasuki("test", in: folder.path + "/p")
    #expect(text.output.contains("flows/orders.yaml:9:12: error: '\(path)'"))
    #expect(text.output.contains("[TSK1107]"))
  }

  @Test func withoutAProjectFileItStaysInTheWorkflowsFolder() throws {
    let folder = try TemporaryFolder([
      "a/flows/orders.yaml": workflow(withEvent: "../order.json"), "a/order.json": order,
    ])
    for (path, below) in [("a", ""), (".", "/a"), ("orders.yaml", "/a/flows")] {
      let run = try tasuki("test", path, in: folder.path + below)
      #expect(run.status == 1 && run.output.contains("[TSK1107]"))
    }
    try Data("project: a\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/a/tasuki.yaml"))
    #expect(try tasuki("test", "a", in: folder.path).status == 0)
    #expect(try tasuki("test", "orders.yaml", in: folder.path + "/a/flows").status == 0)
  }

  @Test func forStandardInputItStaysInTheCurrentFolderOrTheProject() throws {
    let folder = try TemporaryFolder(["a/order.json": order, "a/flows/notes.md": ""])
    let (here, above) = (workflow(withEvent: "order.json"), workflow(withEvent: "../order.json"))
    #expect(try tasuki("test", "-", in: folder.path + "/a", input: here).status == 0)
    let outside = try tasuki("test", "-", in: folder.path + "/a/flows", input: above)
    #expect(outside.status == 1 && outside.output.contains("[TSK1107]"))
    try Data("project: a\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/a/tasuki.yaml"))
    #expect(try tasuki("test", "-", in: folder.path + "/a/flows", input: above).status == 0)
  }

  @Test(.timeLimit(.minutes(30))) func aPipeIsNotWaitedFor() throws {
    let folder = try TemporaryFolder(["flows/orders.yaml": workflow(withEvent: "pipe")])
    try #require(mkfifo(folder.path + "/flows/pipe", 0o644) == 0)
    let run = try tasuki("test", in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("cannot read 'pipe': it is not a regular file [TSK1101]"))
  }

  @Test(arguments: [
    "token-of-the-machine", #"{"a": 1} token-of-the-machine"#, #"{"token-of-the-machine": x}"#,
    #"["token-of-the-machine"]"#,
  ])
  func oneThatIsNoEventIsNotQuoted(text: String) throws {
    let folder = try TemporaryFolder([
      "flows/orders.yaml": workflow(withEvent: "f.json"), "flows/f.json": "\n" + text + "\n",
    ])
    for format in ["text", "json", "junit"] {
      let run = try tasuki("test", "--format", format, in: folder.path)
      #expect(run.status == 1)
      #expect(!(run.output + run.errors).contains("token"), "\(run.output)")
    }
    let run = try tasuki("test", in: folder.path)
    #expect(run.output.contains("flows/f.json:2:") && run.output.contains("[TSK1102]"))
  }
}
