import Source

/// An IP address as EventBridge reads one from a string: an IPv4 address, or an IPv6 address without a dotted tail, a
/// zone or brackets. An IPv4-mapped IPv6 address is the IPv4 address. (event-ruler, `CIDR`, and Java's `InetAddress`.)
struct IPAddress: Hashable {
  /// The number of bits of the address: 32 or 128.
  let width: Int
  /// The first 64 bits of an IPv6 address; 0 for IPv4.
  let high: UInt64
  /// The last 64 bits of an IPv6 address; all bits of an IPv4 address.
  let low: UInt64

  private init(width: Int, high: UInt64, low: UInt64) {
    self.width = width
    self.high = high
    self.low = low
  }

  var number: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// Reads an address; nil for any other text.
  init?(_ text: some Collection<UInt8>) {
    // The longest realistic spelling is well below this; Java accepts any number of leading zeros.
    guard let first = text.first, text.count >= 2, text.count <= 256 else { return nil }
    guard first == UInt8(ascii: ":") || IPAddress.hexadecimal(first) != nil else { return nil }
    let parsed = text.contains(UInt8(ascii: ":")) ? IPAddress.version6(text) : IPAddress.version4(text)
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads an address of an event; nil for any other text.
  init?(_ text: RawSpan) {
    guard text.byteCount >= 2, text.byteCount <= 256 else { return nil }
    var hasSeparator = false
    for place in 0..<text.byteCount {
      let byte = text.byte(place)
      let separates = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      guard separates || IPAddress.hexadecimal(byte) != nil else { return nil }
      hasSeparator = hasSeparator || separates
    }
    guard hasSeparator else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.byteCount)
    for place in 0..<text.byteCount { bytes.append(text.byte(place)) }
    self.init(bytes)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt64? { byte.hexadecimalValue.map { UInt64($0) } }

  /// Four decimal octets, leading zeros allowed, at most 15 bytes in total.
  private static func version4(_ text: some Collection<UInt8>) -> IPAddress? {
    guard text.count <= 15 else { return nil }
    var address: UInt64 = 0
    var octet: UInt64?
    var dots = 0
    for byte in text {
      if byte == UInt8(ascii: ".") {
        guard let done = octet, dots < 3 else { return nil }
        address = address << 8 | done
        octet = nil
        dots += 1
      } else if let digit = hexadecimal(byte), digit < 10 {
        let value = (octet ?? 0) * 10 + digit
        guard value <= 255 else { return nil }
        octet = value
      } else {
        return nil
      }
    }
    guard let last = octet, dots == 3 else { return nil }
    return IPAddress(width: 32, high: 0, low: address << 8 | last)
  }

  /// Groups of hexadecimal digits, with one run of zero groups abbreviated as `::`.
  private static func version6(_ text: some Collection<UInt8>) -> IPAddress? {
    var groups: [UInt64] = []
    var gap: Int?
    var group: UInt64?
    var colonBefore = false
    for byte in text {
      if byte == UInt8(ascii: ":") {
        if let done = group {
          groups.append(done)
          group = nil
        } else if colonBefore {
          guard gap == nil else { return nil }
          gap = groups.count
        }
        colonBefore = true
      } else if let digit = hexadecimal(byte) {
        // A single colon cannot begin an address.
        if group == nil, groups.isEmpty, colonBefore, gap == nil { return nil }
        let value = (group ?? 0) << 4 | digit
        guard value <= 0xFFFF else { return nil }
        group = value
        colonBefore = false
      } else {
        return nil
      }
    }
    if let last = group {
      groups.append(last)
    } else if gap != groups.count {
      // A single colon cannot end one either.
      return nil
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    let high = groups[..<4].reduce(0) { $0 << 16 | $1 }
    let low = groups[4...].reduce(0) { $0 << 16 | $1 }
    if high == 0, low >> 32 == 0xFFFF { return IPAddress(width: 32, high: 0, low: low & 0xFFFF_FFFF) }
    return IPAddress(width: 128, high: high, low: low)
  }
}

/// A CIDR block, such as `10.0.0.0/24`.
struct AddressBlock: Hashable {
  enum Mistake: Error, Equatable {
    /// There is not exactly one `/`.
    case slash
    /// The text after the `/` is not a whole number of bits.
    case mask
    /// The address is invalid.
    case address
    /// The mask leaves no bit free: EventBridge rejects `/32` for IPv4 and `/128` for IPv6.
    case tooLong(limit: Int)
  }

  private let address: IPAddress
  private let bits: Int

  /// Reads a block. Bits after the mask may be set.
  init(_ text: String) throws(Mistake) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .slash }
    guard let bits = Int32(String(decoding: parts[1], as: UTF8.self)), bits >= 0 else { throw .mask }
    guard let address = IPAddress(parts[0]) else { throw .address }
    guard Int(bits) < address.width else { throw .tooLong(limit: address.width) }
    self.address = address
    self.bits = Int(bits)
  }

