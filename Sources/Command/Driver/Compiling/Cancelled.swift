/// The task was canceled: the caller no longer wants the answer.
public struct Cancelled: Error, Equatable, Sendable {
  public init() {}

  /// Throws if the current task was canceled.
  static func check() throws(Cancelled) {
    if Task.isCancelled { throw Cancelled() }
  }
}
