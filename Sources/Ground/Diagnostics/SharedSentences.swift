/// What findings of every room say.
extension Sentence {
  /// A guess at what was meant.
  public static func didYouMean(_ name: String) -> Sentence { "did you mean '\(name)'?" }

  /// A guess at what was meant, where there is one.
  public static func didYouMean(_ name: String?) -> Sentence? { name.map { didYouMean($0) } }

  /// What stands at the place is not needed.
  public static var takeAway: Sentence { "take it away" }

  /// What to write at the place.
  public static func write(_ text: String) -> Sentence { "write '\(text)'" }

  /// The title of a fix that writes a text in the place of another one, or of none.
  public static func replacement(_ text: String) -> Sentence {
    text.isEmpty ? "remove it" : "replace with '\(text)'"
  }
}
