public struct TableItem: Hashable, Sendable {
  /// The destination table.
  public var table: NamedResource
  /// The item in plain values: a map.
  public var item: Value
}

/// An object of an S3 bucket.
public struct StoredObject: Hashable, Sendable {
  /// The destination bucket.
  public var bucket: NamedResource
  /// The key of the object: a string.
  public var key: Value
  /// The content of the object: any value.
  public var body: Value
  /// The media type; the default is `application/json`.
  public var contentType: Value?
}

/// A direct call of an AWS API action.
public struct ServiceCall: Hashable, Sendable {
  public var action: ServiceAction
  /// The action's parameters, in the order of the source.
  public var parameters: [ValueEntry]

  public init(_ action: ServiceAction, parameters: [ValueEntry]) {
    self.action = action
    self.parameters = parameters
  }
}
