import EventPattern

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures how many events per second are matched with rules of one kind, and with many rules.
///
///     swift run -c release pattern-benchmark [MEGABYTES] [NAME]
///
/// `MEGABYTES` of events are generated for each kind, 200 by default; `NAME` selects one kind. Events are generated in
/// blocks; only the matching of a block is timed, in processor time and wall time.
@main struct PatternBenchmark {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let megabytes = arguments.first.flatMap { Int($0) } ?? 200
    let wanted = arguments.dropFirst().first
    print("                              by processor time   by the clock")
    print("rules                          events/s      MB/s       events/s    matches   peak memory    ready in")
    for rules in RuleSet.kinds + [RuleSet.many(100), RuleSet.many(1_000), RuleSet.many(10_000)]
    where wanted == nil || rules.name == wanted {
      measure(rules, bytes: megabytes * 1_000_000)
    }
  }

  private static func measure(_ rules: RuleSet, bytes wanted: Int) {
    resetPeak()
    let clock = ContinuousClock()
    let started = clock.now
    var matcher = EventMatcher(PatternMachine(rules.patterns))
    let ready = clock.now - started
    var writer = EventWriter(seed: 1, hasAddresses: rules.asksForAddresses)
    var (bytes, events, matches) = (0, 0, 0)
    var time = Duration.zero
    var work = 0.0
    var block: [UInt8] = []
    while bytes < wanted {
      block.removeAll(keepingCapacity: true)
      while block.count < 4_000_000 { writer.write(to: &block) }
      var lines = EventLines()
      let (start, startOfWork) = (clock.now, processorSeconds())
      lines.read(block) { event, _ in
        if let found = try? matcher.patterns(matching: event) { matches += found.count }
      }
      time += clock.now - start
      work += processorSeconds() - startOfWork
      bytes += block.count
      events += lines.lineCount
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let milliseconds = ready.components.attoseconds / 1_000_000_000_000_000 + ready.components.seconds * 1_000
    print(
      rules.name.padded(26), String(Int(Double(events) / work)).leading(12),
      String(Int(Double(bytes) / work / 1e6)).leading(9), String(Int(Double(events) / seconds)).leading(14),
      String(matches).leading(10), "\(peakMegabytes()) MB".leading(13), "\(milliseconds) ms".leading(11))
  }

  /// The processor time of this thread.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Resets Linux's record of the largest memory.
  private static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// The largest memory since then: `VmHWM`, if it exists.
  private static func peakMegabytes() -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (Int(text.split { $0 == " " || $0 == "\t" }.dropFirst().first ?? "") ?? 0) / 1_024
    }
    return 0
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }

  fileprivate func leading(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - utf8.count)) + self
  }
}
