import Emit

/// Finds which of some lists accept a value. If there are many entries, an index leads to the few that may match, so
/// that each value is not tried on all of them.
struct ListFinder {
  private let compiled: [CompiledList]
  /// Nil if the lists are so short that trying each is cheaper than an index.
  private let index: FieldIndex?
  /// For each node of the index's parts, the last search that visited it.
  private var seen: [UInt32] = []
  private var turn: UInt32 = 0

  private static let fewEntries = 32

  /// Prepares lists, given both in their original and their compiled form.
  init(_ lists: [[ValueMatcher]], _ compiled: [CompiledList]) {
    self.compiled = compiled
    guard lists.reduce(0, { $0 + $1.count }) > ListFinder.fewEntries else {
      index = nil
      return
    }
    var builder = FieldIndexBuilder()
    for (number, list) in lists.enumerated() { builder.insert(list, condition: Int32(clamping: number)) }
    let index = FieldIndex(builder)
    seen = Array(repeating: 0, count: index.partNodes)
    self.index = index
  }

  /// The numbers of the lists that accept a scalar.
  mutating func lists(accepting value: JSONValue) -> NumberSet {
    var accepting = NumberSet(below: compiled.count) { _ in false }
    guard let (kind, text) = value.scalar else { return accepting }
    let number = kind == .number ? DecimalNumber(text)?.comparable : nil
    guard let index else {
      for list in compiled.indices where compiled[list].accepts(kind, text.span.bytes, number: number) {
        accepting.insert(list)
      }
      return accepting
    }
    turn += 1
    var entries: [Int32] = []
    index.append(for: kind, text.span.bytes, number: number, seen: &seen, turn: turn, to: &entries)
    var isTried = NumberSet(below: compiled.count) { _ in false }
    for entry in entries {
      let list = Int(entry / 2)
      guard !accepting.contains(list) else { continue }
      if entry.isMultiple(of: 2) {
        accepting.insert(list)
      } else if !isTried.contains(list) {
        isTried.insert(list)
        if compiled[list].accepts(kind, text.span.bytes, number: number) { accepting.insert(list) }
      }
    }
    return accepting
  }
}

extension JSONValue {
  /// The kind of the scalar, with the bytes of a string or a number; nil for arrays and objects.
  fileprivate var scalar: (kind: ScalarKind, text: [UInt8])? {
    switch self {
    case .string(let text): (.string, Array(text.utf8))
    case .number(let text): (.number, Array(text.utf8))
    case .bool(let flag): (flag ? .yes : .no, [])
    case .null: (.null, [])
    case .array, .object: nil
    }
  }
}
