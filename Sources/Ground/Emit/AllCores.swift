import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Transforms the elements on all cores; the results are in the order of the elements.
  public func mapOnAllCores<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    // Small parts keep all cores busy to the end; single elements would cost more than they save.
    let size = Swift.max(1, count / 64)
    let starts = Swift.Array(stride(from: 0, to: count, by: size))
    guard starts.count > 1 else { return map(transform) }
    let parts = Mutex([[Result]](repeating: [], count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let part = self[starts[number]..<Swift.min(starts[number] + size, count)].map(transform)
      parts.withLock { $0[number] = part }
    }
    return parts.withLock { Swift.Array($0.joined()) }
  }
}
