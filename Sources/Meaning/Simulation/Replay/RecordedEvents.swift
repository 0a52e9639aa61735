import Diagnostics

/// The forms of events in the entries of a log.
public enum RecordShape: String, CaseIterable, Sendable {
  /// The event itself, as EventBridge delivers it.
  case event
  /// An event that an archive replayed, which also has the replay's name.
  case replayed
  /// An entry for PutEvents, as applications send it.
  case entry
  /// A log entry of CloudWatch Logs whose message is an event: from its API, Logs Insights or an export.
  case logEntry
  /// A batch of a subscription of CloudWatch Logs.
  case subscription
  /// A message of SNS or SQS, or another record, that contains an event.
  case record
}

/// An event of a log: its JSON text with its members found.
struct RecordedEvent: Sendable {
  /// The JSON text.
  let bytes: [UInt8]
  private let members: [JSONSlice.Member]

  fileprivate init(_ slice: JSONSlice, _ members: [JSONSlice.Member]) {
    bytes = slice.bytes
    self.members = members
  }

  /// The text of a member at the top that is a string.
  func text(of name: String) -> String? { members.named(name)?.string }

  /// The scalars at a path of names, through arrays, as text.
  func scalars(at path: [String]) -> [String] {
    guard let name = path.first else { return [] }
    return members.named(name)?.scalars(at: Array(path.dropFirst())) ?? []
  }
}

/// The content of an entry of a log, which is an object or a line of text.
enum RecordedLine: Sendable {
  /// The events; empty for an entry that reports success. Of several entries in it, some may contain no event.
  case events([RecordedEvent], RecordShape, entriesWithout: Int)
  /// Only white space.
  case blank
  /// No event, for a reason.
  case unreadable(Sentence)
}

/// Finds the events of a record, by its shape.
///
/// Sources: EventBridge User Guide, "Events structure" and "Replaying archived events"; CloudWatch Logs User Guide,
/// "Log group-level subscription filters" and "Exporting log data to Amazon S3"; CloudWatch Logs API Reference,
/// FilterLogEvents, GetLogEvents and GetQueryResults; AWS CLI reference, `logs tail`.
func recordedEvents(in record: [UInt8]) -> RecordedLine {
  let slice = JSONSlice(record)
  switch slice.first {
  case nil: return .blank
  case UInt8(ascii: "{"): return events(of: slice, slice.members)
  default:
    if let found = objectInText(record).flatMap({ event(in: JSONSlice($0)) }) {
      return .events([found], .logEntry, entriesWithout: 0)
    }
    return .unreadable(.noObject)
  }
}

/// The same for a line that is one complete object; nil for any other line.
func recordedEvents(inWholeObject line: [UInt8]) -> RecordedLine? {
  let slice = JSONSlice(line)
  let (members, isWhole) = slice.object
  return isWhole ? events(of: slice, members) : nil
}

private func events(of slice: JSONSlice, _ members: [JSONSlice.Member]) -> RecordedLine {
  if let (event, shape) = event(of: slice, members) { return .events([event], shape, entriesWithout: 0) }
  if members.named("messageType")?.string == "CONTROL_MESSAGE" {
    return .events([], .subscription, entriesWithout: 0)
  }
  for (name, shape) in containers {
    guard let entries = members.named(name)?.elements, !entries.isEmpty else { continue }
    let found = entries.compactMap { event(ofEntry: $0) }
    if found.isEmpty { return .unreadable(.noEventIn(entries.count, of: name)) }
    return .events(found, shape, entriesWithout: entries.count - found.count)
  }
  if let reason = mistake(inJSON: slice.bytes) { return .unreadable(reason) }
  return .unreadable(.noEvent)
}

/// The members of a response or request that contain several entries.
private let containers: [(name: String, shape: RecordShape)] = [
  ("logEvents", .subscription), ("events", .logEntry), ("results", .logEntry), ("Entries", .entry),
  ("Records", .record), ("Messages", .record),
]

/// The event of one entry among several: an object, or a row of Logs Insights as fields and values.
private func event(ofEntry slice: JSONSlice) -> RecordedEvent? {
  if slice.first == UInt8(ascii: "[") {
    let message = slice.elements.last { $0.member("field")?.string == "@message" }
    return message?.member("value").flatMap(event(in:))
  }
  return event(of: slice, slice.members)?.0
}

private func event(of slice: JSONSlice, _ members: [JSONSlice.Member]) -> (RecordedEvent, RecordShape)? {
  if isEvent(members) {
    return (RecordedEvent(slice, members), members.named("replay-name") == nil ? .event : .replayed)
  }
  if let event = entry(members) { return (event, .entry) }
  for name in ["message", "@message"] {
    if let event = members.named(name).flatMap(event(in:)) { return (event, .logEntry) }
  }
  for name in ["event", "Event", "body", "Body", "Message"] {
    if let event = members.named(name).flatMap(event(in:)) { return (event, .record) }
  }
  return nil
}

private func isEvent(_ members: [JSONSlice.Member]) -> Bool {
  members.named("detail-type") != nil || (members.named("source") != nil && members.named("detail") != nil)
}

/// An event in a value: the value itself, or the text of a string.
private func event(in slice: JSONSlice) -> RecordedEvent? {
  let inner = slice.string.map { JSONSlice(Array($0.utf8)) } ?? slice
  let members = inner.members
  return isEvent(members) ? RecordedEvent(inner, members) : nil
}

/// The object in a line of text: after a time and perhaps the name of a log stream, as an export to S3 and `aws logs
/// tail` write it, or in a cell of comma-separated values (RFC 4180).
private func objectInText(_ line: [UInt8]) -> [UInt8]? {
  guard let brace = line.firstIndex(of: UInt8(ascii: "{")), brace > 0 else { return nil }
  if line[brace - 1] == UInt8(ascii: "\"") { return cell(line, from: brace) }
  guard let space = line.firstIndex(of: 0x20), space >= 19, space < brace, isTime(line[..<space]) else {
    return nil
  }
  return Array(line[brace...])
}

/// The rest of a quoted cell, in which quotes are doubled.
private func cell(_ line: [UInt8], from start: Int) -> [UInt8] {
  var text: [UInt8] = []
  var index = start
  while index < line.count {
    if line[index] == UInt8(ascii: "\"") {
      index += 1
      guard index < line.count, line[index] == UInt8(ascii: "\"") else { break }
    }
    text.append(line[index])
    index += 1
  }
  return text
}

/// The event that EventBridge makes of an entry of PutEvents.
private func entry(_ members: [JSONSlice.Member]) -> RecordedEvent? {
  guard let source = members.named("Source"), let type = members.named("DetailType"),
    let detail = members.named("Detail")
  else { return nil }
  var event = Array("{\"source\":".utf8) + source.bytes + Array(",\"detail-type\":".utf8) + type.bytes
  for (name, spelled) in [("Time", ",\"time\":"), ("Resources", ",\"resources\":")] {
    if let value = members.named(name) { event += Array(spelled.utf8) + value.bytes }
  }
  event += Array(",\"detail\":".utf8) + (detail.string.map { Array($0.utf8) } ?? detail.bytes)
  let slice = JSONSlice(event + [UInt8(ascii: "}")])
  return RecordedEvent(slice, slice.members)
}

/// `2027-01-15T09:30:00.000Z`
private func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.allSatisfy { "0123456789-:TZ.+".utf8.contains($0) }
}
