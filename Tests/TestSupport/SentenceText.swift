public import Diagnostics

extension Sentence {
  /// The sentence as a reader sees it.
  public var text: String { filled() }
}