  /// Whether EventBridge considers an address to be in the block.
  ///
  /// It compares addresses as texts of hexadecimal digits, eight for IPv4 and 32 for IPv6, even across versions: a
  /// block of one version then contains addresses of the other that start with the same digits. For common blocks those
  /// are next to none, but `0.0.0.0/0` and `::/0` contain nearly all addresses of both versions.
  func contains(_ other: IPAddress) -> Bool {
    if other.width == address.width {
      return (other.high ^ address.high) & mask.high == 0 && (other.low ^ address.low) & mask.low == 0
    }
    let first = leading(address.high & mask.high, address.low & mask.low)
    let last = leading(address.high | ~mask.high, address.low | ~mask.low)
    let digits = other.width == 32 ? other.low : other.high >> 32
    // If two texts agree up to the length of the shorter one, the shorter one is smaller.
    return other.width == 32 ? digits > first && digits <= last : digits >= first && digits < last
  }

  /// The IPv4 addresses for which `contains` is true, as numbers; nil for none.
  var shortAddresses: ClosedRange<UInt128>? {
    let (first, last) = bounds
    if address.width == 32 { return first...last }
    return last >> 96 > first >> 96 ? (first >> 96) + 1...last >> 96 : nil
  }

  /// The IPv6 addresses for which `contains` is true, as numbers; nil for none.
  var longAddresses: ClosedRange<UInt128>? {
    let (first, last) = bounds
    if address.width == 128 { return first...last }
    return last > first ? first << 96...(last << 96) - 1 : nil
  }

  /// Whether `contains` is true for addresses of the other version that are in use, or AWS's open source matcher
  /// matches bare numbers.
  ///
  /// All IPv6 addresses that have been assigned so far start with a 2 (IANA, "IPv6 Global Unicast Address
  /// Assignments"), so this concerns the IPv4 addresses from 32.0.0.0 to 47.255.255.255. A bare number matches a block
  /// whose first hexadecimal digit is not fixed.
  var matchesOtherAddresses: Bool {
    let (first, last) = bounds
    let leading = address.width == 32 ? first...last : first >> 96...last >> 96
    let isAboutBoth = leading.overlaps(0x2000_0000...0x2FFF_FFFF)
    return address.width == 32 ? isAboutBoth || bits < 4 : isAboutBoth && leading.count > 1
  }

  /// The first and the last address of the block itself.
  private var bounds: (UInt128, UInt128) {
    let all: UInt128 = address.width == 32 ? 0xFFFF_FFFF : .max
    let free = all >> UInt128(bits)
    return (address.number & ~free & all, address.number | free)
  }

  /// The significant bits.
  private var mask: (high: UInt64, low: UInt64) {
    if address.width == 32 { return (~0, ~0 << UInt64(32 - bits)) }
    return bits <= 64 ? (~0 << UInt64(64 - bits), 0) : (~0, ~0 << UInt64(128 - bits))
  }

  /// The first eight hexadecimal digits of an address of the block's version.
  private func leading(_ high: UInt64, _ low: UInt64) -> UInt64 {
    address.width == 32 ? low & 0xFFFF_FFFF : high >> 32
  }
}
