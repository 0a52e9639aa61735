public import Diagnostics
public import Source

/// The name of a time zone in the IANA time zone database, such as `Asia/Tokyo`, or `UTC`.
public struct TimeZoneName: Hashable, Sendable {
  /// The name as EventBridge Scheduler accepts it.
  public let name: String

  /// Names a zone; nothing if the database has none of that name.
  public init?(_ name: String) {
    guard TimeZoneName.known.contains(name) else { return nil }
    self.name = name
  }

  /// All names, sorted: zones and links.
  public static let all: [String] = TimeZoneTable.names
    .split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

  static let known = Set(all)

  /// The name that a word most likely means: another case, a city, an abbreviation, a misspelling.
  public static func nearest(to word: String) -> String? {
    let folded = word.lowercased()
    if let same = all.first(where: { $0.lowercased() == folded }) { return same }
    if let zone = abbreviations.first(where: { $0.short == folded })?.zone { return zone }
    let city = word.split(separator: "/").last.map { $0.lowercased().replacing(" ", with: "_") } ?? folded
    let cities = all.filter { $0.contains("/") && lastPart($0).lowercased() == city }
    if let only = cities.first, cities.count == 1 { return only }
    if word.contains("/") { return nearestName(to: word, among: all) }
    guard let near = nearestName(to: word, among: all.filter { $0.contains("/") }.map(lastPart)) else { return nil }
    return all.first { lastPart($0) == near }
  }

  private static func lastPart(_ name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// Abbreviations with only one meaning, unlike `IST` or `CST`.
  private static let abbreviations: [(short: String, zone: String)] = [
    ("jst", "Asia/Tokyo"), ("kst", "Asia/Seoul"), ("sgt", "Asia/Singapore"), ("hkt", "Asia/Hong_Kong"),
    ("bst", "Europe/London"), ("cest", "Europe/Berlin"), ("edt", "America/New_York"), ("cdt", "America/Chicago"),
    ("mdt", "America/Denver"), ("pst", "America/Los_Angeles"), ("pdt", "America/Los_Angeles"),
    ("aest", "Australia/Sydney"), ("aedt", "Australia/Sydney"), ("z", "UTC"), ("nzst", "Pacific/Auckland"),
  ]
}

/// Reads the name of a time zone next to a schedule; nil for an unknown one.
///
/// A zone next to a rate is read too, with a warning: it has no effect.
public func readTimeZone(_ text: Located<String>, beside schedule: Schedule?, into sink: DiagnosticSink)
  -> TimeZoneName?
{
  guard let zone = TimeZoneName(text.value) else {
    let near = TimeZoneName.nearest(to: text.value)
    sink.add(
      Diagnostic(
        .unknownTimeZone, .unknownTimeZone(text.value), at: text.span, hint: .didYouMean(near) ?? .writeTimeZone,
        notes: [.acceptedTimeZones],
        fixes: near.map { [Fix(.replacement($0), edits: [Fix.Edit(text.span, $0)], safety: .unsafe)] } ?? []))
    return nil
  }
  if case .rate = schedule {
    sink.add(
      Diagnostic(
        .timeZoneWithoutEffect, .timeZoneOfRate(zone.name), at: text.span, hint: .removeZoneOrWriteCron,
        notes: [.rateHasNoZone]))
  }
  return zone
}
