public import Diagnostics

extension Sentence {
  /// What a reader is shown of it.
  public var text: String { filled() }
}
