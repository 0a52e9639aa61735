/// Cuts a stream of JSON lines into events: one event a line, empty lines passed over. It keeps no more than one line
/// and so takes streams of any length, in chunks of any size.
public struct EventLines: Sendable {
  /// The part of a line that came with the chunks before.
  private var pending: [UInt8] = []
  /// How many lines have ended so far.
  public private(set) var lineCount = 0

  /// Starts at the first line.
  public init() {}

  /// Hands every line that a chunk ends to a closure, with its number from 1.
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

  /// Hands over the last line, if it does not end with a line break.
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
  /// Where the line that a position is in ends: at its line feed, or at the end.
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
