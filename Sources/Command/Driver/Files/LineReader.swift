#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads a file line by line. The memory grows only with its longest line.
public struct LineReader: ~Copyable {
  /// The longest line in bytes; the rest of a longer line is ignored.
  static let longestLine = 16 << 20
  /// Lines longer than this many bytes are returned in parts.
  private static let longestPart = 1 << 20

  private let descriptor: Int32
  private let path: String
  private let closes: Bool
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// The number of bytes that were read so far.
  public private(set) var bytesRead = 0
  /// The size of the file in bytes; 0 if it is unknown.
  public let size: Int

  /// Opens a file; `-` is standard input.
  public init(_ path: String) throws(FileProblem) {
    self.path = path
    closes = path != "-"
    if path == "-" {
      descriptor = STDIN_FILENO
      size = 0
      return
    }
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileProblem(path: path, reason: .system(errno)) }
    var information = stat()
    let isKnown = fstat(opened, &information) == 0
    if isKnown, information.st_mode & S_IFMT == S_IFDIR {
      close(opened)
      throw FileProblem(path: path, reason: .folder)
    }
    descriptor = opened
    size = isKnown ? Int(information.st_size) : 0
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// A line, or a part of one that is not its end.
  public struct Part {
    /// The bytes, without the line break.
    public let bytes: [UInt8]
    /// Whether the line ends after them.
    public let endsLine: Bool
  }

  /// The next line without its line break; nil at the end.
  public mutating func next() throws(FileProblem) -> [UInt8]? {
    guard let first = try nextPart() else { return nil }
    var line = first.bytes
    var endsLine = first.endsLine
    while !endsLine, let part = try nextPart() {
      if line.count < Self.longestLine { line += part.bytes }
      endsLine = part.endsLine
    }
    if line.last == 0x0D { line.removeLast() }
    return line
  }

  /// The next line, or the next part of a long line; nil at the end. The size of a part is bounded.
  public mutating func nextPart() throws(FileProblem) -> Part? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Part(bytes: Array(buffer[position..<end]), endsLine: true)
      }
      searched = buffer.count
      if isAtEnd || searched - position > Self.longestPart {
        guard position < searched else { return nil }
        defer { position = searched }
        return Part(bytes: Array(buffer[position...]), endsLine: isAtEnd)
      }
      if position > 0 {
        buffer.removeSubrange(..<position)
        searched -= position
        position = 0
      }
      try fill()
    }
  }

  private mutating func fill() throws(FileProblem) {
    let room = 1 << 18
    var code: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      var result: Int
      repeat {
        #if canImport(Darwin)
          result = Darwin.read(descriptor, target.baseAddress, room)
        #else
          result = Glibc.read(descriptor, target.baseAddress, room)
        #endif
      } while result < 0 && errno == EINTR
      code = result < 0 ? errno : 0
      count = max(0, result)
    }
    if code != 0 { throw FileProblem(path: path, reason: .system(code)) }
    if chunk.isEmpty { isAtEnd = true }
    bytesRead += chunk.count
    buffer += chunk
  }
}
