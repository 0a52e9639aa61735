import Source

/// A part of a log that was read: a range of a file's bytes.
public struct LogPart: Hashable, Sendable {
  /// The file, as it was named; nil for standard input.
  public let file: String?
  /// The bytes. Parts begin and end where records do.
  public let bytes: Range<Int>
  /// How many bytes the whole file has.
  public let size: Int
  /// How many lines end in the part, an unfinished last one included.
  public let lines: Int

  public init(file: String?, bytes: Range<Int>, size: Int, lines: Int) {
    self.file = file
    self.bytes = bytes
    self.size = size
    self.lines = lines
  }

  /// Whether a part comes before another: by file, then by place; standard input first.
  func precedes(_ other: LogPart) -> Bool {
    switch (file, other.file) {
    case (nil, nil): bytes.lowerBound < other.bytes.lowerBound
    case (nil, _?): true
    case (_?, nil): false
    case (let left?, let right?):
      left == right ? bytes.lowerBound < other.bytes.lowerBound : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}

/// The parts of logs that were read, in their order.
public struct LogParts: Sendable, Equatable {
  /// Bytes of a file that no part contains.
  public struct Gap: Sendable, Equatable {
    public let file: String
    public let bytes: Range<Int>
  }

  /// The parts by file and place.
  public let parts: [LogPart]
  /// How many lines of the same file come before each part; nil where that is unknown, because a part before it is missing
  /// or because several streams have no name.
  private let linesBefore: [Int?]

  public init(_ parts: [LogPart]) {
    self.parts = parts.sorted { $0.precedes($1) }
    let streams = parts.count { $0.file == nil }
    var linesBefore: [Int?] = []
    var previous: LogPart?
    for part in self.parts {
      var lines: Int?
      if part.file == nil {
        lines = streams == 1 ? 0 : nil
      } else if part.bytes.lowerBound == 0 {
        lines = 0
      } else if let last = previous, last.file == part.file, last.bytes.upperBound == part.bytes.lowerBound {
        lines = linesBefore.last.flatMap(\.self).map { $0.addingCount(last.lines) }
      }
      linesBefore.append(lines)
      previous = part
    }
    self.linesBefore = linesBefore
  }

  /// How many lines all parts have.
  public var lineCount: Int { parts.reduce(0) { $0.addingCount($1.lines) } }

  /// The files; standard input is not one.
  public var files: [String] {
    var files: [String] = []
    for part in parts { if let file = part.file, files.last != file { files.append(file) } }
    return files
  }

  /// The part that begins there, by its index.
  func index(file: String?, start: Int) -> Int? {
    let wanted = LogPart(file: file, bytes: start..<start, size: 0, lines: 0)
    let index = parts.partitionPoint { !$0.precedes(wanted) }
    return index < parts.count && parts[index].file == file && parts[index].bytes.lowerBound == start ? index : nil
  }

  /// The number of a line in its file, from 1, by its number in the part that begins at `start`.
  public func lineNumber(of line: Int, file: String?, start: Int) -> Int? {
    index(file: file, start: start).flatMap { linesBefore[$0] }.map { $0.addingCount(line) }
  }

  /// A part that contains bytes of the one before it: they were counted twice.
  public var repeated: LogPart? {
    zip(parts, parts.dropFirst()).first { first, second in
      first.file != nil && first.file == second.file
        && (second.bytes.lowerBound < first.bytes.upperBound || first.bytes.lowerBound == second.bytes.lowerBound)
    }?.1
  }

  /// What is missing of the files that parts belong to.
  public var gaps: [Gap] {
    var gaps: [Gap] = []
    var end = 0
    for (index, part) in parts.enumerated() {
      guard let file = part.file else { continue }
      if index == 0 || parts[index - 1].file != file { end = 0 }
      if part.bytes.lowerBound > end { gaps.append(Gap(file: file, bytes: end..<part.bytes.lowerBound)) }
      end = max(end, part.bytes.upperBound)
      let isLast = index + 1 == parts.count || parts[index + 1].file != file
      if isLast, end < part.size { gaps.append(Gap(file: file, bytes: end..<part.size)) }
    }
    return gaps
  }
}
