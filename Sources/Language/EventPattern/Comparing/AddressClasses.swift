/// Finds an address for every combination of CIDR blocks that a value can be in.
struct AddressClasses {
  /// The start of each block, and the address after its end.
  private var short: Set<UInt128> = [0]
  private var long: Set<UInt128> = [0, AddressClasses.firstAfterMapped]
  private(set) var isEmpty = true

  /// IPv6 spellings from ::ffff:0:0 on are IPv4 addresses, up to this one.
  private static let firstAfterMapped: UInt128 = 0x1_0000_0000_0000
  private static let firstMapped: UInt128 = 0xFFFF_0000_0000

  mutating func add(_ block: AddressBlock) {
    isEmpty = false
    if let range = block.shortAddresses { add(range, to: &short, limit: 0xFFFF_FFFF) }
    if let range = block.longAddresses { add(range, to: &long, limit: .max) }
  }

  mutating func add(_ address: IPAddress) {
    isEmpty = false
    if address.width == 32 {
      add(address.number...address.number, to: &short, limit: 0xFFFF_FFFF)
    } else {
      add(address.number...address.number, to: &long, limit: .max)
    }
  }

  private func add(_ range: ClosedRange<UInt128>, to starts: inout Set<UInt128>, limit: UInt128) {
    starts.insert(range.lowerBound)
    if range.upperBound < limit { starts.insert(range.upperBound + 1) }
  }

  /// For each address some of its spellings, the usual one first.
  func find() -> [[String]] {
    if isEmpty { return [] }
    let mapped = AddressClasses.firstMapped..<AddressClasses.firstAfterMapped
    return short.sorted().map { AddressClasses.shortSpellings(UInt32(truncatingIfNeeded: $0)) }
      + long.sorted().filter { !mapped.contains($0) }.map(AddressClasses.longSpellings)
  }

  private static func shortSpellings(_ address: UInt32) -> [String] {
    let octets = [24, 16, 8, 0].map { String(address >> UInt32($0) & 0xFF) }
    let plain = octets.joined(separator: ".")
    let high = String(address >> 16, radix: 16)
    let low = String(address & 0xFFFF, radix: 16)
    return (plain.utf8.count < 15 ? [plain, "0" + plain] : [plain]) + [
      "::ffff:\(high):\(low)", "0::ffff:\(high):\(low)",
    ]
  }

  private static func longSpellings(_ address: UInt128) -> [String] {
    let groups = (0..<8).map { String(address >> UInt128(112 - 16 * $0) & 0xFFFF, radix: 16) }
    return [groups, ["0" + groups[0]] + groups[1...], Array(groups[..<7]) + ["0" + groups[7]]].map {
      $0.joined(separator: ":")
    }
  }
}
