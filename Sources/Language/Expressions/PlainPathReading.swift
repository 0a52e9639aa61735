import Source

extension Expression {
  /// Reads an expression that is only a path of simple names from a name of the workflow, as nearly all are; nil if
  /// it may be anything else, which the parser reads. Both give the same result.
  init?(plainPath text: String, span: Span, places: [UInt32]?, spanOf: (Range<Int>) -> Span) {
    guard let ranges = Self.names(of: text) else { return nil }
    let bytes = text.utf8
    func name(_ range: Range<Int>) -> String {
      let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
      return String(Substring(bytes[start..<bytes.index(start, offsetBy: range.count)]))
    }
    let root = name(ranges[0])
    guard ExpressionParser.boundNames.contains(root) else { return nil }
    var tree = ExpressionTree(capacity: 2 * ranges.count - 1)
    _ = tree.add(.field(root), range: ranges[0])
    var steps: [Step] = []
    var located: [Located<Step>] = []
    steps.reserveCapacity(ranges.count - 1)
    located.reserveCapacity(ranges.count - 1)
    for range in ranges.dropFirst() {
      let name = name(range)
      // After a hyphen, a name of the workflow is a separate operand.
      guard !name.utf8.contains(UInt8(ascii: "-")) || !Self.containsBoundName(name) else { return nil }
      _ = tree.add(.field(name), range: range)
      _ = tree.add(.path, range: 0..<range.upperBound)
      steps.append(.member(name))
      located.append(Located(.member(name), spanOf(range)))
    }
    self.text = text
    self.span = span
    self.root = ExpressionNode(tree: tree, index: tree.forms.count - 1)
    let whole = spanOf(0..<bytes.count)
    references = [Reference(root: Located(root, spanOf(ranges[0])), steps: located, span: whole)]
    plainPath = PlainPath(root: root, steps: steps)
    self.places = places
  }

  /// The most names of a path that is read this way.
  private static let mostNames = 16

  /// Whether a name of the workflow follows a hyphen in a name.
  private static func containsBoundName(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "-")).dropFirst().contains {
      ExpressionParser.boundNames.contains(String(Substring($0)))
    }
  }

  /// The ranges of the names of a path: each begins with a letter and continues with letters, digits, `_` and hyphens
  /// that are followed by a letter.
  private static func names(of text: String) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(4)
    var start = 0
    var index = 0
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        if index == start || previous == UInt8(ascii: "-") { return nil }
      case UInt8(ascii: "-"):
        if index == start || previous == byte { return nil }
      case UInt8(ascii: "."):
        guard index > start, previous != UInt8(ascii: "-"), ranges.count < mostNames else { return nil }
        ranges.append(start..<index)
        start = index + 1
      default: return nil
      }
      previous = byte
      index += 1
    }
    guard index > start, previous != UInt8(ascii: "-"), !ranges.isEmpty else { return nil }
    ranges.append(start..<index)
    return ranges
  }
}
