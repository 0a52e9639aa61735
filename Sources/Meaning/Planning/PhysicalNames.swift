/// Makes names that are the same in every run and within a service's limit.
struct PhysicalNames {
  /// The start of every name: the project, and the environment if one was chosen.
  let prefix: String

  init(project: String, environment: String?) {
    prefix = environment.map { "\(project)-\($0)" } ?? project
  }

  /// The prefix and the words, joined by hyphens. A name over the limit is cut, and a hash of the whole name makes it
  /// differ from others with the same start.
  func name(_ words: String..., limit: Int) -> String {
    name(words, limit: limit)
  }

  /// The prefix and the words, joined by hyphens, within the limit.
  func name(_ words: [String], limit: Int) -> String {
    PhysicalNames.shortened(([prefix] + words).joined(separator: "-"), limit: limit)
  }

  /// A name within a limit.
  static func shortened(_ name: String, limit: Int) -> String {
    guard name.utf8.count > limit else { return name }
    let hash = PhysicalNames.hash(name)
    return String(decoding: name.utf8.prefix(limit - hash.utf8.count - 1), as: UTF8.self) + "-" + hash
  }

  /// Eight hexadecimal digits of the text's FNV-1a hash.
  static func hash(_ text: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
