import Diagnostics
import Emit
import EventPattern
import FuzzerDriver
import Source

/// An input is a list of texts separated by zero bytes: patterns, and an event as the last.
///
/// Whatever the bytes are: reading does not trap, the finding of a rejected pattern has a place inside the text, a
/// pattern that was read prints and can be read again, the machine and each pattern alone agree on the event, and the
/// events that a comparison shows are correct.
private func check(_ input: [UInt8]) {
  let texts = input.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
  guard let event = texts.last else { return }
  let patterns = texts.dropLast().prefix(8).compactMap(readPattern)
  let compiled = patterns.map { pattern in
    guard let compiled = CompiledPattern(pattern) else { fatalError("a pattern that was read is too large") }
    return compiled
  }
  _ = readPattern(event)
  checkMatching(patterns, compiled, event)
  if patterns.count == 2, input.count < 400 { checkComparison(patterns, compiled) }
}

private func readPattern(_ text: [UInt8]) -> Pattern? {
  let sink = DiagnosticSink()
  defer {
    for span in sink.diagnostics.compactMap(\.span) {
      precondition(span.start <= span.end && Int(span.end) <= text.count, "a finding outside of the text")
    }
  }
  let input = parseJSON(text, file: FileNumber(1), into: sink)
  let pattern = input.flatMap { EventPattern.readPattern($0, into: sink) }
  if let input { _ = readConditions(input, into: sink) }
  guard let pattern else {
    precondition(sink.hasErrors, "a pattern that is rejected without a finding")
    return nil
  }
  lintEnvelope(pattern, into: sink)
  checkNumbers(pattern, into: sink)
  if text.count < 400 { lintConditions(pattern, into: sink) }
  lintFragileShapes(pattern, into: sink)
  let printed = pattern.json.bytes(.compact)
  let again = DiagnosticSink()
  guard
    let reread = parseJSON(printed, file: FileNumber(1), into: again).flatMap({
      EventPattern.readPattern($0, into: again)
    })
  else {
    // Joined branches can be longer than the original; then the limits apply.
    precondition(
      again.diagnostics.allSatisfy { $0.code == .wildcardTooComplex || $0.severity != .error },
      "a pattern that cannot read its own text")
    return pattern
  }
  precondition(reread.json.bytes(.compact) == printed, "a pattern that prints differently the second time")
  return pattern
}

private func checkMatching(_ patterns: [Pattern], _ compiled: [CompiledPattern], _ event: [UInt8]) {
  var matcher = EventMatcher(PatternMachine(patterns))
  do throws(JSONMistake) {
    let fields = try EventFields(json: event)
    let wanted = compiled.indices.filter { compiled[$0].matches(fields) }
    do throws(JSONMistake) {
      let found = try matcher.patterns(matching: event)
      precondition(found == wanted, "the machine found \(found) instead of \(wanted)")
    } catch {
      fatalError("the machine rejects an event: \(error)")
    }
    for (number, pattern) in compiled.enumerated() {
      let mismatch = pattern.mismatch(with: fields)
      precondition((mismatch == nil) == wanted.contains(number), "a reason for what matches, or none")
      _ = mismatch?.message
    }
  } catch {
    precondition(error.offset >= 0 && error.offset + error.length <= event.count, "a mistake outside of the text")
    do throws(JSONMistake) {
      _ = try matcher.patterns(matching: event)
      fatalError("the machine accepts what is not an event: \(error)")
    } catch let other {
      precondition(other == error, "the machine reports \(other) instead of \(error)")
    }
  }
}

private func checkComparison(_ patterns: [Pattern], _ compiled: [CompiledPattern]) {
  let comparison = PatternComparison(patterns[0], patterns[1])
  for (event, wanted) in [
    (comparison.onlyFirst, (true, false)), (comparison.onlySecond, (false, true)), (comparison.both, (true, true)),
  ] {
    guard let event, let fields = try? EventFields(json: event.bytes(.compact)) else { continue }
    precondition(
      (compiled[0].matches(fields), compiled[1].matches(fields)) == wanted, "an event that proves nothing")
  }
}

/// Called by libFuzzer for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@main struct PatternFuzzer {
  static func main() { runFuzzer { testOneInput($0, $1) } }
}
