import Diagnostics

// Connections and sources of the project file, and what happens to several workflows at once.

extension Sentence {
  static func usedBy(_ names: [String]) -> Sentence { "used by \(listed: names)" }
  static func namedWorkflows(_ names: [String]) -> Sentence { "\(listed: names)" }
  static func usesQuota(_ subject: String, _ count: Int, _ quota: Int) -> Sentence {
    "\(count) \(term: subject); AWS allows \(quota) unless you request more"
  }
  static let count: Sentence = "count"
  static func workflowsHaveOwner(_ count: Int, _ old: String, _ new: String) -> Sentence {
    "\(count) workflows have the owner '\(new)', no longer '\(old)'"
  }
  static func workflowsLeftTool(_ count: Int, _ tool: String) -> Sentence {
    "\(count) workflows run on AWS, no longer on \(tool)"
  }
  static func shadowsAreLive(_ count: Int) -> Sentence { "\(count) shadows go live" }
}

extension SettingCodes {
  static let connections = SettingCodes(
    added: (.connectionAdded, { "new connection '\($0)'" }),
    removed: (.connectionRemoved, { "the connection '\($0)' is removed" }),
    changed: (.connectionChanged, { "the connection '\($0)' has another \(terms: $1)" }))
  static let sources = SettingCodes(
    added: (.sourceAdded, { "new source '\($0)'" }),
    removed: (.sourceRemoved, { "the source '\($0)' is removed" }),
    changed: (.sourceChanged, { "the source '\($0)' has another \(terms: $1)" }))
}

extension ChangeCode {
  private static let order = DiagnosticCode.workflow("")
  private static let post = DiagnosticCode.taskWorkflow(
    uses: "http/request", "{connection: crm, method: POST, path: /orders, body: hello}")
  private static func crm(_ secret: String) -> String {
    """
    project: shop
    connections:
      crm: {http: {base-url: "https://crm.example.com", auth: {bearer: {secret: \(secret)}}}}

    """
  }
  private static func source(_ bus: String) -> String {
    "project: shop\nsources:\n  shop: {source: com.example.shop, bus: \(bus)}\n"
  }
  private static let fromSource = DiagnosticCode.triggerWorkflow("{source: shop, event: order.placed}")

  static let connectionAdded = ChangeCode(
    704, "connection-added", .safe, summary: "The project has a new connection.",
    explanation:
      "The changes of tasks show what uses it. A connection with another name that reaches the same is not a change.",
    clause: { .counted($0, "connection added", "connections added") },
    example: Example(base: order, head: order, project: "project: shop\n", headProject: crm("crm/token")))

  static let connectionRemoved = ChangeCode(
    705, "connection-removed", .safe, summary: "The project no longer has a connection.",
    explanation: "No task uses it, otherwise the newer side would have an error.",
    clause: { .counted($0, "connection removed", "connections removed") },
    example: Example(base: order, head: order, project: crm("crm/token"), headProject: "project: shop\n"))

  static let connectionChanged = ChangeCode(
    706, "connection-changed", .risky, summary: "A connection of the project has other settings.",
    explanation: """
      It is the cause of changes in every workflow that uses it, which are listed there. Of a secret, only the name is shown. \
      If no task uses the connection, it is safe.
      """,
    clause: { .counted($0, "connection changed", "connections changed") },
    example: Example(base: post, head: post, project: crm("crm/token"), headProject: crm("crm/new-token")))

  static let sourceAdded = ChangeCode(
    707, "source-added", .safe, summary: "The project has a new source.",
    explanation: "The changes of events show which workflows it starts.",
    clause: { .counted($0, "source added", "sources added") },
    example: Example(base: order, head: order, project: "project: shop\n", headProject: source("shop")))

  static let sourceRemoved = ChangeCode(
    708, "source-removed", .safe, summary: "The project no longer has a source.",
    explanation: "The changes of events show which workflows no longer receive events.",
    clause: { .counted($0, "source removed", "sources removed") },
    example: Example(base: order, head: order, project: source("shop"), headProject: "project: shop\n"))

  static let sourceChanged = ChangeCode(
    709, "source-changed", .risky, summary: "The events of a source arrive in another way.",
    explanation: """
      It is the cause of changes in every workflow that the source starts, which are listed there. If it starts none, it is safe.
      """,
    clause: { .counted($0, "source changed", "sources changed") },
    example: Example(base: fromSource, head: fromSource, project: source("shop"), headProject: source("store")))

  private static func wildcards(_ count: Int) -> String {
    let triggers = (1...count).map {
      "  - {source: com.example.shop, event: order.placed, where: {id: {wildcard: \"*-\($0)-*\"}}}"
    }
    return DiagnosticCode.triggerWorkflow("\n" + triggers.joined(separator: "\n"))
  }

  static let quotaNear = ChangeCode(
    710, "quota-near", .risky,
    summary: "The project uses four fifths or more of a quota of AWS, and more than before.",
    explanation: """
      Counted are the rules of each bus, those of them with wildcards, buses, API destinations, connections and roles. Other \
      projects in the same account and Region use the same quotas.
      """,
    clause: { .counted($0, "quota is near", "quotas are near") },
    example: Example(base: wildcards(23), head: wildcards(24)))

  private static func two(_ line: String) -> String {
    DiagnosticCode.workflow(line) + "---\n"
      + DiagnosticCode.workflow(line).replacing("order-placed", with: "order-again")
  }

  static let ownersMoved = ChangeCode(
    711, "owners-moved", .safe, summary: "Several workflows have another owner.",
    explanation: "The owner of a single workflow is a change of its texts.",
    clause: { .counted($0, "owner changes", "owners change") },
    example: Example(base: two("owner: shop"), head: two("owner: warehouse")))

  static let toolLeft = ChangeCode(
    712, "tool-left", .safe, summary: "Several workflows that a no-code tool ran now run on AWS.",
    explanation:
      "Each of them is listed as started, which is risky. Turn them off in the tool when they are deployed.",
    clause: { .counted($0, "move from a tool", "moves from tools") },
    example: Example(base: two("runs-on: zapier"), head: two("runs-on: aws")))

  static let shadowsLive = ChangeCode(
    713, "shadows-live", .safe, summary: "Several shadows go live.",
    explanation: "Each of them is listed as started, which is risky.",
    clause: { _ in "shadows go live" }, example: Example(base: two("state: shadow"), head: two("state: live")))
}
