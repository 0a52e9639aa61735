/// Splits a stream of JSON lines into events: one event per line, empty lines ignored. It keeps at most one line, so it
/// handles streams of any length, in chunks of any size.
public struct EventLines: Sendable {
  /// The start of a line from earlier chunks.
  private var pending: [UInt8] = []
  /// How many lines have ended so far.
  public private(set) var lineCount = 0

  public init() {}

  /// Passes every line that a chunk ends to a closure, with its number from 1.
  public mutating func read<Failure: Error>(
    _ chunk: [UInt8], _ body: (_ event: RawSpan, _ line: Int) throws(Failure) -> Void
  ) throws(Failure) {
    let bytes = chunk.span.bytes
    var start = 0
    if !pending.isEmpty {
      let end = bytes.endOfLine(0)
      for place in 0..<end { pending.append(bytes.byte(place)) }
      if end == bytes.byteCount { return }
      let line = pending
      pending.removeAll(keepingCapacity: true)
      start = end + 1
      try hand(line.span.bytes, body)
    }
    while start < bytes.byteCount {
      let end = bytes.endOfLine(start)
      if end == bytes.byteCount {
        for place in start..<end { pending.append(bytes.byte(place)) }
        return
      }
      let line = bytes.extracting(start..<end)
      start = end + 1
      try hand(line, body)
    }
  }

  /// Passes on the last line, if it does not end with a line break.
  public mutating func finish<Failure: Error>(
    _ body: (_ event: RawSpan, _ line: Int) throws(Failure) -> Void
  ) throws(Failure) {
    guard !pending.isEmpty else { return }
    let line = pending
    pending = []
    try hand(line.span.bytes, body)
  }

  private mutating func hand<Failure: Error>(
    _ line: RawSpan, _ body: (RawSpan, Int) throws(Failure) -> Void
  ) throws(Failure) {
    lineCount += 1
    if line.skipSpace(0) < line.byteCount { try body(line, lineCount) }
  }
}

extension RawSpan {
  /// The end of the line that contains a position: its line feed, or the end of the text.
  func endOfLine(_ start: Int) -> Int {
    var position = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    while position + 8 <= byteCount {
      let breaks = word(position) ^ (ones &* 0x0A)
      let found = (breaks &- ones) & ~breaks & (ones &* 0x80)
      if found != 0 { return position + found.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < byteCount, byte(position) != 0x0A { position += 1 }
    return position
  }
}
