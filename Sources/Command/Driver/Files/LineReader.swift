import Compression

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads a file line by line, in memory that grows with its longest line only. A file that is compressed is decompressed.
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
  /// Decompresses the file; nil if it is not compressed, or if nothing was read yet.
  private var decompressor: Decompressor?
  private var hasBegun = false
  private let start: Int
  /// How many bytes were read so far, decompressed or not.
  public private(set) var bytesRead = 0
  /// The size of the file in bytes; 0 if it is unknown.
  public let size: Int
  /// Whether the file is regular, so that it can be read from any of its bytes.
  let isRegular: Bool

  /// Opens a file to read it from a byte on; `-` is standard input, which is read from its beginning.
  public init(_ path: String, from start: Int = 0) throws(FileProblem) {
    self.path = path
    self.start = start
    closes = path != "-"
    if path == "-" {
      descriptor = STDIN_FILENO
      size = 0
      isRegular = false
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
    if start > 0, lseek(opened, off_t(start), SEEK_SET) < 0 {
      let code = errno
      close(opened)
      throw FileProblem(path: path, reason: .system(code))
    }
    descriptor = opened
    isRegular = isKnown && information.st_mode & S_IFMT == S_IFREG
    size = isKnown ? Int(information.st_size) : 0
  }

  /// Whether the file is compressed. Known once something was read.
  var isCompressed: Bool { decompressor != nil }

  /// Where in the file the next part begins; meaningless if the file is compressed.
  var offset: Int { start + bytesRead - (buffer.count - position) }

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
    let isFirst = !hasBegun
    if isFirst { try begin() }
    guard let decompressor else {
      if isFirst, !buffer.isEmpty { return }
      let chunk = try nextChunk()
      isAtEnd = chunk.isEmpty
      buffer += chunk
      return
    }
    while !isAtEnd {
      let chunk = try checked { () throws(CompressionDamage) in try decompressor.nextChunk() }
      if !chunk.isEmpty {
        buffer += chunk
        return
      }
      let input = try nextChunk()
      if input.isEmpty {
        try checked { () throws(CompressionDamage) in try decompressor.finish() }
        isAtEnd = true
      } else {
        decompressor.supply(input)
      }
    }
  }

  private func checked<Result>(_ step: () throws(CompressionDamage) -> Result) throws(FileProblem) -> Result {
    do throws(CompressionDamage) {
      return try step()
    } catch {
      throw FileProblem(path: path, reason: .compression(error))
    }
  }

  /// Reads enough to know whether the file is compressed. A pipe may give less than that at once.
  private mutating func begin() throws(FileProblem) {
    hasBegun = true
    while buffer.count < 4 {
      let chunk = try nextChunk()
      if chunk.isEmpty { break }
      buffer += chunk
    }
    guard start == 0, let format = CompressionFormat(beginning: buffer) else { return }
    let decompressor = Decompressor(format)
    decompressor.supply(buffer)
    self.decompressor = decompressor
    buffer = []
  }

  /// The next bytes of the file as they are on the disk; none at its end.
  private mutating func nextChunk() throws(FileProblem) -> [UInt8] {
    let (chunk, code) = readChunk(of: descriptor, upTo: 1 << 18)
    if code != 0 { throw FileProblem(path: path, reason: .system(code)) }
    bytesRead += chunk.count
    return chunk
  }
}
