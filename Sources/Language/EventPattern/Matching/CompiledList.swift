/// A field's list of values, prepared for matching. A class, because it is passed around often, and passing it costs
/// one reference.
final class CompiledList: Sendable {
  /// A test that no table covers.
  fileprivate enum Test: Sendable {
    case prefix([UInt8])
    case suffix([UInt8])
    case caselessPrefix(CaselessText)
    case caselessSuffix(CaselessText)
    case caselessEquals(CaselessText)
    case wildcard(WildcardMatcher)
    case block(AddressBlock)
    case noneOf(strings: TextTable)
    case noneOfNumbers(Set<Double>)
    case noneOfTests([Test])
    case numeric([(NumericComparison.Relation, Double)])
  }

  fileprivate struct Tables: Sendable {
    var acceptsAbsence = false
    var needsNumber = false
    var acceptsAnything = false
    var acceptsYes = false
    var acceptsNo = false
    var acceptsNull = false
    var strings = TextTable()
    var addresses: Set<IPAddress> = []
    var numbers: Set<Double> = []
    /// Texts of numbers that cannot be compared.
    var numberTexts = TextTable()
    var tests: [Test] = []
    var needsAddress = false

    mutating func add(_ test: ValueMatcher.Test) {
      switch test {
      case .string(let text):
        if let address = IPAddress(text.utf8) {
          addresses.insert(address)
          needsAddress = true
        } else {
          _ = strings.insert(Array(text.utf8), owner: 0)
        }
      case .exactly(let text): _ = strings.insert(Array(text.utf8), owner: 0)
      case .number(let text):
        needsNumber = true
        if let number = DecimalNumber(text.utf8)?.comparable {
          numbers.insert(number)
        } else {
          _ = numberTexts.insert(Array(text.utf8), owner: 0)
        }
      case .bool(true): acceptsYes = true
      case .bool(false): acceptsNo = true
      case .null: acceptsNull = true
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
        needsNumber = true
        if let bounds = NumericComparison.bounds(comparisons) { tests.append(.numeric(bounds)) }
      case .anythingBut(let exclusion):
        if case .numbers = exclusion { needsNumber = true }
        tests.append(Tables.test(exclusion))
      }
    }

    private static func test(_ exclusion: Exclusion) -> Test {
      switch exclusion {
      case .strings(let texts):
        var table = TextTable()
        for text in texts { _ = table.insert(Array(text.utf8), owner: 0) }
        return .noneOf(strings: table)
      case .numbers(let texts): return .noneOfNumbers(Set(texts.compactMap { DecimalNumber($0.utf8)?.comparable }))
      case .prefixes(let texts): return .noneOfTests(texts.map { .prefix(Array($0.utf8)) })
      case .suffixes(let texts): return .noneOfTests(texts.map { .suffix(Array($0.utf8)) })
      case .equalsIgnoreCase(let texts): return .noneOfTests(texts.map { .caselessEquals(CaselessText($0)) })
      case .wildcards(let texts):
        return .noneOfTests(
          texts.compactMap { text in (try? WildcardText(text)).map { .wildcard(WildcardMatcher($0)) } })
      }
    }
  }

  private let tables: Tables

  /// Prepares a list. Entries that reading would have rejected match nothing.
  init(_ matchers: [ValueMatcher]) {
    var tables = Tables()
    for matcher in matchers { tables.add(matcher.test) }
    self.tables = tables
  }

  /// Whether a missing field matches.
  var acceptsAbsence: Bool { tables.acceptsAbsence }

  /// Whether the answer may depend on the value of a number.
  var needsNumber: Bool { tables.needsNumber }

  /// Whether the list accepts a value that is present.
  ///
  /// - Parameters:
  ///   - text: The bytes of a string, or the text of a number.
  /// - number: A number that can be compared; used only if the list `needsNumber`.
  func accepts(_ kind: ScalarKind, _ text: RawSpan, number: Double?) -> Bool {
    if tables.acceptsAnything { return true }
    switch kind {
    case .yes: if tables.acceptsYes { return true }
    case .no: if tables.acceptsNo { return true }
    case .null: if tables.acceptsNull { return true }
    case .number:
      if let number {
        if !tables.numbers.isEmpty, tables.numbers.contains(number) { return true }
      } else if tables.numberTexts.number(of: text, owner: 0) >= 0 {
        return true
      }
    case .string:
      if tables.strings.number(of: text, owner: 0) >= 0 { return true }
    }
    guard !tables.tests.isEmpty || tables.needsAddress else { return false }
    let address = tables.needsAddress && kind == .string ? IPAddress(text) : nil
    if let address, tables.addresses.contains(address) { return true }
    for index in tables.tests.indices where CompiledList.passes(tables.tests[index], kind, text, number, address) {
      return true
    }
    return false
  }

  private static func passes(
    _ test: Test, _ kind: ScalarKind, _ text: RawSpan, _ number: Double?, _ address: IPAddress?
  ) -> Bool {
    switch test {
    case .noneOf(let strings): return kind != .string || strings.number(of: text, owner: 0) < 0
    case .noneOfNumbers(let numbers): return kind != .number || number.map { !numbers.contains($0) } ?? true
    case .noneOfTests(let tests):
      guard kind == .string else { return true }
      for test in tests where passes(test, kind, text, number, address) { return false }
      return true
    case .numeric(let bounds):
      guard kind == .number, let number else { return false }
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
    case .prefix(let start): return kind == .string && text.holds(start, at: 0)
    case .suffix(let end): return kind == .string && text.holds(end, at: text.byteCount - end.count)
    case .caselessPrefix(let start): return kind == .string && start.isPrefix(of: text)
    case .caselessSuffix(let end): return kind == .string && end.isSuffix(of: text)
    case .caselessEquals(let whole): return kind == .string && whole.equals(text)
    case .wildcard(let wildcard): return kind == .string && wildcard.matches(text)
    }
  }
}

/// The kind of a scalar in an event.
enum ScalarKind: UInt8, Sendable {
  case string, number, yes, no, null
}

extension NumericComparison {
  /// The bounds as doubles; nil if one of the numbers cannot be compared, which reading rejects.
  static func bounds(_ comparisons: [NumericComparison]) -> [(Relation, Double)]? {
    let bounds = comparisons.compactMap { comparison in
      DecimalNumber(comparison.number.utf8)?.comparable.map { (comparison.relation, $0) }
    }
    return bounds.count == comparisons.count ? bounds : nil
  }
}
