import Flow
import Source

extension FlowStep {
  /// The start of the step: a task's ID, or else the first byte.
  var head: Span? { call?.idOrigin.span ?? origin.span?.head }
}

extension Flow {
  /// For each step, by its position among all steps, the position after it and all steps inside it.
  var ends: [Int] {
    var ends = Array(repeating: 0, count: allSteps.count)
    for position in allSteps.indices.reversed() {
      var end = position + 1
      for _ in allSteps[position].lists.joined() { end = ends[end] }
      ends[position] = end
    }
    return ends
  }
}
