/// Reads the records of a part of a log, whose lines arrive one after the other.
///
/// Usually a line is an event, but one line may contain many events, and an event may have many lines.
struct RecordReading: Sendable {
  private var cutter = RecordCutter()

  /// The number of complete lines.
  var lineCount: Int { cutter.lineCount }

  /// Reads a line, or a part of one that is not its end, and calls `take` for each record that ends in it, with its text and
  /// the number of the line in which it begins.
  mutating func read(line text: [UInt8], isWhole: Bool, _ take: (RecordedLine, [UInt8], Int) -> Void) {
    if isWhole, cutter.isBetweenLines, let found = recordedEvents(inWholeObject: text) {
      cutter.skipLine()
      take(found, text, cutter.lineCount)
      return
    }
    cutter.cut(text, endsLine: isWhole) { take(Self.content(of: $0), $0.bytes, $1) }
  }

  /// Calls `take` for the record that is still open at the end.
  mutating func finish(_ take: (RecordedLine, [UInt8], Int) -> Void) {
    cutter.finish { take(Self.content(of: $0), $0.bytes, $1) }
  }

  private static func content(of piece: RecordCutter.Piece) -> RecordedLine {
    switch piece {
    case .object(let bytes), .text(let bytes): recordedEvents(in: bytes)
    case .broken(let bytes): .unreadable(mistake(inJSON: bytes) ?? .objectOpen)
    case .tooLong: .unreadable(.longerThan(megabytes: RecordCutter.longest >> 20))
    }
  }
}

extension RecordCutter.Piece {
  fileprivate var bytes: [UInt8] {
    switch self {
    case .object(let bytes), .text(let bytes), .broken(let bytes), .tooLong(let bytes): bytes
    }
  }
}

/// Counts something in logs that are read in parts, so that the counts of all parts can be added.
public protocol LogCounting: Sendable {
  associatedtype Counts: Sendable

  /// What was counted so far.
  var counts: Counts { get }

  /// Begins a part of a log; nil is standard input.
  mutating func begin(file: String?, at start: Int)

  /// Counts a line of the log, or a part of one that is not its end.
  mutating func add(line text: [UInt8], isWhole: Bool)

  /// Ends the part of the log, of which the whole file has `size` bytes.
  mutating func end(at end: Int, of size: Int)

  /// Adds what was counted in another part.
  static func add(_ part: Counts, to counts: inout Counts)
}
