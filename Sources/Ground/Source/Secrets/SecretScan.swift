extension SecretShape {
  /// The secrets in a text, in order; of those that begin at the same place, the longest.
  ///
  /// `isShown`: the text will be printed. Then a secret also counts if it is cut by `…`.
  public static func secrets(in bytes: UnsafeBufferPointer<UInt8>, isShown: Bool = false) -> [SecretMatch] {
    var matches: [SecretMatch] = []
    let table = SecretTable.standard
    var index = 0
    while index + 2 < bytes.count {
      if table.mayBegin(at: index, of: bytes),
        let match = SecretScan(bytes: bytes, isShown: isShown).longest(at: index, in: table)
      {
        matches.append(match)
        index = match.range.upperBound
      } else {
        index += 1
      }
    }
    return matches
  }

  public static func secrets(in text: String) -> [SecretMatch] {
    var text = text
    return text.withUTF8 { secrets(in: $0) }
  }

  /// The secret that a whole text is, according to its name; nil if the name is not that of a secret.
  public static func secret(_ text: String, named name: String) -> SecretMatch? {
    for shape in named {
      guard case .named(let wanted, let body, let length) = shape.form, text.utf8.count == length,
        text.utf8.allSatisfy({ body.contains($0) })
      else { continue }
      let folded = name.utf8.filter { ByteSet.alphanumeric.contains($0) }.map { $0 | 0x20 }
      guard folded.indices.contains(where: { folded[$0...].starts(with: wanted.utf8) }) else { continue }
      return SecretMatch(kind: shape.kind, range: 0..<length, hidden: 0..<length, needsContext: true)
    }
    return nil
  }
}

/// The table of forms, prepared for searching. In nearly every text without secrets, the first three bytes rule out all
/// forms.
private struct SecretTable: Sendable {
  static let standard = SecretTable(SecretShape.all)

  /// A bit for each pair of bytes at the start of a form.
  private var first = BytePairs()
  /// A bit for each pair of the second and the third byte of a form.
  private var second = BytePairs()
  private var shapes: [[SecretShape]] = Array(repeating: [], count: 256)

  private init(_ all: [SecretShape]) {
    for shape in all {
      var bytes = Set<UInt8>()
      for start in shape.starts {
        first.insert(start[0], start[1])
        for third in start.count > 2 ? [start[2]] : Array(UInt8.min...UInt8.max) { second.insert(start[1], third) }
        bytes.insert(start[0])
      }
      for byte in bytes { shapes[Int(byte)].append(shape) }
    }
  }

  /// Whether a form may begin at a place that has at least two bytes after it.
  func mayBegin(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    first.contains(bytes[index], bytes[index + 1]) && second.contains(bytes[index + 1], bytes[index + 2])
  }

  func shapes(beginningWith byte: UInt8) -> [SecretShape] { shapes[Int(byte)] }
}

extension SecretShape {
  /// The two or three bytes at the start of texts of the form.
  fileprivate var starts: [[UInt8]] {
    switch form {
    case .token(let head, _, _, _): return [Array(head.utf8.prefix(3))]
    case .webToken: return [Array("eyJ".utf8)]
    case .keyBlock: return [Array("---".utf8)]
    case .addressPassword: return [Array("://".utf8)]
    case .named(let name, _, _):
      // Names may be in any case.
      return name.utf8.prefix(3).reduce([[]]) { starts, letter in
        starts.flatMap { [$0 + [letter], $0 + [letter & 0xDF]] }
      }
    }
  }
}

/// A set of pairs of bytes.
private struct BytePairs: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  mutating func insert(_ first: UInt8, _ second: UInt8) {
    bits[Int(first) << 2 | Int(second) >> 6] |= 1 << UInt64(second & 63)
  }

  func contains(_ first: UInt8, _ second: UInt8) -> Bool {
    bits[Int(first) << 2 | Int(second) >> 6] &>> UInt64(second & 63) & 1 == 1
  }
}

