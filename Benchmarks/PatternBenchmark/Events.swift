/// Generates events in the form of a land register's: an envelope, nested properties, and the corners of a lot as an
/// array of arrays of objects. Each is about 800 bytes on one line. The same seed generates the same events.
struct EventWriter {
  private var state: UInt64
  private let streets = [
    "MARKET", "MISSION", "VALENCIA", "UNKNOWN", "GEARY", "FULTON", "JEFFERSON", "BEACH", "POINT LOBOS",
  ]
  private let streetTypes = ["ST", "AVE", "BLVD", "WAY", "PL"]
  private let kinds = ["lot.created", "lot.changed", "lot.split", "lot.merged", "lot.retired"]
  private let regions = ["us-west-2", "us-east-1", "eu-central-1", "ap-northeast-1"]

  /// Whether each lot has the address from which it was last read, for rules on addresses.
  private let hasAddresses: Bool

  init(seed: UInt64, hasAddresses: Bool = false) {
    state = seed
    self.hasAddresses = hasAddresses
  }

  /// Steele, Lea and Flood's SplitMix64.
  private mutating func next(below bound: UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (mixed ^ (mixed >> 31)) % bound
  }

  private mutating func pick(_ texts: [String]) -> String { texts[Int(next(below: UInt64(texts.count)))] }

  private func padded(_ number: UInt64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private mutating func address() -> String {
    let (host, net) = (next(below: 65_536), next(below: 4))
    return next(below: 3) == 0
      ? "2001:db8:\(String(net, radix: 16))::\(String(host, radix: 16))" : "10.\(net).\(host / 256).\(host % 256)"
  }

  /// Appends one event and a line feed.
  mutating func write(to output: inout [UInt8]) {
    let block = padded(next(below: 8_000), to: 4)
    let lot = padded(next(below: 400), to: 3)
    let number = next(below: 4_000)
    let minute = next(below: 1_440)
    output +=
      #"{"version":"0","id":"\#(padded(next(below: 1 << 62), to: 19))-4f1d","detail-type":"\#(pick(kinds))","#.utf8
    output += #""source":"com.example.register","account":"123456789012","time":"2026-03-"#.utf8
    output +=
      "\(padded(1 + next(below: 28), to: 2))T\(padded(minute / 60, to: 2)):\(padded(minute % 60, to: 2)):07Z".utf8
    output += #"","region":"\#(pick(regions))","resources":[],"detail":{"type":"Feature","properties":{"#.utf8
    output +=
      #""MAPBLKLOT":"\#(block)\#(lot)","BLKLOT":"\#(block)\#(lot)","BLOCK_NUM":"\#(block)","LOT_NUM":"\#(lot)","#
      .utf8
    output += #""FROM_ST":"\#(number)","TO_ST":"\#(number + 2)","STREET":"\#(pick(streets))","#.utf8
    output += next(below: 8) == 0 ? #""ST_TYPE":null,"#.utf8 : #""ST_TYPE":"\#(pick(streetTypes))","#.utf8
    output += #""ODD_EVEN":"\#(number % 2 == 0 ? "E" : "O")","AREA":\#(40 + next(below: 2_000)),"#.utf8
    if hasAddresses { output += #""READ_FROM":"\#(address())","#.utf8 }
    output += #""OWNER":{"id":\#(next(below: 50_000)),"since":\#(1950 + next(below: 75))}},"#.utf8
    output += #""geometry":{"type":"\#(next(below: 20) == 0 ? "MultiPolygon" : "Polygon")","coordinates":[["#.utf8
    for corner in 0..<5 {
      if corner > 0 { output.append(UInt8(ascii: ",")) }
      output += #"{"x":-122.\#(padded(next(below: 1_000_000_000_000), to: 12)),"#.utf8
      output +=
        #""y":37.\#(padded(next(below: 100_000_000_000), to: 11)),"z":\#(next(below: 4) == 0 ? "1.5" : "0.0")}"#
        .utf8
    }
    output += "]]}}}\n".utf8
  }
}
