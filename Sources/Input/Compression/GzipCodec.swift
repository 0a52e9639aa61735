import CZlib

/// gzip by the system's zlib: one member after another, as `gzip` and `cat` of several files write them.
final class GzipCodec: Codec {
  // zlib keeps a pointer to the structure, so it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var isReady: Bool
  /// Whether no member is open: at the start, and after each member.
  private var isBetweenMembers = true
  private var hasMember = false
  private(set) var hasPendingOutput = false

  init() {
    stream.initialize(to: z_stream())
    // 15 bits is the largest window; 16 asks for gzip's header and checksum.
    isReady = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  var isComplete: Bool { isBetweenMembers && hasMember }

  func decompress(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> CodecStep
  {
    guard isReady else { return CodecStep(damage: .invalid) }
    if isBetweenMembers, hasMember {
      // Tapes and some programs pad a file with zeros, which gzip ignores.
      let padding = source.prefix { $0 == 0 }.count
      if padding > 0 { return CodecStep(consumed: padding) }
      guard inflateReset(stream) == Z_OK else { return CodecStep(damage: .invalid) }
    }
    isBetweenMembers = false
    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.pointee.avail_in = uInt(source.count)
    stream.pointee.next_out = target.baseAddress
    stream.pointee.avail_out = uInt(target.count)
    let status = inflate(stream, Z_NO_FLUSH)
    var step = CodecStep(
      consumed: source.count - Int(stream.pointee.avail_in), produced: target.count - Int(stream.pointee.avail_out))
    hasPendingOutput = stream.pointee.avail_out == 0
    switch status {
    case Z_OK: break
    case Z_STREAM_END:
      isBetweenMembers = true
      hasMember = true
      hasPendingOutput = false
    // Nothing was left to do with what there is.
    case Z_BUF_ERROR: hasPendingOutput = false
    default:
      step.damage = .invalid
      hasPendingOutput = step.produced > 0
    }
    return step
  }
}
