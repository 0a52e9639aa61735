import Source

/// Collects the conditions for a `FieldIndex`.
struct FieldIndexBuilder: Sendable {
  /// Entries for any value that is present.
  private(set) var present: [Int32] = []
  /// Entries for `true`, `false` and `null`.
  private(set) var yes: [Int32] = []
  private(set) var no: [Int32] = []
  private(set) var null: [Int32] = []
  private(set) var numbers = IntervalIndex<Int64>()
  private(set) var shortAddresses = IntervalIndex<UInt128>()
  private(set) var longAddresses = IntervalIndex<UInt128>()
  private(set) var prefixes = ByteTrie()
  private(set) var suffixes = ByteTrie()
  /// The same for texts in lower-case ASCII, for values whose capitals are converted to lower case.
  private(set) var foldedPrefixes = ByteTrie()
  private(set) var foldedSuffixes = ByteTrie()
  private(set) var parts = ByteTrie()
  /// Texts of numbers that cannot be compared, and strings; their lists are numbered together.
  private(set) var texts = TextTable()
  private var textEntries: [[Int32]] = []
  private(set) var textPostings = Postings()
  private var wildcards: [(text: WildcardText, entry: Int32)] = []

  static let stringTexts: Int32 = 0
  static let numberTexts: Int32 = 1

  init() {}

  /// Adds the values that a condition accepts; `finish` must follow.
  mutating func insert(_ matchers: [ValueMatcher], condition: Int32) {
    for matcher in matchers { insert(matcher.test, 2 * condition) }
  }

  private mutating func insert(_ test: ValueMatcher.Test, _ entry: Int32) {
    switch test {
    case .string(let text):
      if let address = IPAddress(text.utf8) {
        insert(address.number...address.number, isShort: address.width == 32, entry)
      } else {
        insertText(text, FieldIndexBuilder.stringTexts, entry)
      }
    case .exactly(let text): insertText(text, FieldIndexBuilder.stringTexts, entry)
    case .number(let text):
      if let number = DecimalNumber(text.utf8)?.comparable {
        numbers.insert(number.orderingKey...number.orderingKey, entry)
      } else {
        insertText(text, FieldIndexBuilder.numberTexts, entry)
      }
    case .bool(true): yes.append(entry)
    case .bool(false): no.append(entry)
    case .null: null.append(entry)
    case .prefix(let text, ignoringCase: false): prefixes.insert(text.utf8, entry)
    case .suffix(let text, ignoringCase: false): suffixes.insert(text.utf8.reversed(), entry)
    case .prefix(let text, ignoringCase: true): insertFolded(text, exact: true, entry)
    case .suffix(let text, ignoringCase: true):
      let start = text.utf8.reversed().prefix { $0 < 0x80 }
      foldedSuffixes.insert(start.map(\.lowercased), start.count == text.utf8.count ? entry : entry + 1)
    case .equalsIgnoreCase(let text): insertFolded(text, exact: false, entry)
    case .wildcard(let text):
      if let wildcard = try? WildcardText(text) { wildcards.append((wildcard, entry + 1)) }
    case .cidr(let text):
      guard let block = try? AddressBlock(text) else { return }
      if let range = block.shortAddresses { insert(range, isShort: true, entry) }
      if let range = block.longAddresses { insert(range, isShort: false, entry) }
    case .numeric(let comparisons):
      if let range = NumericComparison.keys(comparisons) { numbers.insert(range, entry) }
    case .anythingBut: present.append(entry + 1)
    case .exists(true): present.append(entry)
    case .exists(false): break
    }
  }

  private mutating func insertFolded(_ text: String, exact: Bool, _ entry: Int32) {
    let start = text.utf8.prefix { $0 < 0x80 }
    let isWhole = exact && start.count == text.utf8.count
    foldedPrefixes.insert(start.map(\.lowercased), isWhole ? entry : entry + 1)
  }

  private mutating func insertText(_ text: String, _ owner: Int32, _ entry: Int32) {
    let number = Int(texts.insert(Array(text.utf8), owner: owner))
    if number == textEntries.count { textEntries.append([]) }
    textEntries[number].append(entry)
  }

  private mutating func insert(_ range: ClosedRange<UInt128>, isShort: Bool, _ entry: Int32) {
    if isShort { shortAddresses.insert(range, entry) } else { longAddresses.insert(range, entry) }
  }

  mutating func finish() {
    for anchor in WildcardAnchor.choose(for: wildcards.map(\.text)).enumerated() {
      let entry = wildcards[anchor.offset].entry
      switch anchor.element {
      case .prefix(let text): prefixes.insert(text, entry)
      case .suffix(let text): suffixes.insert(text.reversed(), entry)
      case .part(let text): parts.insert(text, entry)
      }
    }
    wildcards = []
    numbers.finish()
    shortAddresses.finish()
    longAddresses.finish()
    prefixes.finish(anywhere: false)
    suffixes.finish(anywhere: false)
    foldedPrefixes.finish(anywhere: false)
    foldedSuffixes.finish(anywhere: false)
    parts.finish(anywhere: true)
    textPostings = Postings(textEntries)
    textEntries = []
  }
}

extension NumericComparison {
  /// The ordering keys of the numbers within bounds; nil if there are none.
  static func keys(_ comparisons: [NumericComparison]) -> ClosedRange<Int64>? {
    guard let bounds = bounds(comparisons) else { return nil }
    var low = (-Double.greatestFiniteMagnitude).orderingKey
    var high = Double.greatestFiniteMagnitude.orderingKey
    for (relation, bound) in bounds {
      let key = bound.orderingKey
      switch relation {
      case .equal: (low, high) = (max(low, key), min(high, key))
      case .less: high = min(high, key - 1)
      case .lessOrEqual: high = min(high, key)
      case .greater: low = max(low, key + 1)
      case .greaterOrEqual: low = max(low, key)
      }
    }
    return low <= high ? low...high : nil
  }
}