/// The examination of one place of a text.
private struct SecretScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let isShown: Bool

  func longest(at index: Int, in table: SecretTable) -> SecretMatch? {
    var best: SecretMatch?
    for shape in table.shapes(beginningWith: bytes[index]) {
      guard let match = match(shape, at: index), match.range.upperBound > best?.range.upperBound ?? 0 else {
        continue
      }
      best = match
    }
    return best
  }

  private func match(_ shape: SecretShape, at index: Int) -> SecretMatch? {
    let hidden: Range<Int>?
    switch shape.form {
    case .token(let head, let body, let least, let anywhere):
      hidden = token(head, body, least, anywhere, at: index)
    case .named(let name, let body, let length): hidden = named(name, body, length, at: index)
    case .webToken: hidden = webToken(at: index)
    case .keyBlock: hidden = keyBlock(at: index)
    case .addressPassword: hidden = addressPassword(at: index)
    }
    guard let hidden else { return nil }
    var match = SecretMatch(
      kind: shape.kind, range: index..<hidden.upperBound, hidden: hidden, needsContext: shape.needsContext)
    // The name next to a secret is not part of it.
    if case .named = shape.form { match.range = hidden }
    return match
  }

  // MARK: Forms

  private func token(_ head: String, _ body: ByteSet, _ least: Int, _ anywhere: Bool, at index: Int) -> Range<Int>?
  {
    guard starts(with: head, at: index) else { return nil }
    let start = index + head.utf8.count
    // A head that is a part of another word: 'disk_live_', or 'mAKIA'. At most a token's length is examined, so that
    // many heads in one long word cost no more than the word.
    if index > 0, ByteSet.alphanumeric.contains(bytes[index - 1]), ByteSet.alphanumeric.contains(bytes[index]) {
      guard anywhere, least >= 30 || isMixed(start..<end(of: body, from: start, atMost: 64)) else { return nil }
    }
    let known = end(of: body, from: start, atMost: least)
    guard known - start == least || isCut(start, known) else { return nil }
    return start..<end(of: body, from: known)
  }

  private func named(_ name: String, _ body: ByteSet, _ length: Int, at index: Int) -> Range<Int>? {
    var position = index
    for letter in name.utf8 {
      while position < bytes.count, bytes[position] == UInt8(ascii: "_") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard position < bytes.count, bytes[position] | 0x20 == letter else { return nil }
      position += 1
    }
    // The characters between a name and its value in YAML, JSON, settings and commands.
    var start = position
    while start < bytes.count, start - position < 32, Self.separators.contains(bytes[start]) { start += 1 }
    let end = self.end(of: body, from: start, atMost: length + 1)
    guard start > position, end - start == length || isCut(start, end) else { return nil }
    return start..<end
  }

  private static let separators = ByteSet(" \t\r\n:=\"'`>|\\")

  private func webToken(at index: Int) -> Range<Int>? {
    guard starts(with: "eyJ", at: index), index == 0 || !ByteSet.word.contains(bytes[index - 1]) else { return nil }
    let header = end(of: .word, from: index)
    if isCut(index + 3, header) { return index + 3..<header }
    guard header - index >= 10, starts(with: ".eyJ", at: header) else { return nil }
    let payload = end(of: .word, from: header + 1)
    if isCut(index + 3, payload) { return index + 3..<payload }
    guard payload - header >= 10, payload < bytes.count, bytes[payload] == UInt8(ascii: ".") else { return nil }
    let signature = end(of: .word, from: payload + 1)
    guard signature - payload > 16 || isCut(payload, signature) else { return nil }
    return index + 3..<signature
  }

  private func addressPassword(at index: Int) -> Range<Int>? {
    guard starts(with: "://", at: index), index > 0, ByteSet.alphanumeric.contains(bytes[index - 1]) else {
      return nil
    }
    var user = index + 3
    while user < bytes.count, bytes[user] != UInt8(ascii: ":"), !ByteSet.authorityEnds.contains(bytes[user]) {
      user += 1
    }
    guard user < bytes.count, bytes[user] == UInt8(ascii: ":") else { return nil }
    let start = user + 1
    var end = start
    while end < bytes.count, !ByteSet.authorityEnds.contains(bytes[end]), !isEllipsis(end) { end += 1 }
    if isCut(start, end) { return start..<end }
    guard end > start, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "@"),
      ByteSet.alphanumeric.contains(bytes[end + 1])
    else { return nil }
    return start..<end
  }

  // MARK: Private keys

  /// From the first line of a private key, which identifies it, to its last line; without one, as far as there are
  /// lines of base64.
  private func keyBlock(at index: Int) -> Range<Int>? {
    guard starts(with: "-----BEGIN ", at: index) else { return nil }
    var label = index + 11
    while label < bytes.count, label - index < 64, ByteSet.upperCase.contains(bytes[label]) || bytes[label] == 0x20
    { label += 1 }
    guard holds("PRIVATE KEY", in: index + 11..<label) else { return nil }
    var start = label
    while start < bytes.count, bytes[start] == UInt8(ascii: "-") { start += 1 }
    var position = start
    while let dashes = upcomingDashes(from: position) {
      if starts(with: "-----END ", at: dashes), holds("PRIVATE KEY", in: dashes..<min(dashes + 64, bytes.count)) {
        return start..<dashes
      }
      if starts(with: "-----END ", at: dashes) || starts(with: "-----BEGIN ", at: dashes) { break }
      position = dashes + 5
    }
    return start..<endOfBase64(from: start)
  }

  private func upcomingDashes(from start: Int) -> Int? {
    var index = start
    while index + 5 <= bytes.count {
      if bytes[index] == UInt8(ascii: "-"), starts(with: "-----", at: index) { return index }
      index += 1
    }
    return nil
  }

  private func endOfBase64(from start: Int) -> Int {
    var end = start
    var index = start
    while index < bytes.count {
      while index < bytes.count, Self.lineEnds.contains(bytes[index]) || isEscapedLineEnd(index) {
        index += isEscapedLineEnd(index) ? 2 : 1
      }
      let word = self.end(of: .base64, from: index)
      guard word > index,
        word == bytes.count || Self.lineEnds.contains(bytes[word]) || isEscapedLineEnd(word) || isEllipsis(word)
      else { break }
      (index, end) = (word, word)
    }
    return end
  }

  private static let lineEnds = ByteSet(" \t\r\n\"'#")

  private func isEscapedLineEnd(_ index: Int) -> Bool {
    starts(with: "\\n", at: index) || starts(with: "\\r", at: index)
  }

  // MARK: Bytes

  private func starts(with text: String, at index: Int) -> Bool {
    let text = text.utf8
    guard index + text.count <= bytes.count else { return false }
    var position = index
    for byte in text {
      if bytes[position] != byte { return false }
      position += 1
    }
    return true
  }

  private func holds(_ text: String, in range: Range<Int>) -> Bool {
    range.contains { starts(with: text, at: $0) && $0 + text.utf8.count <= range.upperBound }
  }

  private func end(of set: ByteSet, from start: Int, atMost limit: Int = .max) -> Int {
    var end = start
    let bound = limit < bytes.count - start ? start + limit : bytes.count
    while end < bound, set.contains(bytes[end]) { end += 1 }
    return end
  }

  /// Whether some characters are cut by `…`, so that their number is unknown.
  private func isCut(_ start: Int, _ end: Int) -> Bool { isShown && end > start && isEllipsis(end) }

  private func isEllipsis(_ index: Int) -> Bool { starts(with: "…", at: index) }

  private func isMixed(_ range: Range<Int>) -> Bool {
    [ByteSet.digits, .lowerCase, .upperCase].allSatisfy { set in range.contains { set.contains(bytes[$0]) } }
  }
}
