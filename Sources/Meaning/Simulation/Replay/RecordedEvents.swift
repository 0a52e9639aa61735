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

/// What one line of a log holds.
public enum RecordedLine: Sendable {
  /// Events, each as JSON text; none for a line that says that all is well.
  case events([[UInt8]], RecordShape)
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
  if isEvent(slice) {
    return .events([slice.bytes], slice.member("replay-name") == nil ? .event : .replayed)
  }
  if slice.member("messageType") != nil, let entries = slice.member("logEvents") {
    return several(entries.elements, .subscription) { $0.member("message").flatMap(event(in:)) }
  }
  if let event = entry(slice) { return .events([event], .entry) }
  if let entries = slice.member("Entries") { return several(entries.elements, .entry, entry) }
  for name in ["message", "@message"] {
    if let event = slice.member(name).flatMap(event(in:)) { return .events([event], .logEntry) }
  }
  for name in ["event", "Event", "body", "Body", "Message"] {
    if let event = slice.member(name).flatMap(event(in:)) { return .events([event], .record) }
  }
  if let reason = mistake(inJSON: slice.bytes) { return .unreadable(reason) }
  return .unreadable("no event: there is neither 'source' nor 'detail-type'")
}

private func several(
  _ slices: [JSONSlice], _ shape: RecordShape, _ event: (JSONSlice) -> [UInt8]?
) -> RecordedLine {
  let events = slices.compactMap(event)
  if events.isEmpty, !slices.isEmpty { return .unreadable("no event in any of its \(slices.count) entries") }
  return .events(events, shape)
}

private func isEvent(_ slice: JSONSlice) -> Bool {
  var hasSource = false
  for (name, _) in slice.members {
    if name.elementsEqual("detail-type".utf8) { return true }
    if name.elementsEqual("source".utf8) { hasSource = true }
    if hasSource, name.elementsEqual("detail".utf8) { return true }
  }
  return false
}

/// An event that stands in a value: itself, or as the text of a string.
private func event(in slice: JSONSlice) -> [UInt8]? {
  if isEvent(slice) { return slice.bytes }
  guard let text = slice.string else { return nil }
  let inner = JSONSlice(Array(text.utf8))
  return isEvent(inner) ? inner.bytes : nil
}

/// An entry of PutEvents as the event that EventBridge makes of it.
private func entry(_ slice: JSONSlice) -> [UInt8]? {
  guard let source = slice.member("Source"), let type = slice.member("DetailType"),
    let detail = slice.member("Detail")
  else { return nil }
  var event = Array("{\"source\":".utf8) + source.bytes + Array(",\"detail-type\":".utf8) + type.bytes
  for (name, spelled) in [("Time", ",\"time\":"), ("Resources", ",\"resources\":")] {
    if let value = slice.member(name) { event += Array(spelled.utf8) + value.bytes }
  }
  event += Array(",\"detail\":".utf8) + (detail.string.map { Array($0.utf8) } ?? detail.bytes)
  return event + [UInt8(ascii: "}")]
}

/// `2027-01-15T09:30:00.000Z`
private func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.allSatisfy { "0123456789-:TZ.+".utf8.contains($0) }
}
