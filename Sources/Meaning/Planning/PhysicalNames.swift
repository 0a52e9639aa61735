/// Makes names that are the same in every run and within a service's limit.
struct PhysicalNames {
  /// The start of every name: the project, and the environment if one was chosen.
  private let leading: [String]

  init(project: String, environment: String?) {
    leading = [project] + (environment.map { [$0] } ?? [])
  }

  /// The start of every name within its limit.
  var prefix: String { leading.joined(separator: "-") }

  /// The project, the environment and the words, joined by hyphens. In a name over the limit, the longest words are cut
  /// to one length, so that each stays readable, and a hash of the whole name makes it differ from others that start the
  /// same.
  func name(_ words: String..., limit: Int) -> String { name(words, limit: limit) }

  /// The project, the environment and the words, joined by hyphens, within the limit.
  func name(_ words: [String], limit: Int) -> String {
    let words = leading + words
    let whole = words.joined(separator: "-")
    guard whole.utf8.count > limit else { return whole }
    let share = PhysicalNames.share(of: limit, among: words.map(\.utf8.count))
    return (words.map { PhysicalNames.cut($0, to: share) } + [PhysicalNames.hash(whole)]).joined(separator: "-")
  }

  /// A pattern for the names of all rules of a workflow, or of the project if `workflow` is nil, with `*` for any
  /// characters.
  func ruleNames(of workflow: String? = nil) -> String {
    // The longest names of rules: `WORKFLOW-trigger-100-part-20`, with a workflow of 48 characters.
    let known = leading + (workflow.map { [$0] } ?? [])
    let rest = (workflow == nil ? [48] : []) + ["trigger", "100", "part", "20"].map(\.utf8.count)
    let share = PhysicalNames.share(of: 64, among: known.map(\.utf8.count) + rest)
    let isWhole = known.allSatisfy { $0.utf8.count <= share }
    let words = known.map { $0.utf8.count > share ? PhysicalNames.cut($0, to: share) + "*" : $0 }
    // The first rule of a workflow has the workflow's own name.
    return words.joined(separator: "-") + (workflow == nil && isWhole ? "-*" : "*")
  }

  /// The length to which the words of a name over its limit are cut: shorter words leave more room for longer ones.
  private static func share(of limit: Int, among lengths: [Int]) -> Int {
    var room = limit - lengths.count - 8
    for (position, length) in lengths.sorted().enumerated() {
      let share = room / (lengths.count - position)
      if length > share { return share }
      room -= length
    }
    return limit
  }

  /// The start of a word, without a hyphen at its end.
  private static func cut(_ word: String, to length: Int) -> String {
    guard word.utf8.count > length else { return word }
    var bytes = Array(word.utf8.prefix(length))
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
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
