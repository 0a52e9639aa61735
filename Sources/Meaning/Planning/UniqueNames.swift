/// Names of which each is given once: a second one gets a number.
struct UniqueNames {
  private var taken: Set<String>
  private let separator: String
  /// The last number that was added to a name; all lower numbers are taken.
  private var numbers: [String: Int] = [:]

  init(taken: Set<String> = [], separator: String) {
    self.taken = taken
    self.separator = separator
  }

  mutating func unique(_ wanted: String) -> String {
    if taken.insert(wanted).inserted { return wanted }
    var number = numbers[wanted] ?? 1
    var name: String
    repeat {
      number += 1
      name = wanted + separator + String(number)
    } while !taken.insert(name).inserted
    numbers[wanted] = number
    return name
  }
}
