/// A compiled-in table: one line per row, with columns separated by bars, sorted by its first columns.
///
/// A table is one string literal, which costs neither compile time nor start-up time. A binary search in the text
/// itself finds a row, so nothing is built before it is needed.
struct SortedTable: Sendable {
  /// The rows, in the order of their cells' bytes.
  let text: String

  /// The cells of the first row that begins with these cells, written with bars between them; nil if there is none.
  func row(_ key: String) -> [String]? {
    let bytes = text.utf8.span
    let start = lowerBound(of: key, in: bytes)
    guard start < bytes.count, order(ofRowAt: start, in: bytes, against: key) == .same else { return nil }
    return cells(from: start, to: endOfRow(at: start, in: bytes))
  }

  /// The text of the row that begins with these cells, if there is one.
  func line(_ key: String) -> Substring.UTF8View? {
    let bytes = text.utf8.span
    let start = lowerBound(of: key, in: bytes)
    guard start < bytes.count, order(ofRowAt: start, in: bytes, against: key) == .same else { return nil }
    return line(from: start, to: endOfRow(at: start, in: bytes))
  }

  /// The text after the first cells of a row and the bar that follows them; nil if there is no such row.
  func rest(of key: String) -> String? {
    guard let line = line(key), line.count > key.utf8.count else { return nil }
    return String(Substring(line.dropFirst(key.utf8.count + 1)))
  }

  /// The cells of every row that begins with these cells, in order.
  func rows(under key: String) -> [[String]] {
    let bytes = text.utf8.span
    var rows: [[String]] = []
    var start = lowerBound(of: key, in: bytes)
    while start < bytes.count, order(ofRowAt: start, in: bytes, against: key) == .same {
      let end = endOfRow(at: start, in: bytes)
      rows.append(cells(from: start, to: end))
      start = end + 1
    }
    return rows
  }

  /// The cells of every row.
  var rows: [[String]] {
    let bytes = text.utf8.span
    var rows: [[String]] = []
    var start = 0
    while start < bytes.count {
      let end = endOfRow(at: start, in: bytes)
      rows.append(cells(from: start, to: end))
      start = end + 1
    }
    return rows
  }

  private enum Order { case before, same, after }

  private func line(from start: Int, to end: Int) -> Substring.UTF8View {
    let utf8 = text.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    return Substring(utf8[first..<utf8.index(first, offsetBy: end - start)]).utf8
  }

  private func cells(from start: Int, to end: Int) -> [String] {
    line(from: start, to: end).split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
  }

  /// The start of the first row that does not come before the key.
  private func lowerBound(of key: String, in bytes: Span<UInt8>) -> Int {
    var low = 0
    var high = bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      if order(ofRowAt: start, in: bytes, against: key) == .before {
        low = endOfRow(at: start, in: bytes) + 1
      } else {
        high = start
      }
    }
    return low
  }

  private func endOfRow(at start: Int, in bytes: Span<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// How the first cells of a row compare with a key. A bar comes before every byte of a cell, so cells are compared
  /// one by one.
  private func order(ofRowAt start: Int, in bytes: Span<UInt8>, against key: String) -> Order {
    var position = start
    for byte in key.utf8 {
      guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else { return .before }
      let (ours, theirs) = (weight(bytes[position]), weight(byte))
      if ours != theirs { return ours < theirs ? .before : .after }
      position += 1
    }
    guard position < bytes.count else { return .same }
    return bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "|") ? .same : .after
  }

  private func weight(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "|") ? 0 : byte }
}
