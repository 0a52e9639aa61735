public import Source

/// A text or a part of an expression that the value of a variable replaces.
public struct VariableUse: Hashable, Sendable {
  /// The place of the reference: the text, or the part of an expression.
  public var place: Span
  public var variable: String
  /// The place of the value in the project file.
  public var value: Span
  public var text: String?
  /// Whether the value fills the whole place; in a longer text it is only a part.
  public var fillsPlace: Bool

  public init(place: Span, variable: String, value: Span, text: String?, fillsPlace: Bool) {
    self.place = place
    self.variable = variable
    self.value = value
    self.text = text
    self.fillsPlace = fillsPlace
  }
}
