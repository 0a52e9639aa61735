public import Diagnostics

/// The keys that one kind of map knows, such as those of a task.
///
/// The tables in this folder are the language's whole vocabulary: the reader takes no key that is not in them, and the
/// JSON Schema for editors is made from them.
public protocol KeySet: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  /// What the map is, with an article: `a task`.
  static var place: Sentence { get }
  /// The keys that must be there.
  static var required: [Self] { get }
  /// What people coming from other tools call a key.
  static var otherNames: [String: Self] { get }
  /// What the key's value is.
  var value: KeyValue { get }
  /// What the key means, in one line of Markdown.
  var summary: String { get }
}

extension KeySet {
  /// No key must be there unless the table says so.
  public static var required: [Self] { [] }
  /// Other tools' names, where the table knows some.
  public static var otherNames: [String: Self] { [:] }
}

/// What the value of a key is, as the JSON Schema says it.
public indirect enum KeyValue: Sendable {
  /// A text; a number stands for the text that it is written as.
  case text
  /// A name in kebab-case of 1 to 48 characters.
  case name
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// A number that is not less than a bound.
  case number(atLeast: Int)
  /// `true` or `false`.
  case boolean
  /// A length of time: `10s`, `15m`, `2h`, `7d`.
  case duration
  /// A day: `2027-06-30`.
  case date
  /// An address that begins with `https://`.
  case address
  /// One of these words.
  case choice([String])
  /// One of these words, or any other.
  case openChoice([String])
  /// One expression: `${{ … }}`.
  case expression
  /// Any YAML value, with expressions in its texts.
  case anyValue
  /// A list of such values.
  case list(KeyValue)
  /// A map from free names to such values.
  case names(KeyValue)
  /// A map with the keys of a table.
  case map(any KeySet.Type)
  /// One of several forms.
  case either([KeyValue])
  /// Conditions on an event, by dotted path.
  case conditions
  /// A raw event pattern.
  case pattern
  /// A task list.
  case steps
  /// The name of an action, with the inputs that stand under `with`.
  case action
  /// A connection of the project file: a map with the name of its kind.
  case connection
  /// A Region of AWS.
  case region
  /// Nothing but the name of a secret: `{secret: NAME}` or `{parameter: NAME}`.
  case secret
}
