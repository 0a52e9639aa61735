import Diagnostics
import Source

/// An operator of another language for which JSONata has a different one.
struct ForeignSpelling {
  let problem: ExpressionProblem

  /// Finds such an operator at the place of a syntax error.
  init?(at place: Range<Int>, in bytes: [UInt8]) {
    guard let problem = Self.sign(at: place.lowerBound, in: bytes) ?? Self.word(at: place, in: bytes) else {
      return nil
    }
    self.problem = problem
  }

  /// Operators of signs, longer ones first, with their replacement and the form for the hint.
  private static let signs: [(sign: String, replacement: String?, form: String)] = [
    ("===", "=", "="), ("!==", "!=", "="), ("==", "=", "="), ("&&", "and", "and"),
    ("||", "or", "or"), ("??", nil, defaultForm), ("?:", nil, defaultForm),
    ("=~", nil, "$contains(…, /…/)"),
    ("!", nil, "$not(…)"),
  ]

  /// The form of a default for a missing value.
  static let defaultForm = "$exists(…) ? … : …"

  private static func sign(at place: Int, in bytes: [UInt8]) -> ExpressionProblem? {
    for (sign, replacement, form) in signs {
      let length = sign.utf8.count
      // The parser reports the first byte of some operators, and the last byte of others.
      for start in max(0, place - length + 1)...place
      where start + length <= bytes.count && bytes[start..<start + length].elementsEqual(sign.utf8) {
        return problem(sign, start..<start + length, replacement, form, bytes)
      }
    }
    return nil
  }

  /// Operators of letters.
  private static let words: [String: (replacement: String?, form: String)] = [
    "AND": ("and", "and"), "OR": ("or", "or"), "IN": ("in", "in"),
    "is": (nil, "="), "eq": ("=", "="), "ne": ("!=", "!="), "gt": (">", ">"),
    "ge": (">=", ">="), "lt": ("<", "<"), "le": ("<=", "<="),
    "contains": (nil, "$contains(…, …)"), "not": (nil, "$not(…)"), "NOT": (nil, "$not(…)"),
  ]

  /// A word at or before the place of the syntax error.
  private static func word(at place: Range<Int>, in bytes: [UInt8]) -> ExpressionProblem? {
    func word(_ range: Range<Int>) -> ExpressionProblem? {
      let text = String(decoding: bytes[range], as: UTF8.self)
      return words[text].map { problem(text, range, $0.replacement, $0.form, bytes) }
    }
    let start = min(place.lowerBound, bytes.count)
    let end = bytes[start...].firstIndex { !$0.isLetter } ?? bytes.count
    if let problem = word(start..<end) { return problem }
    let previousEnd = (bytes[..<start].lastIndex { $0 != 0x20 } ?? -1) + 1
    let before = (bytes[..<previousEnd].lastIndex { !$0.isLetter } ?? -1) + 1
    return word(before..<previousEnd)
  }

  private static func problem(
    _ spelling: String, _ range: Range<Int>, _ replacement: String?, _ form: String, _ bytes: [UInt8]
  ) -> ExpressionProblem {
    // Words need spaces around them; signs do not.
    let padded = replacement.map { text in
      let isTight = { (index: Int) in bytes.indices.contains(index) && bytes[index] != 0x20 }
      return (isTight(range.lowerBound - 1) ? " " : "") + text + (isTight(range.upperBound) ? " " : "")
    }
    return ExpressionProblem(message: .noOperator(spelling), range: range, hint: .write(form), replacement: padded)
  }
}
