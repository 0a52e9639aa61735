import Diagnostics
import Flow
import Source
import YAML

extension NodeReader {
  /// A date: `2027-06-30`.
  func date(_ node: NodeIndex, _ name: Sentence) -> Located<CalendarDate>? {
    guard let text = text(node, name, wanted: .day) else { return nil }
    let bytes = Array(text.value.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard bytes[range].allSatisfy(\.isDigit) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
    else {
      report(.dateForm, .isText(name, text.value), at: text.span, hint: .writeDate)
      return nil
    }
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      report(.dateForm, .dateDoesNotExist(text.value), at: text.span, hint: .writeRealDay)
      return nil
    }
    return Located(date, text.span)
  }

  /// A URL that begins with `https://` and has a host.
  func address(_ node: NodeIndex, _ name: Sentence) -> Located<String>? {
    guard let text = text(node, name, wanted: .address) else { return nil }
    let bytes = text.value.utf8
    let start = "https://"
    let host = bytes.dropFirst(start.utf8.count).prefix { !"/?#".utf8.contains($0) }
    let isWhole = !bytes.contains { $0 <= 0x20 || $0 == 0x7F }
    guard bytes.starts(with: start.utf8), !host.isEmpty, isWhole else {
      let isPlain = bytes.starts(with: "http://".utf8) && isWhole
      let corrected = isPlain ? start + text.value.dropFirst("http://".count) : nil
      report(
        .addressForm, .isText(name, text.value), at: text.span,
        hint: isPlain ? .write("https") : .writeAddress,
        fixes: corrected.map { replacement(of: node, with: $0, safety: .unsafe) } ?? [])
      return nil
    }
    return text
  }
}
