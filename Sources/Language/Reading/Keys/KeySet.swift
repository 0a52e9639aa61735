public import Diagnostics

/// The keys of one kind of map, such as those of a task.
///
/// The tables in this folder are the whole vocabulary of the language: the reader accepts only their keys, and the JSON
/// Schema for editors is generated from them.
public protocol KeySet: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  /// The map in words, with an article: `a task`.
  static var place: Sentence { get }
  static var required: [Self] { get }
  /// Names from other tools for a key.
  static var otherNames: [String: Self] { get }
  var form: KeyForm { get }
}

extension KeySet {
  public static var required: [Self] { [] }
  public static var otherNames: [String: Self] { [:] }
}

/// What a key is for.
public struct KeyForm: Sendable {
  public let value: KeyValue
  /// The meaning of the key, in one line of Markdown.
  public let summary: String

  init(_ value: KeyValue, _ summary: String) {
    self.value = value
    self.summary = summary
  }
}

/// The type of a key's value, as the JSON Schema describes it.
public indirect enum KeyValue: Sendable {
  /// A string; a number is read as the text that is written.
  case text
  /// A name in kebab-case of 1 to 48 characters.
  case name
  /// A whole number within limits.
  case integer(ClosedRange<Int>)
  /// A number that is at least a minimum.
  case number(atLeast: Int)
  case boolean
  /// A duration: `10s`, `15m`, `2h`, `7d`.
  case duration
  /// A date: `2027-06-30`.
  case date
  /// A URL that begins with `https://`.
  case address
  /// One of these words.
  case choice([String])
  /// One of these words, or any other word.
  case openChoice([String])
  /// One expression: `${{ … }}`.
  case expression
  /// Any YAML value, with expressions in its strings.
  case anyValue
  /// A list of values of this type.
  case list(KeyValue)
  /// A map from free names to values of this type.
  case names(KeyValue)
  /// A map with the keys of a table.
  case map(any KeySet.Type)
  /// One of several forms.
  case either([KeyValue])
  /// Conditions on an event, by dotted path.
  case conditions
  case pattern
  case steps
  /// The name of an action, with its inputs under `with`.
  case action
  /// A connection of the project file: a map from its kind to its settings.
  case connection
  case region
  /// Only the name of a secret: `{secret: NAME}` or `{parameter: NAME}`.
  case secret
}
