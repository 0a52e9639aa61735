/// An item of a DynamoDB table.
public struct TableItem: Hashable, Sendable {
  /// Where the item is put.
  public var table: NamedResource
  /// The item in plain values: a map.
  public var item: Value
}

/// An object of an S3 bucket.
public struct StoredObject: Hashable, Sendable {
  /// Where the object is put.
  public var bucket: NamedResource
  /// The object's key: a text.
  public var key: Value
  /// What the object holds: any value.
  public var body: Value
  /// The media type; `application/json` where there is none.
  public var contentType: Value?
}

/// A call of an action of an AWS API by its own name.
public struct ServiceCall: Hashable, Sendable {
  /// The service and its action.
  public var action: ServiceAction
  /// The action's parameters, in the order of the source.
  public var parameters: [ValueEntry]

  /// Describes a call.
  public init(_ action: ServiceAction, parameters: [ValueEntry]) {
    self.action = action
    self.parameters = parameters
  }
}
