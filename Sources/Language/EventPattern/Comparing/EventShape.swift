/// What every event that EventBridge delivers has: its envelope.
///
/// Each of the fields that identify an event is one string; `resources` is an array of strings; `detail` is an object.
/// (EventBridge user guide, "Event structure".) Nothing is known about other fields.
enum EventShape {
  /// The values that a field can have.
  enum Domain {
    /// Any number of any values.
    case free
    /// Any number of strings.
    case strings
    case string
    /// At most one string.
    case stringOrNone
    case nothing
  }

  /// The values that the field at a path can have.
  static func domain(of path: [UInt8]) -> Domain {
    // Nearly every condition is on a field of `detail`.
    if path.starts(with: "detail.".utf8) { return .free }
    let names = path.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let isTop = names.count == 1
    switch String(decoding: names[0], as: UTF8.self) {
    case "version", "id", "detail-type", "source", "account", "time", "region": return isTop ? .string : .nothing
    case "replay-name": return isTop ? .stringOrNone : .nothing
    case "resources": return isTop ? .strings : .nothing
    case "detail": return .nothing
    default: return .free
    }
  }

  static func isEnvelope(_ path: [UInt8]) -> Bool {
    let name = String(decoding: path.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    return envelopeNames.contains(name)
  }

  /// The shortest start of a path at which an array of objects can be: the top-level name, or the name below `detail`,
  /// which is an object.
  static func arrayRoot(of path: [UInt8]) -> ArraySlice<UInt8> {
    let names = path.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    let isInDetail = names.count > 1 && names[0].elementsEqual("detail".utf8)
    return path[..<names[isInDetail ? 1 : 0].endIndex]
  }

  /// The values of a minimal envelope.
  static let envelope: [(name: String, value: String)] = [
    ("version", "0"), ("id", "6a7e8feb-b491-4cf7-a9f1-bf3703467718"), ("detail-type", "example"),
    ("source", "com.example"), ("account", "123456789012"), ("time", "2026-01-01T00:00:00Z"),
    ("region", "us-east-1"),
  ]
}
