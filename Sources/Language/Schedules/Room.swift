// The room's first file replaces this one.
/// Replaced by the real one.
public struct Schedule: Sendable {}
