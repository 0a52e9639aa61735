import Emit

/// Values that cover every combination of some tests that a value can pass.
struct CandidateValues {
  private let domain: EventShape.Domain
  private var strings = StringClasses()
  private var numbers = NumberClasses()
  private var addresses = AddressClasses()
  /// The strings that tests require literally.
  private var texts: Set<[UInt8]> = []
  /// Whether a test accepts infinitely many strings, which may include any spelling of an address.
  private var isOpen = false

  init(_ domain: EventShape.Domain) { self.domain = domain }

  mutating func add(_ test: ValueMatcher.Test) {
    switch test {
    case .string(let text):
      if let address = IPAddress(text.utf8) { addresses.add(address) } else { add(text: text) }
    case .exactly(let text): add(text: text)
    case .number(let text): numbers.add(text)
    case .numeric(let comparisons):
      for comparison in comparisons { numbers.add(comparison.number) }
    case .cidr(let text):
      if let block = try? AddressBlock(text) { addresses.add(block) }
    case .prefix(let text, let ignoringCase):
      strings.add(prefix: text, ignoringCase: ignoringCase)
      isOpen = isOpen || !text.isEmpty
    case .suffix(let text, let ignoringCase):
      strings.add(suffix: text, ignoringCase: ignoringCase)
      isOpen = isOpen || !text.isEmpty
    case .equalsIgnoreCase(let text):
      strings.add(caseless: text)
      isOpen = true
    case .wildcard(let text): add(wildcard: text)
    case .anythingBut(let exclusion): add(exclusion)
    case .bool, .null, .exists: break
    }
  }

  private mutating func add(_ exclusion: Exclusion) {
    switch exclusion {
    case .strings(let texts):
      for text in texts { add(text: text) }
    case .numbers(let texts):
      for text in texts { numbers.add(text) }
    case .prefixes(let texts):
      for text in texts { add(.prefix(text, ignoringCase: false)) }
    case .suffixes(let texts):
      for text in texts { add(.suffix(text, ignoringCase: false)) }
    case .equalsIgnoreCase(let texts):
      for text in texts { add(.equalsIgnoreCase(text)) }
    case .wildcards(let texts):
      for text in texts { add(wildcard: text) }
    }
  }

  private mutating func add(text: String) {
    if texts.insert(Array(text.utf8)).inserted { strings.add(text: text) }
  }

  private mutating func add(wildcard text: String) {
    guard let wildcard = try? WildcardText(text) else { return }
    strings.add(wildcard: wildcard)
    isOpen = isOpen || text != "*"
  }

  /// The values, strings first, and whether they are certain to cover every combination.
  func find() -> (values: [JSONValue], isComplete: Bool) {
    if case .nothing = domain { return ([], true) }
    let found = strings.find()
    var isComplete = found.isComplete
    var values = found.strings.map { JSONValue.string($0) }
    if !addresses.isEmpty {
      isComplete = isComplete && !isOpen
      for spellings in addresses.find() {
        values += spellings.map { .string($0) }
        // One spelling must differ from all strings that are required literally.
        isComplete = isComplete && spellings.contains { !texts.contains(Array($0.utf8)) }
      }
    }
    if case .free = domain {
      values += numbers.find().map { .number($0) } + [.bool(true), .bool(false), .null]
    }
    return (values, isComplete)
  }
}
