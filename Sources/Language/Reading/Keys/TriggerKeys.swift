public import Diagnostics

/// The keys of a trigger.
public enum TriggerKey: String, KeySet {
  case source, event, bus
  case `where`
  case envelope, pattern, schedule, timezone

  /// What the map is, with an article.
  public static let place = Sentence.trigger
  /// What other tools call a key.
  public static let otherNames: [String: TriggerKey] = [
    "events": .event, "detail-type": .event, "filter": .where, "filters": .where, "conditions": .where,
    "if": .where,
    "detail": .where, "cron": .schedule, "rate": .schedule, "every": .schedule, "tz": .timezone,
    "event-bus": .bus,
  ]

  /// What a key's value is.
  public var value: KeyValue {
    switch self {
    case .source, .bus, .schedule, .timezone: .text
    case .event: .either([.text, .list(.text)])
    case .where, .envelope: .conditions
    case .pattern: .pattern
    }
  }

  /// What a key means, in one line.
  public var summary: String {
    switch self {
    case .source: "A source of the project file or of the catalogue, or any EventBridge source."
    case .event: "One detail-type, or a list of them; left out, any event of the source."
    case .bus: "The event bus, by name or ARN."
    case .where: "Conditions on the event's `detail`, by dotted path; all must hold."
    case .envelope: "Conditions on the event outside `detail`."
    case .pattern: "A raw EventBridge event pattern."
    case .schedule: "A time: `cron(…)`, `rate(…)`, `at(…)` or a crontab line of five fields."
    case .timezone: "The schedule's IANA time zone; UTC where it is left out."
    }
  }
}
