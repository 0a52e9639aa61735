import Synchronization

/// Results by name, computed once and shared by all tasks.
///
/// Nothing is ever removed, so only content of the catalog belongs here.
final class Memory<Value: Sendable>: Sendable {
  private let known = Mutex<[String: Value]>([:])

  /// The stored value of a name.
  subscript(name: String) -> Value? { known.withLock { $0[name] } }

  func keep(_ value: Value, for name: String) {
    known.withLock { $0[name] = value }
  }
}
