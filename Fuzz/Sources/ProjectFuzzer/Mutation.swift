import FuzzOracles

/// Changes an input as a person would, or a hostile one: blocks, keys, values, expressions; now and then bytes.
struct Mutation {
  private var random: Randomness
  private let donors: Donors
  private let mutateBytes: ([UInt8]) -> [UInt8]

  init(seed: UInt32, _ donors: Donors, mutateBytes: @escaping ([UInt8]) -> [UInt8]) {
    random = Randomness(seed: seed)
    self.donors = donors
    self.mutateBytes = mutateBytes
  }

  /// A changed text.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var input = FuzzInput(text)
    for _ in 0...random.below(3) {
      let index = random.below(input.files.count)
      let file = input.files[index]
      if file.name.hasSuffix(".yaml"), random.below(8) > 0 {
        var blocks = Blocks(file.bytes)
        change(&blocks)
        input.files[index].bytes = blocks.text
      } else {
        input.files[index].bytes = mutateBytes(file.bytes)
      }
    }
    return input.text
  }

  private mutating func change(_ blocks: inout Blocks) {
    let start = random.below(blocks.lines.count)
    let block = blocks.block(at: start)
    let indentation = Blocks.indentation(of: blocks.lines[start])
    switch random.below(12) {
    case 0: blocks.lines.removeSubrange(block)
    case 1:
      blocks.replace(block.upperBound..<block.upperBound, with: blocks.content(of: block), indentation: indentation)
    case 2: swap(block, with: random.below(blocks.lines.count), in: &blocks)
    case 3:
      if let donor = random.element(of: donors.blocks) {
        blocks.replace(block, with: donor, indentation: indentation)
      }
    case 4:
      if let donor = random.element(of: donors.blocks) {
        blocks.replace(block.upperBound..<block.upperBound, with: donor, indentation: indentation)
      }
    case 5: blocks.replace(block, with: blocks.content(of: block), indentation: random.below(3) * 2)
    case 6: replaceKey(of: &blocks.lines[start])
    case 7: replaceExpression(in: &blocks.lines[start])
    case 8: changeSign(in: &blocks.lines[start])
    default: replaceValue(of: &blocks.lines[start])
    }
  }

  private mutating func swap(_ block: Range<Int>, with other: Int, in blocks: inout Blocks) {
    let second = blocks.block(at: other)
    guard !block.overlaps(second) else { return }
    let (front, back) = block.lowerBound < second.lowerBound ? (block, second) : (second, block)
    let contents = (blocks.content(of: front), blocks.content(of: back))
    let margins = (
      Blocks.indentation(of: blocks.lines[front.lowerBound]), Blocks.indentation(of: blocks.lines[back.lowerBound])
    )
    blocks.replace(back, with: contents.0, indentation: margins.1)
    blocks.replace(front, with: contents.1, indentation: margins.0)
  }

  private mutating func replaceKey(of line: inout [UInt8]) {
    guard let parts = LineParts(line), let key = random.element(of: donors.keys) else { return }
    line.replaceSubrange(parts.key, with: key)
  }

  private mutating func replaceValue(of line: inout [UInt8]) {
    guard let parts = LineParts(line), let value = random.element(of: donors.values) else { return }
    switch random.below(6) {
    case 0: line.replaceSubrange(parts.value, with: mutateBytes(Array(line[parts.value])))
    case 1: line.replaceSubrange(parts.value.upperBound..<parts.value.upperBound, with: value)
    default: line.replaceSubrange(parts.value, with: value)
    }
  }

  /// Replaces an expression, or a part of it between two signs.
  private mutating func replaceExpression(in line: inout [UInt8]) {
    guard let open = line.firstRange(of: Array("${{".utf8)),
      let close = line[open.upperBound...].firstRange(of: Array("}}".utf8)),
      let donor = random.element(of: donors.expressions)
    else { return replaceValue(of: &line) }
    let inner = open.upperBound..<close.lowerBound
    let signs = line[inner].indices.filter { !isLetter(line[$0]) }
    guard random.below(2) == 0, let first = random.element(of: signs) else {
      return line.replaceSubrange(inner, with: donor)
    }
    let last = signs.first { $0 > first } ?? inner.upperBound
    line.replaceSubrange(first + 1..<max(first + 1, last), with: donor)
  }

  /// Removes, repeats or adds one of the signs that structure a line.
  private mutating func changeSign(in line: inout [UInt8]) {
    let signs = Array("{}[],:\"'|>&*!#-?%@`$().".utf8)
    let places = line.indices.filter { signs.contains(line[$0]) }
    switch random.below(3) {
    case 0: if let place = random.element(of: places) { line.remove(at: place) }
    case 1: if let place = random.element(of: places) { line.insert(line[place], at: place) }
    default: if let sign = random.element(of: signs) { line.insert(sign, at: random.below(line.count + 1)) }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
