import Catalog
import Expressions
import Flow
import Source

/// An input of a task that differs.
struct InputDifference {
  /// The path from the task's inputs.
  let path: String
  /// The values; nil if a side has none.
  let old: Value?
  let new: Value?
}

/// The inputs that differ. Maps are compared entry by entry, everything else as a whole.
func inputDifferences(_ old: [ValueEntry], _ new: [ValueEntry], under path: String = "") -> [InputDifference] {
  if old == new { return [] }
  let newValues = Dictionary(new.map { ($0.name.value, $0.value) }, uniquingKeysWith: { first, _ in first })
  let oldNames = Set(old.map(\.name.value))
  func inner(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
  var found: [InputDifference] = []
  for entry in old {
    let path = inner(entry.name.value)
    guard let value = newValues[entry.name.value] else {
      found.append(InputDifference(path: path, old: entry.value, new: nil))
      continue
    }
    if entry.value == value { continue }
    if case .map(let oldEntries) = entry.value.kind, case .map(let newEntries) = value.kind {
      // The order of entries does not matter.
      found += inputDifferences(oldEntries, newEntries, under: path)
    } else {
      found.append(InputDifference(path: path, old: entry.value, new: value))
    }
  }
  for entry in new where !oldNames.contains(entry.name.value) {
    found.append(InputDifference(path: inner(entry.name.value), old: nil, new: entry.value))
  }
  return found
}

extension Call {
  /// Whether an input without a value means the same as a value: both are the whole event.
  func means(_ value: Value, without path: String) -> Bool {
    guard path == operation?.inputOfWholeEvent, case .text(let text) = value.kind,
      let plain = text.wholeExpression?.plainPath
    else { return false }
    return plain.root == "event" && plain.steps.isEmpty
  }

  /// Whether an input is only the name of a connection, and both sides reach the same.
  func reachesSame(as other: Call, by path: String) -> Bool {
    switch (operation, other.operation) {
    case (.chat(let old)?, .chat(let new)?):
      path == "channel" && old.channel.place != nil && old.channel.place == new.channel.place
    // The sender is a value of its own.
    case (.mail?, .mail?): path == "connection"
    case (.request(let old)?, .request(let new)?):
      path == "connection" && old.connection.service == new.connection.service
    default: false
    }
  }

  /// The sender of a mail, which its connection sets.
  var sender: String? { if case .mail(let mail)? = operation { mail.sender.address } else { nil } }
}

extension Operation {
  /// The input that is the whole event unless it has a value.
  fileprivate var inputOfWholeEvent: String? {
    switch self {
    case .function: "payload"
    case .log, .queue, .topic: "message"
    case .machine: "input"
    case .delivery, .stream: "data"
    case .request(let request): if case .value = request.body { "body" } else { nil }
    case .batchJob, .build, .chat, .container, .event, .forward, .item, .mail, .object, .service: nil
    }
  }
}
