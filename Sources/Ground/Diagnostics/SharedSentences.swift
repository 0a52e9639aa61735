// Sentences that findings of several rooms share.
public extension Sentence {
  static func didYouMean(_ name: String) -> Sentence { "did you mean '\(name)'?" }
  static func didYouMean(_ name: String?) -> Sentence? { name.map { didYouMean($0) } }
  static func write(_ text: String) -> Sentence { "write '\(text)'" }
  static func writeExpected(_ wanted: Sentence) -> Sentence { "write \(wanted), or remove the key" }
  static func writeNameOrARN(_ example: String) -> Sentence { "write a name, or an ARN such as '\(term: example)'" }
  static func addKey(_ key: String) -> Sentence { "add '\(term: key)'" }
  static func cannotRead(_ path: String, reason: Sentence) -> Sentence { "cannot read '\(path)': \(reason)" }
  static func noResource(_ name: String, reason: Sentence) -> Sentence { "\(quoted: name) \(reason)" }
  static let removeIt: Sentence = "remove it"
  static let keepOne: Sentence = "keep one of them"
  static let chooseAnother: Sentence = "choose another one"
  static let splitFile: Sentence = "split it into several files"
  static let theFirstOne: Sentence = "the first one"
  static let firstUsedHere: Sentence = "first used here"
  static let thisTask: Sentence = "this task"

  /// The title of a fix that replaces a text, inserts one, or removes it.
  static func replacement(_ text: String) -> Sentence { text.isEmpty ? "remove it" : "replace with '\(text)'" }
}
