import Synchronization

/// What was worked out for names, kept for all tasks that ask again.
///
/// Nothing is ever forgotten: only what the catalogue itself holds belongs here.
final class Memory<Value: Sendable>: Sendable {
  private let known = Mutex<[String: Value]>([:])

  /// What is kept for a name.
  subscript(name: String) -> Value? { known.withLock { $0[name] } }

  func keep(_ value: Value, for name: String) {
    known.withLock { $0[name] = value }
  }
}
