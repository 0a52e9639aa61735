public import Diagnostics

public enum TriggerKey: String, KeySet {
  case source, event, bus
  case `where`
  case envelope, pattern, schedule, timezone

  public static let place = Sentence.trigger
  public static let otherNames: [String: TriggerKey] = [
    "events": .event, "detail-type": .event, "filter": .where, "filters": .where, "conditions": .where,
    "if": .where,
    "detail": .where, "cron": .schedule, "rate": .schedule, "every": .schedule, "tz": .timezone,
    "event-bus": .bus,
  ]

  public var form: KeyForm {
    switch self {
    case .source: KeyForm(.text, "A source of the project file or of the catalog, or any EventBridge source.")
    case .event:
      KeyForm(
        .either([.text, .list(.text)]), "A detail-type, or a list of them; the default is any event of the source.")
    case .bus: KeyForm(.text, "The event bus, by name or ARN.")
    case .where: KeyForm(.conditions, "Conditions on the event's `detail`, by dotted path; all must match.")
    case .envelope: KeyForm(.conditions, "Conditions on the event outside of `detail`.")
    case .pattern: KeyForm(.pattern, "A raw EventBridge event pattern.")
    case .schedule: KeyForm(.text, "A schedule: `cron(…)`, `rate(…)`, `at(…)` or a crontab line of five fields.")
    case .timezone: KeyForm(.text, "The IANA time zone of the schedule; the default is UTC.")
    }
  }
}
