import Source

/// What identifies findings in a report although lines move: the code and the text of the line without white space, with a
/// number if a report has several of them.
struct LineFingerprints {
  private var counts: [String: Int] = [:]

  /// The name, and how often it has occurred up to here.
  mutating func next(of finding: ShownFinding, at span: Span, _ places: Places) -> (name: String, number: Int) {
    let line = places.piece(at: span.start, of: span, reach: 4096)?.text ?? ""
    let bytes = Array(finding.code.text.utf8) + line.utf8.filter { $0 > 0x20 }
    let name = String(ContentDigest(of: bytes).text.prefix(16))
    counts[name, default: 0] += 1
    return (name, counts[name] ?? 1)
  }
}
