public import Diagnostics
import EventPattern
import Source

/// Answers lines of `{"pattern": …, "event": …}`.
public struct PatternAnswers: Sendable {
  public enum Answer: Sendable, Equatable {
    case matches(Bool)
    case invalid(Sentence)
  }

  private enum Known: Sendable {
    case pattern(CompiledPattern)
    case invalid(Sentence)
  }

  /// Patterns that were read before, by their bytes: many lines have the same one.
  private var known: [[UInt8]: Known] = [:]
  private static let knownLimit = 1_024

  public init() {}

  public mutating func answer(to line: [UInt8]) -> Answer {
    if let mistake = mistakeOfLine(line) { return .invalid(mistake) }
    let slice = JSONSlice(line)
    guard slice.first == UInt8(ascii: "{") else { return .invalid(.lineIsNoObject) }
    guard let pattern = slice.member("pattern") else { return .invalid(.lineWithoutPattern) }
    guard let event = slice.member("event") else { return .invalid(.lineWithoutEvent) }
    switch read(text(of: pattern)) {
    case .invalid(let reason): return .invalid(reason)
    case .pattern(let compiled):
      do throws(JSONMistake) {
        return .matches(compiled.matches(try EventFields(json: text(of: event))))
      } catch {
        return .invalid(.eventNotJSON(error.message))
      }
    }
  }

  /// Why a line is not JSON. Half surrogate pairs in an event are left to the reader of events.
  private func mistakeOfLine(_ line: [UInt8]) -> Sentence? {
    let wrapped = Array("{\"line\":".utf8) + line + [UInt8(ascii: "}")]
    do throws(JSONMistake) {
      _ = try EventFields(json: wrapped)
      return nil
    } catch {
      return .lineNotJSON(error.message)
    }
  }

  /// The bytes of a value, or of the text in a string.
  private func text(of slice: JSONSlice) -> [UInt8] {
    slice.string.map { Array($0.utf8) } ?? slice.bytes
  }

  private mutating func read(_ bytes: [UInt8]) -> Known {
    if let answer = known[bytes] { return answer }
    let sink = DiagnosticSink()
    let pattern = parseJSON(bytes, file: FileNumber(0), into: sink).flatMap { readPattern($0, into: sink) }
    let answer: Known
    if let compiled = pattern.flatMap({ CompiledPattern($0) }) {
      answer = .pattern(compiled)
    } else {
      answer = .invalid(sink.diagnostics.first { $0.severity == .error }?.message ?? .patternTooLarge)
    }
    if known.count >= Self.knownLimit { known.removeAll() }
    known[bytes] = answer
    return answer
  }
}
