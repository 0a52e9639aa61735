import Source

/// The known name that is nearest to an unknown word.
///
/// Nearness is the restricted Damerau-Levenshtein distance (insert, delete, replace, swap neighbors), ignoring case,
/// `-`, `_` and spaces. A name is near if at most a third of its letters differ, and no more than `limit` of them.
public func nearestName(to word: String, among names: some Sequence<String>, atMost limit: Int = .max) -> String? {
  let wanted = folded(word)
  guard !wanted.isEmpty, wanted.count <= 128 else { return nil }
  var best: (name: String, distance: Int)?
  for name in names where name != word {
    // Most names are too long or too short, which is cheap to find out.
    let length = name.utf8.count { !isSeparator($0) }
    let shorter = min(wanted.count, length)
    // Two different names of one letter have nothing in common.
    let allowed = shorter <= 1 ? 0 : max(1, shorter / 3)
    let bound = min(allowed, limit, (best?.distance ?? Int.max) - 1)
    guard bound >= 0, abs(length - wanted.count) <= bound else { continue }
    let distance = editDistance(wanted, folded(name), atMost: bound)
    if distance <= bound { best = (name, distance) }
  }
  return best?.name
}

/// The letters that count: lower case, without separators.
private func folded(_ text: String) -> [UInt8] {
  text.utf8.filter { !isSeparator($0) }.map(\.lowercased)
}

private func isSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: " ")
}

/// The restricted Damerau-Levenshtein distance, or a value above `limit` if the distance must exceed it.
private func editDistance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
  if left == right { return 0 }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  var current = last
  for row in 0..<left.count {
    current[0] = row + 1
    var smallest = current[0]
    for column in 0..<right.count {
      let same = left[row] == right[column]
      var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current[column + 1] = cost
      smallest = min(smallest, cost)
    }
    if smallest > limit { return limit + 1 }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[right.count]
}
