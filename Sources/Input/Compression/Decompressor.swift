/// A form of compression that a stream can have.
public enum CompressionFormat: Equatable, Sendable {
  /// RFC 1952. Exports of CloudWatch Logs to S3 have it.
  case gzip
  /// RFC 8878.
  case zstandard

  /// The form of a stream by its first bytes; nil if it is not compressed. Four bytes are enough.
  public init?(beginning bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else {
      return nil
    }
  }
}

/// Compressed data that cannot be decompressed.
public enum CompressionDamage: Error, Equatable, Sendable {
  /// The data breaks the rules of its format.
  case invalid
  /// The data ends too early.
  case truncated
  /// Decompressing it needs more memory than is allowed: a window of over 128 MB.
  case windowTooLarge
}

/// Decompresses a stream piece by piece. Its memory does not grow with the stream: an output chunk has at most 256 KB,
/// however small the input that it comes from.
public final class Decompressor {
  static let chunkSize = 1 << 18

  private let codec: any Codec
  private var input: [UInt8] = []
  private var position = 0

  /// Prepares for a stream of this form.
  public init(_ format: CompressionFormat) {
    codec =
      switch format {
      case .gzip: GzipCodec()
      case .zstandard: ZstandardCodec()
      }
  }

  /// Supplies the next bytes of the stream. Only when `nextChunk` has returned an empty chunk.
  public func supply(_ bytes: [UInt8]) {
    input = bytes
    position = 0
  }

  /// The next decompressed bytes; none if more input is needed.
  public func nextChunk() throws(CompressionDamage) -> [UInt8] {
    var damage: CompressionDamage?
    while position < input.count || codec.hasPendingOutput {
      let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { target, count in
        input.withUnsafeBufferPointer { source in
          let step = codec.decompress(UnsafeBufferPointer(rebasing: source[position...]), into: target)
          position += step.consumed
          count = step.produced
          damage = step.damage
        }
      }
      // What came before the damage is handed out first; the next call reports the damage.
      if !chunk.isEmpty { return chunk }
      if let damage { throw damage }
    }
    return []
  }

  /// Confirms that the stream may end here.
  public func finish() throws(CompressionDamage) {
    guard codec.isComplete else { throw .truncated }
  }
}

/// One call of a decompression library.
struct CodecStep {
  var consumed = 0
  var produced = 0
  var damage: CompressionDamage?
}

/// The state of a decompression library for one stream.
protocol Codec: AnyObject {
  /// Whether a call without input may give output.
  var hasPendingOutput: Bool { get }
  /// Whether the stream may end after the input so far.
  var isComplete: Bool { get }
  /// Decompresses as much as fits. Makes progress unless it reports damage or both buffers are used up.
  func decompress(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> CodecStep
}
