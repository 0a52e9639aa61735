import Diagnostics
import Driver
import Source

/// Reads a file that is named on the command line; `-` is standard input.
func readArgument(_ path: String, number: Int) throws -> SourceFile {
  let limit = 16 << 20
  do {
    if path != "-" { try FileSystem.checkStays(path, in: FileSystem.currentFolder()) }
    let bytes = try path == "-" ? FileSystem.readStandardInput(limit: limit) : FileSystem.read(path, limit: limit)
    guard bytes.count <= limit else { throw UsageProblem(.tooLarge(path)) }
    let shown = path == "-" ? Discovery.standardInput : PathText.shown(path, in: FileSystem.currentFolder())
    return SourceFile(number: FileNumber(UInt32(clamping: number)), path: shown, bytes: bytes)
  } catch let problem as FileProblem {
    throw UsageProblem(.cannotRead(path, reason: problem.reason.sentence))
  }
}
