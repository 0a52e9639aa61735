import CZstd

/// Zstandard by the system's libzstd: one frame after another.
final class ZstandardCodec: Codec {
  private let stream = ZSTD_createDStream()
  private var isBetweenFrames = false
  private(set) var hasPendingOutput = false

  deinit { ZSTD_freeDStream(stream) }

  var isComplete: Bool { isBetweenFrames }

  func decompress(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> CodecStep
  {
    var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
    let status = ZSTD_decompressStream(stream, &output, &input)
    var step = CodecStep(consumed: input.pos, produced: output.pos)
    if ZSTD_isError(status) != 0 {
      step.damage =
        ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge ? .windowTooLarge : .invalid
      hasPendingOutput = step.produced > 0
      return step
    }
    isBetweenFrames = status == 0
    hasPendingOutput = status != 0 && output.pos == output.size
    return step
  }
}
