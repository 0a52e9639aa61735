/// Transforms elements in parallel; the results are in the order of the elements.
///
/// Up to `width` tasks run at once. Each takes up to `most` elements in a row, because a task costs more than many
/// elements. Nil if the task was canceled before all was done.
func mapInParallel<Element: Sendable, Result: Sendable>(
  _ elements: [Element], width: Int, atOnce most: Int, _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result]? {
  @Sendable func transformed(_ elements: ArraySlice<Element>) -> [Result]? {
    var results: [Result] = []
    for element in elements {
      if Task.isCancelled { return nil }
      results.append(transform(element))
    }
    return results
  }

  let step = max(1, min(most, elements.count / max(1, width)))
  let starts = Array(stride(from: 0, to: elements.count, by: step))
  if starts.count < 2 { return transformed(elements[...]) }
  var results = [[Result]?](repeating: nil, count: starts.count)
  await withTaskGroup(of: (Int, [Result]?).self) { group in
    var upcoming = 0
    func addNext() {
      guard upcoming < starts.count else { return }
      let position = upcoming
      let slice = elements[starts[position]..<min(starts[position] + step, elements.count)]
      upcoming += 1
      group.addTask { (position, transformed(slice)) }
    }
    for _ in 0..<max(1, width) { addNext() }
    while let (position, result) = await group.next() {
      results[position] = result
      addNext()
    }
  }
  var all: [Result] = []
  all.reserveCapacity(elements.count)
  for part in results {
    guard let part else { return nil }
    all.append(contentsOf: part)
  }
  return all
}
