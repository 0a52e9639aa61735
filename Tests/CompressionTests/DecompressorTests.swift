import Foundation
import Testing

@testable import Compression

@Suite struct Decompression {
  /// `text` as `gzip -n` and `zstd` write it, from the system's own programs.
  private static func compressed(_ text: [UInt8], with program: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("compress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("input")
    try Data(text).write(to: input)
    let output = folder.appendingPathComponent("output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-c", input.path]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) is needed")
    return Array(try Data(contentsOf: output))
  }

  private static func format(_ program: String) -> CompressionFormat { program == "gzip" ? .gzip : .zstandard }

  private static func decompressed(_ bytes: [UInt8], _ format: CompressionFormat, step: Int = .max) throws
    -> [UInt8]
  {
    let decompressor = Decompressor(format)
    var output: [UInt8] = []
    var rest = bytes[...]
    while true {
      let chunk = try decompressor.nextChunk()
      #expect(chunk.count <= Decompressor.chunkSize)
      output += chunk
      if !chunk.isEmpty { continue }
      if rest.isEmpty { break }
      decompressor.supply(Array(rest.prefix(step)))
      rest = rest.dropFirst(step)
    }
    try decompressor.finish()
    return output
  }

  private static let text = Array((0..<40_000).map { "{\"line\": \($0 * $0)}\n" }.joined().utf8)

  @Test(arguments: ["gzip", "zstd"]) func givesBackWhatWasCompressed(_ program: String) throws {
    let format = Self.format(program)
    for text in [[], [0x78], Self.text, [UInt8](repeating: 0x20, count: 3 << 20)] {
      let bytes = try Self.compressed(text, with: program)
      #expect(CompressionFormat(beginning: bytes) == format)
      #expect(try Self.decompressed(bytes, format) == text)
      #expect(try Self.decompressed(bytes, format, step: 1_000) == text)
    }
    let small = try Self.compressed(Array("one\n".utf8), with: program)
    #expect(try Self.decompressed(small, format, step: 1) == Array("one\n".utf8))
    #expect(
      try Self.decompressed(small + small, format, step: 7) == Array("one\none\n".utf8), "several in one file")
  }

  @Test func ignoresPadding() throws {
    let bytes = try Self.compressed(Self.text, with: "gzip")
    #expect(try Self.decompressed(bytes + [UInt8](repeating: 0, count: 600), .gzip) == Self.text)
  }

  @Test(arguments: ["gzip", "zstd"]) func reportsDamage(_ program: String) throws {
    let format = Self.format(program)
    let bytes = try Self.compressed(Self.text, with: program)
    #expect(throws: CompressionDamage.truncated) { try Self.decompressed(Array(bytes.dropLast()), format) }
    #expect(throws: CompressionDamage.truncated) { try Self.decompressed(Array(bytes.prefix(5)), format) }
    #expect(throws: CompressionDamage.invalid) { try Self.decompressed(bytes + Array("more".utf8), format) }
    var changed = bytes
    for place in stride(from: bytes.count / 3, to: bytes.count / 2, by: 11) { changed[place] ^= 0xFF }
    #expect(throws: (any Error).self) { try Self.decompressed(changed, format) }
  }

  @Test(arguments: ["", "{", "\u{1F}", "plain text"]) func leavesOtherFilesAlone(_ text: String) {
    #expect(CompressionFormat(beginning: text.utf8) == nil)
  }
}
