/// The rows of a compiled-in table: a line a row, its columns set apart by bars.
///
/// Tables are string literals, since a literal of text costs neither compile time nor start-up; each is split once,
/// when it is first asked for.
func tableRows(_ table: String) -> [[Substring]] {
  table.utf8.split(separator: UInt8(ascii: "\n")).map { line in
    line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}
