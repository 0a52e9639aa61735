import Driver
import Emit
import Foundation
import Reports
import Simulation
import Source
import TestSupport
import Testing

/// However a log is cut into parts, and in whatever order their counts are added, the result has the bytes of the whole.
@Suite struct ReplayParts {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  private static func replay() async throws -> Replay {
    let workflow = SourceFile(
      number: FileNumber(0), path: "a.yaml",
      bytes: Array(
        """
        workflow: large-order
        trigger: {source: com.example.shop, event: order.placed, where: {total: {numeric: [">=", 100]}}}
        tasks:
          - {id: tell, uses: slack/notify, with: {channel: room, text: "${{ event.detail.id }}"}}
        ---
        workflow: order-books
        trigger: {source: com.example.shop, event: order.placed}
        tasks:
          - {id: keep, uses: sqs/send, with: {queue: books}}

        """.utf8))
    let prepared = try await prepareSimulation(
      RunInputs(files: [workflow], projects: [ProjectInput(workflows: [WorkflowInput(FileNumber(0))])]),
      environment: nil, width: 1)
    return Replay(prepared.rulebooks, field: "detail.id", digest: prepared.digest(environment: nil))
  }

  /// A log in which records have every form, and some are broken.
  private static func log(_ random: inout Random, records: Int) -> String {
    var log = Bool.random(using: &random) ? "\u{FEFF}" : ""
    for index in 0..<records {
      let total = Int.random(in: 0..<200, using: &random)
      let id = ["A-\(index)", "\u{E9}", "e\u{301}", "A-1"].randomElement(using: &random) ?? ""
      let event =
        #"{"source":"com.example.shop","detail-type":"order.placed","time":"2027-01-0\#(1 + total % 9)T00:00:00Z","#
        + #""detail":{"id":"\#(id)","total":\#(total)}}"#
      switch Int.random(in: 0..<12, using: &random) {
      case 0: log += event + event + "\n"
      case 1: log += event.split(separator: ",").joined(separator: ",\n  ") + "\r\n"
      case 2: log += "2027-01-15T09:30:00.000Z " + event + "\n"
      case 3: log += event.dropLast(Int.random(in: 1..<80, using: &random)) + "\n"
      case 4: log += "no event \(index)\n\n"
      case 5: log += "[" + event + ",\n" + event + "\n]\n"
      case 6: log += "{\n\"source\": \"a\",\n" + event + "\n"
      case 7: log += "  " + event + " trailing\n"
      default: log += event + "\n"
      }
    }
    if Bool.random(using: &random) { log += "{\"cut\": \"off" }
    return log
  }

  private static func outputs(_ counts: ReplayCounts) -> [String] {
    let report = ReplayReport(counts, .shapes)
    return [report.text(colored: false, bars: false), report.json.bytes(.pretty), report.csv].map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func count(
    _ paths: [String], in range: Range<Int>? = nil, _ replay: Replay, pieceSize: Int = 1 << 40
  ) async throws -> ReplayCounts {
    try await replayLogs(paths, range: range, with: replay, width: 2, pieceSize: pieceSize) { _ in }
  }

  @Test(arguments: 0..<24) func addUpToTheWhole(_ seed: UInt64) async throws {
    var random = Random(state: seed)
    let log = Self.log(&random, records: 10 + Int(seed) * 5)
    let folder = try TemporaryFolder(["first.jsonl": log, "second.jsonl": Self.log(&random, records: 7)])
    let paths = ["first.jsonl", "second.jsonl"].map { folder.path + "/" + $0 }
    let replay = try await Self.replay()
    let whole = Self.outputs(try await count(paths, replay))

    for pieceSize in [1, 97, 1_000] {
      #expect(Self.outputs(try await count(paths, replay, pieceSize: pieceSize)) == whole)
    }

    let size = log.utf8.count
    let cuts = [0] + (0..<4).map { _ in Int.random(in: 1..<size, using: &random) }.sorted() + [.max]
    var parts = [try await count([paths[1]], replay)]
    for (start, end) in zip(cuts, cuts.dropFirst()) where start < end {
      parts.append(try await count([paths[0]], in: start..<end, replay))
    }
    var merged: ReplayCounts?
    for part in parts.shuffled(using: &random) {
      let read = try ReplayPartial.read(ReplayPartial.line(part))
      if merged == nil { merged = read } else { #expect(merged?.add(read) == true) }
    }
    let counts = try #require(merged)
    #expect(LogParts(counts.parts).gaps.isEmpty)
    #expect(LogParts(counts.parts).repeated == nil)
    #expect(Self.outputs(counts) == whole)
    #expect(Self.outputs(try ReplayPartial.read(ReplayPartial.line(counts))) == whole)
  }

  @Test func addUpBeyondTheKeysThatAreCountedSeparately() async throws {
    var random = Random(state: 7)
    let events = (0..<3 * KeyedCounts.limit).map { index in
      #"{"source":"com.example.shop","detail-type":"order.placed","detail":{"id":"\#(index % (2 * KeyedCounts.limit))"}}"#
    }
    let folder = try TemporaryFolder(["log": events.shuffled(using: &random).joined(separator: "\n")])
    let replay = try await Self.replay()
    let whole = Self.outputs(try await count([folder.path + "/log"], replay))
    #expect(whole[0].contains("over \(KeyedCounts.limit) different values"))
    #expect(Self.outputs(try await count([folder.path + "/log"], replay, pieceSize: 10_000)) == whole)
  }

  @Test(arguments: [
    "", "x", "{}", "[1]", #"{"tasukiReplay":1}"#, #"{"tasukiReplay":"1"}"#, #"{"tasukiReplay":1,"digest":1}"#,
  ])
  func rejectOtherLines(_ line: String) {
    #expect(throws: ReplayPartial.Problem.notCounts) { try ReplayPartial.read(Array(line.utf8)) }
  }

  @Test func rejectOtherForms() {
    #expect(throws: ReplayPartial.Problem.otherForm) { try ReplayPartial.read(Array(#"{"tasukiReplay":2}"#.utf8)) }
  }

  /// Whoever stores counts can change them: no change may stop the process.
  @Test func changedCountsNeverTrap() async throws {
    var random = Random(state: 3)
    let folder = try TemporaryFolder(["log": Self.log(&random, records: 40)])
    let line = ReplayPartial.line(try await count([folder.path + "/log"], try await Self.replay(), pieceSize: 500))
    let digits = line.indices.filter { (0x30...0x39).contains(line[$0]) }
    for _ in 0..<400 {
      var changed = line
      for _ in 0..<Int.random(in: 1..<4, using: &random) {
        let place = digits.randomElement(using: &random) ?? 0
        guard place < changed.count else { continue }
        let numbers = ["0", "99", "1125899906842624", "-1", "1e9", "9223372036854775807", "x", "[]"]
        changed.replaceSubrange(place...place, with: Array((numbers.randomElement(using: &random) ?? "").utf8))
      }
      guard var counts = try? ReplayPartial.read(changed) else { continue }
      _ = counts.add(counts)
      _ = LogParts(counts.parts).gaps
      _ = LogParts(counts.parts).repeated
      #expect(!Self.outputs(counts)[0].isEmpty)
    }
  }
}
