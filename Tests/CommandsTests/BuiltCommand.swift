import Foundation
import Testing

/// The `tasuki` that was built with the tests.
struct BuiltCommand {
  struct Result {
    var status: Int32
    /// The signal that ended the run, if one did.
    var signal: Int32?
    var output: String
    var errors: String
  }

  let path: String

  /// Another program, run in the same way.
  init(path: String) { self.path = path }

  init() {
    var candidates = CommandLine.arguments.filter { $0.contains(".xctest") || $0.hasPrefix("/") }
    candidates.append(Bundle.main.bundlePath)
    candidates.append(Bundle.main.executablePath ?? "")
    for candidate in candidates {
      var folder = URL(fileURLWithPath: candidate)
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        let path = folder.appendingPathComponent("tasuki").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
          FileManager.default.isExecutableFile(atPath: path)
        {
          self.path = path
          return
        }
      }
    }
    path = "tasuki, which was not built"
  }

  func callAsFunction(_ arguments: String..., in folder: String, input: String? = nil) throws -> Result {
    try run(arguments, in: folder, input: input)
  }

  func run(
    _ arguments: [String], in folder: String, input: String? = nil, environment: [String: String] = [:],
    output stream: FileHandle? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    // Files, not pipes: a report may be larger than a pipe's buffer.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("tasuki-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = scratch.appendingPathComponent(name)
      try Data(text.utf8).write(to: url)
      return url
    }
    let (output, errors) = (try file("output"), try file("errors"))
    process.standardInput = try FileHandle(forReadingFrom: file("input", input ?? ""))
    process.standardOutput = try stream ?? FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      signal: process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// Documents that the tests are about.
enum Documents {
  static let good = """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: {queue: orders}

    """
  /// One error, with a safe fix.
  static let misspelt = good.replacingOccurrences(of: "trigger:", with: "tigger:")
  /// One error without a fix.
  static let broken = good.replacingOccurrences(of: "event: order.placed", with: "event: {}")
  /// The document with another workflow name.
  static func renamed(_ text: String) -> String {
    text.replacingOccurrences(of: "order-placed", with: "order-paid")
  }
  static let idle = good + "# tasuki: ignore[unknown-key] nothing is here\n"
}
