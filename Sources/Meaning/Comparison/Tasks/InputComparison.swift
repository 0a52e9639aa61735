import Catalog
import Source

/// An input of a task that differs.
struct InputDifference {
  /// The path from the task's inputs.
  let path: String
  /// The values; nil if a side has none.
  let old: Value?
  let new: Value?
}

/// The inputs that differ. Maps are compared entry by entry, everything else as a whole.
func inputDifferences(_ old: [ValueEntry], _ new: [ValueEntry], under path: String = "") -> [InputDifference] {
  if old == new { return [] }
  let newValues = Dictionary(new.map { ($0.name.value, $0.value) }, uniquingKeysWith: { first, _ in first })
  let oldNames = Set(old.map(\.name.value))
  func inner(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
  var found: [InputDifference] = []
  for entry in old {
    let path = inner(entry.name.value)
    guard let value = newValues[entry.name.value] else {
      found.append(InputDifference(path: path, old: entry.value, new: nil))
      continue
    }
    if entry.value == value { continue }
    if case .map(let oldEntries) = entry.value.kind, case .map(let newEntries) = value.kind {
      // The order of entries does not matter.
      found += inputDifferences(oldEntries, newEntries, under: path)
    } else {
      found.append(InputDifference(path: path, old: entry.value, new: value))
    }
  }
  for entry in new where !oldNames.contains(entry.name.value) {
    found.append(InputDifference(path: inner(entry.name.value), old: nil, new: entry.value))
  }
  return found
}
