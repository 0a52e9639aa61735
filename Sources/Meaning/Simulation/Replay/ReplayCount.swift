/// What events caused.
public struct ReplayCount: Sendable, Equatable {
  public var events = 0
  /// The events on which at least one workflow fired.
  public var fired = 0
  /// The events that reached a person: one of the workflows that fired sent a chat message or a mail.
  public var reachedPerson = 0
  /// How often each workflow fired, by its index in the replay's list; a workflow that never fired has no entry.
  public var workflows: [Int: Int] = [:]

  public init(events: Int = 0, fired: Int = 0, reachedPerson: Int = 0, workflows: [Int: Int] = [:]) {
    self.events = events
    self.fired = fired
    self.reachedPerson = reachedPerson
    self.workflows = workflows
  }

  /// The share of all events that reached a person, 0 to 1.
  public var triageRate: Double { events == 0 ? 0 : Double(reachedPerson) / Double(events) }

  /// Counts one event on which these workflows fired.
  mutating func addEvent(firing workflows: [Int], reachesPerson: Bool) {
    events += 1
    if !workflows.isEmpty { fired += 1 }
    if reachesPerson { reachedPerson += 1 }
    for workflow in workflows { self.workflows[workflow, default: 0] += 1 }
  }

  public mutating func add(_ other: ReplayCount) {
    events = events.addingCount(other.events)
    fired = fired.addingCount(other.fired)
    reachedPerson = reachedPerson.addingCount(other.reachedPerson)
    for (workflow, count) in other.workflows { workflows[workflow] = (workflows[workflow] ?? 0).addingCount(count) }
  }
}

extension Int {
  /// More than any log has of anything, and little enough to calculate with.
  public static let largestCount = 1 << 50

  /// The sum of two counts up to `largestCount`. Counts that were written down may have been changed to any number, which
  /// must not stop the process.
  public func addingCount(_ other: Int) -> Int { Swift.min(self + other, Self.largestCount) }
}

/// A text by its bytes: two spellings of one character are two keys, as they are two values of an event.
struct CountedKey: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: CountedKey, right: CountedKey) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }

  static func precedes(_ left: CountedKey, _ right: CountedKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// Counts by key: by day, or by the value of a field.
///
/// At most `limit` keys are counted separately, the others together. Which keys those are depends on the keys alone and
/// not on their order: the ones with the smallest hashes. A key that is kept in the whole log is therefore kept in every
/// part of it that it occurs in, and the counts of parts add up to exactly the counts of the whole.
public struct KeyedCounts: Sendable, Equatable {
  /// How many keys are counted separately.
  public static let limit = 4_096

  /// The counts of the keys that are counted separately.
  private(set) var counts: [CountedKey: ReplayCount] = [:]
  /// The counts of all other keys together.
  public private(set) var others = ReplayCount()
  /// Keys that hash to more than this are among the others.
  private var largestHash = UInt64.max

  public init() {}

  /// Restores counts that were written down.
  public init(_ counts: [(key: String, count: ReplayCount)], others: ReplayCount) {
    for (key, count) in counts { self.counts[CountedKey(key)] = count }
    self.others = others
    prune(to: Self.limit)
  }

  /// Whether there were more keys than are counted separately.
  public var isSample: Bool { others.events > 0 }

  mutating func addEvent(for text: String, firing workflows: [Int], reachesPerson: Bool) {
    let key = CountedKey(text)
    if counts[key]?.addEvent(firing: workflows, reachesPerson: reachesPerson) != nil { return }
    var count = ReplayCount()
    count.addEvent(firing: workflows, reachesPerson: reachesPerson)
    insert(count, for: key)
  }

  mutating func add(_ other: KeyedCounts) {
    others.add(other.others)
    for (key, count) in other.counts {
      if counts[key]?.add(count) == nil { insert(count, for: key) }
    }
    // A key that one side keeps may be among the others of the other side: no such key has one of the smallest hashes.
    settle()
  }

  /// Moves surplus keys to the others. Until this is called there may be twice as many keys, so that a log with a new key
  /// in each event does not sort them for each.
  mutating func settle() { prune(to: Self.limit) }

  private mutating func insert(_ count: ReplayCount, for key: CountedKey) {
    guard stableHash(of: key) <= largestHash else {
      others.add(count)
      return
    }
    counts[key] = count
    if counts.count >= 2 * Self.limit { prune(to: Self.limit) }
  }

  private mutating func prune(to limit: Int) {
    guard counts.count > limit else { return }
    let order = counts.keys.map { (hash: stableHash(of: $0), key: $0) }.sorted { left, right in
      left.hash != right.hash ? left.hash < right.hash : CountedKey.precedes(left.key, right.key)
    }
    // Keys with equal hashes stay or go together: otherwise the choice would depend on which of them came first.
    var kept = limit
    while kept > 0, order[kept - 1].hash == order[kept].hash { kept -= 1 }
    largestHash = kept == 0 ? 0 : order[kept - 1].hash
    for (_, key) in order[kept...] {
      if let count = counts.removeValue(forKey: key) { others.add(count) }
    }
  }

  public static func == (left: KeyedCounts, right: KeyedCounts) -> Bool {
    left.counts == right.counts && left.others == right.others
  }
}

/// A hash that is the same in every run and on every machine: FNV-1a with 64 bits, then the last step of MurmurHash3, so
/// that similar keys are spread.
private func stableHash(of key: CountedKey) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in key.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
  hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return hash ^ hash >> 33
}
