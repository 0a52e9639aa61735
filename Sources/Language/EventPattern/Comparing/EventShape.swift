/// What is known of every event that EventBridge delivers: its envelope.
///
/// Each of the fields that name an event is one string; `resources` is an array of strings; `detail` is an object.
/// (EventBridge user guide, "Event structure".) Of any other field nothing is known.
enum EventShape {
  /// What a field can hold.
  enum Domain {
    /// Any values, several at once, or none.
    case free
    /// Strings, several at once, or none.
    case strings
    /// One string.
    case string
    /// One string or none.
    case stringOrNone
    /// Nothing.
    case nothing
  }

  /// What the field at a path can hold.
  static func domain(of path: [UInt8]) -> Domain {
    // Nearly every condition is on what a source sends.
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

  /// Whether a path belongs to the envelope.
  static func isEnvelope(_ path: [UInt8]) -> Bool {
    let name = String(decoding: path.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    return envelopeNames.contains(name)
  }

  /// The start of a path that is the first place on its way where an array of objects can stand: the name at the top,
  /// or the one below `detail`, which is an object.
  static func arrayRoot(of path: [UInt8]) -> ArraySlice<UInt8> {
    let names = path.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    let isInDetail = names.count > 1 && names[0].elementsEqual("detail".utf8)
    return path[..<names[isInDetail ? 1 : 0].endIndex]
  }

  /// The values of an envelope that says nothing else.
  static let envelope: [(name: String, value: String)] = [
    ("version", "0"), ("id", "6a7e8feb-b491-4cf7-a9f1-bf3703467718"), ("detail-type", "example"),
    ("source", "com.example"), ("account", "123456789012"), ("time", "2026-01-01T00:00:00Z"),
    ("region", "us-east-1"),
  ]
}
