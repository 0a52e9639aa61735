/// The forms in which lines of a log hold events.
public enum RecordShape: String, CaseIterable, Sendable {
  /// The event itself, as EventBridge delivers it.
  case event
  /// An event that an archive replayed: it has the replay's name besides.
  case replayed
  /// An entry for PutEvents, as applications send it.
  case entry
  /// A log entry of CloudWatch Logs whose message is an event: the answers of its API, Logs Insights, an export to S3.
  case logEntry
  /// A batch of a subscription of CloudWatch Logs, several entries in a line.
  case subscription
  /// A message of SNS or SQS, or another record, that holds an event.
  case record

  /// The shape for people.
  public var title: String {
    switch self {
    case .event: "plain events"
    case .replayed: "events replayed from an archive"
    case .entry: "entries of PutEvents"
    case .logEntry: "entries of CloudWatch Logs"
    case .subscription: "batches of CloudWatch Logs"
    case .record: "records around events"
    }
  }
}

/// An event of a log: its JSON text with its members found.
public struct RecordedEvent: Sendable {
  /// The JSON text.
  public let bytes: [UInt8]
  private let members: [JSONSlice.Member]

  fileprivate init(_ slice: JSONSlice, _ members: [JSONSlice.Member]) {
    bytes = slice.bytes
    self.members = members
  }

  /// The text of a member at the top that is a string.
  public func text(of name: String) -> String? { members.named(name)?.string }

  /// The scalars at a path of names, through arrays, as people read them.
  public func scalars(at path: [String]) -> [String] {
    guard let name = path.first else { return [] }
    return members.named(name)?.scalars(at: Array(path.dropFirst())) ?? []
  }
}

/// What one line of a log holds.
public enum RecordedLine: Sendable {
  /// Events; none for a line that says that all is well.
  case events([RecordedEvent], RecordShape)
  /// Nothing but blanks.
  case blank
  /// No event, for a reason.
  case unreadable(String)
}

/// Finds the events of a line, by its shape.
///
/// Sources: EventBridge User Guide, "Events structure" and "Replaying archived events"; CloudWatch Logs User Guide,
/// "Log group-level subscription filters" and "Exporting log data to Amazon S3".
public func recordedEvents(in line: [UInt8]) -> RecordedLine {
  let slice = JSONSlice(line)
  switch slice.first {
  case nil: return .blank
  case UInt8(ascii: "{"): return events(of: slice)
  default:
    // An export to S3 puts a time before each message.
    if let space = line.firstIndex(of: 0x20), space >= 19, isTime(line[..<space]) {
      let rest = Array(line[(space + 1)...])
      if case .events(let events, .event) = recordedEvents(in: rest) { return .events(events, .logEntry) }
    }
    return .unreadable(mistake(inJSON: line) ?? "no object")
  }
}

private func events(of slice: JSONSlice) -> RecordedLine {
  let members = slice.members
  if isEvent(members) {
    return .events([RecordedEvent(slice, members)], members.named("replay-name") == nil ? .event : .replayed)
  }
  if members.named("messageType") != nil, let entries = members.named("logEvents") {
    return several(entries.elements, .subscription) { $0.member("message").flatMap(event(in:)) }
  }
  if let event = entry(members) { return .events([event], .entry) }
  if let entries = members.named("Entries") { return several(entries.elements, .entry) { entry($0.members) } }
  for name in ["message", "@message"] {
    if let event = members.named(name).flatMap(event(in:)) { return .events([event], .logEntry) }
  }
  for name in ["event", "Event", "body", "Body", "Message"] {
    if let event = members.named(name).flatMap(event(in:)) { return .events([event], .record) }
  }
  if let reason = mistake(inJSON: slice.bytes) { return .unreadable(reason) }
  return .unreadable("no event: there is neither 'source' nor 'detail-type'")
}

private func several(
  _ slices: [JSONSlice], _ shape: RecordShape, _ event: (JSONSlice) -> RecordedEvent?
) -> RecordedLine {
  let events = slices.compactMap(event)
  if events.isEmpty, !slices.isEmpty { return .unreadable("no event in any of its \(slices.count) entries") }
  return .events(events, shape)
}

private func isEvent(_ members: [JSONSlice.Member]) -> Bool {
  members.named("detail-type") != nil || (members.named("source") != nil && members.named("detail") != nil)
}

/// An event that stands in a value: itself, or as the text of a string.
private func event(in slice: JSONSlice) -> RecordedEvent? {
  let inner = slice.string.map { JSONSlice(Array($0.utf8)) } ?? slice
  let members = inner.members
  return isEvent(members) ? RecordedEvent(inner, members) : nil
}

/// An entry of PutEvents as the event that EventBridge makes of it.
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
