public import Simulation
import Synchronization

/// How far the reading of logs has come.
public struct LogProgress: Sendable {
  /// The bytes that were read.
  public let bytesRead: Int
  /// The bytes of all logs, as far as that is known.
  public let bytes: Int
}

/// Why logs could not be replayed.
public enum LogProblem: Error, Equatable, Sendable {
  /// A file could not be read.
  case file(FileProblem)
  /// A range was asked for of what can only be read from its beginning: a pipe, or a compressed file.
  case noRange(String)
}

/// Counts in logs, as many pieces at once as there are processors, and returns the counts of all of them.
///
/// Large files are read in pieces, which begin and end where records do. `range` limits the bytes of each file, in the same
/// way. `report` is called from several threads.
public func replayLogs<Counter: LogCounting>(
  _ paths: [String], range: Range<Int>? = nil, with counter: Counter, width: Int, pieceSize: Int = 64 << 20,
  report: @escaping @Sendable (LogProgress) -> Void
) async throws(LogProblem) -> Counter.Counts {
  var pieces: [LogPiece] = []
  var bytes = 0
  for path in paths {
    let log = try LogPiece.pieces(of: path, range, pieceSize: pieceSize)
    pieces += log.pieces
    bytes += log.bytes
  }
  let work = LogWork(pieces, bytes: bytes, report)
  var counts = counter.counts
  var problem: (index: Int, reason: FileProblem)?
  await withTaskGroup(of: Result<Counter.Counts, LogWork.Failure>.self) { group in
    for _ in 0..<max(1, min(width, pieces.count)) { group.addTask { work.countPieces(with: counter) } }
    for await result in group {
      switch result {
      case .success(let part): Counter.add(part, to: &counts)
      case .failure(let failure):
        if problem.map({ failure.index < $0.index }) ?? true { problem = (failure.index, failure.reason) }
      }
    }
  }
  if let problem { throw .file(problem.reason) }
  return counts
}

/// A piece of a log that one thread reads.
private struct LogPiece: Sendable {
  let path: String
  /// The bytes in which its first records begin; nil for all of the file.
  let range: Range<Int>?

  static func pieces(
    of path: String, _ range: Range<Int>?, pieceSize: Int
  ) throws(LogProblem) -> (pieces: [LogPiece], bytes: Int) {
    if path == "-" {
      if range != nil { throw .noRange(path) }
      return ([LogPiece(path: path, range: nil)], 0)
    }
    let (size, isDivisible) = try read(path) { (reader) throws(FileProblem) in
      // A pipe is left alone: what is read of it here would be missing later.
      guard reader.isRegular else { return (0, false) }
      _ = try reader.nextPart()
      return (reader.size, !reader.isCompressed)
    }
    if range != nil, !isDivisible { throw .noRange(path) }
    let limits = (range ?? 0..<size).clamped(to: 0..<size)
    guard isDivisible, range != nil || size > pieceSize else { return ([LogPiece(path: path, range: nil)], size) }
    let starts = stride(from: limits.lowerBound, to: max(limits.upperBound, limits.lowerBound + 1), by: pieceSize)
    let pieces = starts.map { start in
      LogPiece(path: path, range: start..<start + min(pieceSize, limits.upperBound - start))
    }
    return (pieces, limits.count)
  }

  private static func read<Value>(
    _ path: String, _ body: (inout LineReader) throws(FileProblem) -> Value
  ) throws(LogProblem) -> Value {
    do throws(FileProblem) {
      var reader = try LineReader(path)
      return try body(&reader)
    } catch {
      throw .file(error)
    }
  }

  /// Counts the records that begin in the piece. `note` receives the number of bytes read since its last call.
  func count(with counter: inout some LogCounting, note: (Int) -> Void) throws(FileProblem) {
    // One byte earlier, so that a record that begins with the range is seen to begin a line.
    var reader = try LineReader(path, from: max(0, (range?.lowerBound ?? 0) - 1))
    let end = range?.upperBound ?? .max
    var isReading = (range?.lowerBound ?? 0) == 0
    var beginsLine = isReading
    var start = 0
    var noted = 0
    if isReading { counter.begin(file: path == "-" ? nil : path, at: 0) }
    while true {
      let offset = reader.offset
      // Past the end only the rest of the last record is read. A piece without a border has no records.
      if !isReading, offset >= end { return }
      guard let part = try reader.nextPart() else { break }
      if beginsLine, offset >= (range?.lowerBound ?? 0), RecordBorder.begins(part.bytes) {
        if offset >= end {
          if isReading { counter.end(at: offset, of: reader.size) }
          return
        }
        if !isReading {
          isReading = true
          start = offset
          counter.begin(file: path, at: start)
        }
      }
      beginsLine = part.endsLine
      if isReading { counter.add(line: part.bytes, isWhole: part.endsLine) }
      if reader.bytesRead - noted >= 4 << 20 {
        note(reader.bytesRead - noted)
        noted = reader.bytesRead
      }
    }
    note(reader.bytesRead - noted)
    // A pipe tells its size only at its end, as does a file that has grown.
    let size = max(reader.size, reader.isCompressed ? reader.bytesRead : reader.offset)
    if isReading { counter.end(at: size, of: size) }
  }
}

/// The pieces that are left to read, and how far they have come.
private final class LogWork: Sendable {
  struct Failure: Error {
    let index: Int
    let reason: FileProblem
  }

  private let pieces: [LogPiece]
  private let bytes: Int
  private let next = Atomic(0)
  private let bytesRead = Atomic(0)
  private let report: @Sendable (LogProgress) -> Void

  init(_ pieces: [LogPiece], bytes: Int, _ report: @escaping @Sendable (LogProgress) -> Void) {
    self.pieces = pieces
    self.bytes = bytes
    self.report = report
  }

  /// Counts in one piece after another until none is left.
  func countPieces<Counter: LogCounting>(with counter: Counter) -> Result<Counter.Counts, Failure> {
    var counter = counter
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < pieces.count else { return .success(counter.counts) }
      do throws(FileProblem) {
        try pieces[index].count(with: &counter) { count in
          let read = bytesRead.add(count, ordering: .relaxed).newValue
          report(LogProgress(bytesRead: read, bytes: bytes))
        }
      } catch {
        // The others need not go on.
        next.store(pieces.count, ordering: .relaxed)
        return .failure(Failure(index: index, reason: error))
      }
    }
  }
}
