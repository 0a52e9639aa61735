/// A field's list of values made ready for matching.
struct CompiledList: Sendable {
  /// A test that no table answers.
  private enum Test: Sendable {
    case prefix([UInt8])
    case suffix([UInt8])
    case caselessPrefix(CaselessText)
    case caselessSuffix(CaselessText)
    case caselessEquals(CaselessText)
    case wildcard(WildcardMatcher)
    case block(AddressBlock)
    case noneOf(strings: Set<ArraySlice<UInt8>>)
    case noneOfNumbers(Set<Double>)
    case noneOfTests([Test])
    case numeric([(NumericComparison.Relation, Double)])
  }

  /// Whether a field that is not there is enough.
  private(set) var acceptsAbsence = false
  private var acceptsAnything = false
  private var acceptedWords: Set<EventFields.Value.Kind> = []
  private var strings: Set<ArraySlice<UInt8>> = []
  private var addresses: Set<IPAddress> = []
  private var numbers: Set<Double> = []
  /// Texts of numbers that cannot be compared.
  private var numberTexts: Set<ArraySlice<UInt8>> = []
  private var tests: [Test] = []
  private var needsAddress = false

  /// Makes a list ready. Entries that reading would have refused match nothing.
  init(_ matchers: [ValueMatcher]) {
    for matcher in matchers { add(matcher.test) }
  }

  private mutating func add(_ test: ValueMatcher.Test) {
    switch test {
    case .string(let text):
      if let address = IPAddress(text.utf8) {
        addresses.insert(address)
        needsAddress = true
      } else {
        strings.insert(Array(text.utf8)[...])
      }
    case .exactly(let text): strings.insert(Array(text.utf8)[...])
    case .number(let text):
      if let number = DecimalNumber(text.utf8)?.comparable {
        numbers.insert(number)
      } else {
        numberTexts.insert(Array(text.utf8)[...])
      }
    case .bool(let flag): acceptedWords.insert(flag ? .yes : .no)
    case .null: acceptedWords.insert(.null)
    case .prefix(let text, ignoringCase: false): tests.append(.prefix(Array(text.utf8)))
    case .prefix(let text, ignoringCase: true): tests.append(.caselessPrefix(CaselessText(text)))
    case .suffix(let text, ignoringCase: false): tests.append(.suffix(Array(text.utf8)))
    case .suffix(let text, ignoringCase: true): tests.append(.caselessSuffix(CaselessText(text)))
    case .equalsIgnoreCase(let text): tests.append(.caselessEquals(CaselessText(text)))
    case .wildcard(let text):
      if let wildcard = try? WildcardText(text) { tests.append(.wildcard(WildcardMatcher(wildcard))) }
    case .cidr(let text):
      if let block = try? AddressBlock(text) {
        tests.append(.block(block))
        needsAddress = true
      }
    case .exists(let flag):
      acceptsAnything = acceptsAnything || flag
      acceptsAbsence = acceptsAbsence || !flag
    case .numeric(let comparisons):
      let bounds = comparisons.compactMap { comparison in
        DecimalNumber(comparison.number.utf8)?.comparable.map { (comparison.relation, $0) }
      }
      if bounds.count == comparisons.count { tests.append(.numeric(bounds)) }
    case .anythingBut(let exclusion): tests.append(CompiledList.test(exclusion))
    }
  }

  private static func test(_ exclusion: Exclusion) -> Test {
    switch exclusion {
    case .strings(let texts): .noneOf(strings: Set(texts.map { Array($0.utf8)[...] }))
    case .numbers(let texts): .noneOfNumbers(Set(texts.compactMap { DecimalNumber($0.utf8)?.comparable }))
    case .prefixes(let texts): .noneOfTests(texts.map { .prefix(Array($0.utf8)) })
    case .suffixes(let texts): .noneOfTests(texts.map { .suffix(Array($0.utf8)) })
    case .equalsIgnoreCase(let texts): .noneOfTests(texts.map { .caselessEquals(CaselessText($0)) })
    case .wildcards(let texts):
      .noneOfTests(texts.compactMap { text in (try? WildcardText(text)).map { .wildcard(WildcardMatcher($0)) } })
    }
  }

  /// Whether a value that is there is one of the list.
  func accepts(_ value: EventFields.Value, of event: EventFields) -> Bool {
    if acceptsAnything { return true }
    let text = event.text(of: value)
    switch value.kind {
    case .yes, .no, .null:
      if acceptedWords.contains(value.kind) { return true }
    case .number:
      if let number = value.number {
        if numbers.contains(number) { return true }
      } else if numberTexts.contains(text) {
        return true
      }
    case .string:
      if strings.contains(text) { return true }
    }
    guard !tests.isEmpty || needsAddress else { return false }
    let address = needsAddress && value.kind == .string ? IPAddress(text) : nil
    if let address, addresses.contains(address) { return true }
    return tests.contains { CompiledList.passes($0, value, text, address) }
  }

  private static func passes(
    _ test: Test, _ value: EventFields.Value, _ text: ArraySlice<UInt8>, _ address: IPAddress?
  ) -> Bool {
    switch test {
    case .noneOf(let strings): return value.kind != .string || !strings.contains(text)
    case .noneOfNumbers(let numbers): return value.number.map { !numbers.contains($0) } ?? true
    case .noneOfTests(let tests):
      return value.kind != .string || !tests.contains { passes($0, value, text, address) }
    case .numeric(let bounds):
      guard let number = value.number else { return false }
      return bounds.allSatisfy { relation, bound in
        switch relation {
        case .equal: number == bound
        case .less: number < bound
        case .lessOrEqual: number <= bound
        case .greater: number > bound
        case .greaterOrEqual: number >= bound
        }
      }
    case .block(let block): return address.map(block.contains) ?? false
    case .prefix(let start): return value.kind == .string && text.starts(with: start)
    case .suffix(let end): return value.kind == .string && text.suffix(end.count).elementsEqual(end)
    case .caselessPrefix(let start): return value.kind == .string && start.isPrefix(of: text)
    case .caselessSuffix(let end): return value.kind == .string && end.isSuffix(of: text)
    case .caselessEquals(let whole): return value.kind == .string && whole.equals(text)
    case .wildcard(let wildcard): return value.kind == .string && wildcard.matches(text)
    }
  }
}
