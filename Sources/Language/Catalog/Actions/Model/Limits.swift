/// What a value may not go beyond. Lengths are in Unicode scalars.
public struct Limits: Sendable, Equatable {
  /// The least length of a text.
  public let minimumLength: Int?
  /// The greatest length of a text.
  public let maximumLength: Int?
  /// The least number.
  public let minimum: Int?
  /// The greatest number.
  public let maximum: Int?
  /// The least number of elements of a list, or of entries of a map.
  public let minimumCount: Int?
  /// The greatest number of elements of a list, or of entries of a map.
  public let maximumCount: Int?
  /// The characters of a text, and the form that they must make.
  public let characters: CharacterRule
  /// The characters of a map's keys.
  public let keys: CharacterRule

  init(
    length: ClosedRange<Int>? = nil, minimumLength: Int? = nil, minimum: Int? = nil, maximum: Int? = nil,
    minimumCount: Int? = nil, maximumCount: Int? = nil, characters: CharacterRule = .any, keys: CharacterRule = .any
  ) {
    self.minimumLength = length?.lowerBound ?? minimumLength
    self.maximumLength = length?.upperBound
    self.minimum = minimum
    self.maximum = maximum
    self.minimumCount = minimumCount
    self.maximumCount = maximumCount
    self.characters = characters
    self.keys = keys
  }

  /// No limit.
  public static let none = Limits()

  /// Why a constant text goes beyond the limits; nil where it does not.
  public func problem(inText text: String) -> TextProblem? {
    if minimumLength != nil || maximumLength != nil {
      let length = text.unicodeScalars.count
      if let minimumLength, length < minimumLength {
        let reason =
          length == 0
          ? "is empty" : "has \(counted(length, "character", "characters")), and needs at least \(minimumLength)"
        return TextProblem(reason: reason, range: 0..<text.utf8.count)
      }
      if let maximumLength, length > maximumLength {
        return TextProblem(
          reason: "has \(counted(length, "character", "characters")), and takes at most \(maximumLength)",
          range: 0..<text.utf8.count)
      }
    }
    return characters.problem(in: text)
  }

  /// Why a constant number goes beyond the limits; nil where it does not.
  public func problem(inNumber number: Int) -> String? {
    if let minimum, number < minimum { return "is less than \(minimum)" }
    if let maximum, number > maximum { return "is more than \(maximum)" }
    return nil
  }

  /// Why a list or a map with this many entries goes beyond the limits; nil where it does not.
  public func problem(inCount count: Int) -> String? {
    if let minimumCount, count < minimumCount {
      return "has \(counted(count, "entry", "entries")), and needs at least \(minimumCount)"
    }
    if let maximumCount, count > maximumCount {
      return "has \(counted(count, "entry", "entries")), and takes at most \(maximumCount)"
    }
    return nil
  }
}

/// What is wrong with a text, and where.
public struct TextProblem: Sendable, Equatable, Error {
  /// A phrase without a full stop that completes "'TEXT' …": `is empty`, `holds '/', which a queue's name may not`.
  public let reason: String
  /// The bytes of the text's UTF-8 that are wrong.
  public let range: Range<Int>

  init(reason: String, range: Range<Int>) {
    self.reason = reason
    self.range = range
  }
}

/// A number with its noun: `1 character`, `2 characters`.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
