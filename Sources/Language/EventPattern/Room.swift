// The room's first file replaces this one.
/// Replaced by the real one.
public struct Pattern: Sendable {}
/// Replaced by the real one.
public struct ValueMatcher: Sendable {}
