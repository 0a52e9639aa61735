// The room's first file replaces this one.
/// Replaced by the real one.
public struct Action: Sendable {}
/// Replaced by the real one.
public enum ConnectionKind: Sendable { case slack, teams, kintone, http, ses }
