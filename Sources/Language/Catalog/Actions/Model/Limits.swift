public import Diagnostics
import Source

/// The limits of a value. Lengths are in Unicode scalars, except `maximumBytes`.
public struct Limits: Sendable, Equatable {
  public let minimumLength: Int?
  public let maximumLength: Int?
  /// The maximum length of a text in bytes of UTF-8, if the service counts bytes.
  public let maximumBytes: Int?
  public let minimum: Int?
  public let maximum: Int?
  /// The minimum number of elements of a list, or of entries of a map.
  public let minimumCount: Int?
  /// The maximum number of elements of a list, or of entries of a map.
  public let maximumCount: Int?
  /// The allowed characters of a text, and its form.
  public let characters: CharacterRule
  /// The allowed characters of a map's keys.
  public let keys: CharacterRule

  init(
    length: ClosedRange<Int>? = nil, minimumLength: Int? = nil, maximumBytes: Int? = nil, minimum: Int? = nil,
    maximum: Int? = nil, minimumCount: Int? = nil, maximumCount: Int? = nil, characters: CharacterRule = .any,
    keys: CharacterRule = .any
  ) {
    self.minimumLength = length?.lowerBound ?? minimumLength
    self.maximumLength = length?.upperBound
    self.maximumBytes = maximumBytes
    self.minimum = minimum
    self.maximum = maximum
    self.minimumCount = minimumCount
    self.maximumCount = maximumCount
    self.characters = characters
    self.keys = keys
  }

  /// No limits.
  public static let none = Limits()

  /// Why a constant text exceeds the limits; nil if it does not.
  public func problem(inText text: String) -> TextProblem? {
    if minimumLength != nil || maximumLength != nil {
      let length = text.scalarCount
      if let minimumLength, length < minimumLength {
        return TextProblem(
          length == 0 ? .isEmpty : .isBelowMinimum(minimumLength, has: .characters(length)), 0..<text.utf8.count)
      }
      if let maximumLength, length > maximumLength {
        return TextProblem(.exceedsMaximum(maximumLength, has: .characters(length)), 0..<text.utf8.count)
      }
    }
    if let maximumBytes, text.utf8.count > maximumBytes {
      return TextProblem(.exceedsMaximum(maximumBytes, has: .bytes(text.utf8.count)), 0..<text.utf8.count)
    }
    return characters.problem(in: text)
  }

  /// Why a constant number exceeds the limits; nil if it does not.
  public func problem(inNumber number: Int) -> Sentence? {
    if let minimum, number < minimum { return .isLess(than: minimum) }
    if let maximum, number > maximum { return .isMore(than: maximum) }
    return nil
  }

  /// Why a list or a map with this many entries exceeds the limits; nil if it does not.
  public func problem(inCount count: Int) -> Sentence? {
    if let minimumCount, count < minimumCount { return .isBelowMinimum(minimumCount, has: .entries(count)) }
    if let maximumCount, count > maximumCount { return .exceedsMaximum(maximumCount, has: .entries(count)) }
    return nil
  }
}

public struct TextProblem: Sendable, Equatable, Error {
  /// A phrase without a full stop that completes "'TEXT' …": `is empty`, `contains '/', which the name of a queue
  /// cannot`.
  public let reason: Sentence
  /// The bytes of the text's UTF-8 that are wrong.
  public let range: Range<Int>

  init(_ reason: Sentence, _ range: Range<Int>) {
    self.reason = reason
    self.range = range
  }
}
