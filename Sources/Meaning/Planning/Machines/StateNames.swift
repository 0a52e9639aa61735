/// The names of the states of a machine, which are unique in it.
struct StateNames {
  private var taken: Set<String>
  /// The last number that was added to a name; all lower numbers are taken.
  private var numbers: [String: Int] = [:]

  init(taken: Set<String>) { self.taken = taken }

  /// The wanted name, with a number if it is taken.
  mutating func unique(_ wanted: String) -> String {
    // 80 characters at most (Amazon States Language, "States").
    let short = PhysicalNames.shortened(wanted, limit: 76)
    if taken.insert(short).inserted { return short }
    var number = numbers[short] ?? 1
    var name: String
    repeat {
      number += 1
      name = "\(short) \(number)"
    } while !taken.insert(name).inserted
    numbers[short] = number
    return name
  }
}
