/// What an operation sends: the values of its inputs in the form of the action.
public indirect enum Payload: Hashable, Sendable {
  /// A value as it is.
  case value(Value)
  /// A value converted to text.
  case text(Value)
  /// A list of strings, from a single value or a list.
  case texts(Value)
  /// A constant text.
  case constant(String)
  /// A constant number in JSON's notation.
  case number(String)
  case list([Payload])
  /// An object, its members in order.
  case map([Member])

  public struct Member: Hashable, Sendable {
    public var name: String
    public var payload: Payload

    public init(_ name: String, _ payload: Payload) {
      self.name = name
      self.payload = payload
    }
  }

  /// An object without the members that have no payload.
  static func map(_ members: KeyValuePairs<String, Payload?>) -> Payload {
    .map(members.compactMap { member in member.value.map { Member(member.key, $0) } })
  }
}
