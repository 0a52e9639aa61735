/// What a quota limits, in reports and in their fingerprints.
enum QuotaSubject {
  static func rules(on bus: String) -> String { "rules on the bus \(bus)" }
  static func rulesWithWildcards(on bus: String) -> String { "rules with wildcards on the bus \(bus)" }
  static let destinations = "API destinations"
  static let connections = "connections"
  static let buses = "buses"
  static let roles = "roles"
}
