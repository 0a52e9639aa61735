/// Whoever asked no longer wants the answer: the task was cancelled.
public struct Cancelled: Error, Equatable, Sendable {
  /// Says that a task was cancelled.
  public init() {}

  /// Throws where the task that runs this was cancelled.
  static func check() throws(Cancelled) {
    if Task.isCancelled { throw Cancelled() }
  }
}
