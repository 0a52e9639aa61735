public import Source

/// A text or a part of an expression in whose place a variable's value is put.
public struct VariableUse: Hashable, Sendable {
  /// Where the variable is spoken of: the text, or its place in an expression.
  public var place: Span
  /// The variable.
  public var variable: String
  /// Where the project file gives the value.
  public var value: Span
  /// What the value says, where it is a text.
  public var text: String?
  /// Whether the value is all that is in the place; a longer text holds other things beside it.
  public var fillsPlace: Bool

  /// Describes a use.
  public init(place: Span, variable: String, value: Span, text: String?, fillsPlace: Bool) {
    self.place = place
    self.variable = variable
    self.value = value
    self.text = text
    self.fillsPlace = fillsPlace
  }
}
