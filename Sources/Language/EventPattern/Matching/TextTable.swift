/// Numbers for texts, found by their bytes in place. Texts belong to owners, so that one table serves many sets.
struct TextTable: Sendable {
  private struct Slot {
    /// The number of the text; -1 for a free slot.
    var number: Int32 = -1
    var owner: Int32 = 0
    var length: Int32 = 0
    /// Where the whole text is.
    var start: Int32 = 0
    /// The first eight bytes, padded with zeros.
    var head: UInt64 = 0
  }

  private var slots: [Slot] = []
  private var bytes: [UInt8] = []
  /// The number of texts; they are numbered from 0.
  private(set) var count = 0

  init() {}

  var isEmpty: Bool { count == 0 }

  /// The number of a text; -1 if the table does not contain it.
  func number(of text: RawSpan, owner: Int32) -> Int32 {
    if count == 0 { return -1 }
    let head = TextTable.head(of: text)
    let mask = slots.count - 1
    var place = TextTable.hash(text, head, owner) & mask
    while true {
      let slot = slots[place]
      if slot.number < 0 { return -1 }
      if slot.head == head, slot.owner == owner, Int(slot.length) == text.byteCount,
        text.byteCount <= 8 || hasTail(slot, text)
      {
        return slot.number
      }
      place = (place + 1) & mask
    }
  }

  private func hasTail(_ slot: Slot, _ text: RawSpan) -> Bool {
    let own = bytes.span.bytes
    let start = Int(slot.start)
    var place = 8
    while place + 8 <= text.byteCount {
      if own.word(start + place) != text.word(place) { return false }
      place += 8
    }
    // The last eight bytes overlap those already compared.
    return own.word(start + text.byteCount - 8) == text.word(text.byteCount - 8)
  }

  /// The number of a text, added if necessary.
  mutating func insert(_ text: [UInt8], owner: Int32) -> Int32 {
    let known = number(of: text.span.bytes, owner: owner)
    if known >= 0 { return known }
    if (count + 1) * 2 > slots.count { grow() }
    let head = TextTable.head(of: text.span.bytes)
    place(
      Slot(
        number: Int32(count), owner: owner, length: Int32(clamping: text.count),
        start: Int32(clamping: bytes.count), head: head), TextTable.hash(text.span.bytes, head, owner))
    bytes += text
    count += 1
    return Int32(count - 1)
  }

  private mutating func place(_ slot: Slot, _ hash: Int) {
    let mask = slots.count - 1
    var place = hash & mask
    while slots[place].number >= 0 { place = (place + 1) & mask }
    slots[place] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(8, old.count * 2))
    let own = bytes
    for slot in old where slot.number >= 0 {
      let text = own.span.bytes.extracting(Int(slot.start)..<Int(slot.start + slot.length))
      place(slot, TextTable.hash(text, slot.head, slot.owner))
    }
  }

  @inline(__always)
  private static func head(of text: RawSpan) -> UInt64 {
    if text.byteCount >= 8 { return text.word(0) }
    var head: UInt64 = 0
    for place in 0..<text.byteCount { head |= UInt64(text.byte(place)) << UInt64(8 * place) }
    return head
  }

  @inline(__always)
  private static func hash(_ text: RawSpan, _ head: UInt64, _ owner: Int32) -> Int {
    var state =
      (head ^ UInt64(truncatingIfNeeded: text.byteCount) &* 0x9E37_79B9_7F4A_7C15) &+ UInt64(UInt32(owner))
    var place = 8
    while place < text.byteCount {
      // The last step overlaps the one before, so that it has eight bytes too.
      state = mixed(state, text.word(min(place, text.byteCount - 8)))
      place += 8
    }
    return Int(truncatingIfNeeded: mixed(state, 0x2545_F491_4F6C_DD1D) >> 8)
  }

  @inline(__always)
  private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
