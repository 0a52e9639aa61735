extension EventSource {
  /// The known shape of `detail` in the events of a type, if any.
  public func shape(of eventType: String) -> ValueShape? {
    guard contains(eventType) else { return nil }
    if let known = shapes[eventType] { return known }
    let library: ShapeLibrary =
      switch name {
      case "stripe": .stripe
      case "github": .gitHub
      default: .aws
      }
    let shape = library.shape(named: "\(name)|\(naming.parts(of: eventType).detailType)").map {
      ValueShape($0, in: library)
    }
    shapes.keep(shape, for: eventType)
    return shape
  }
}

extension ShapeLibrary {
  fileprivate static let stripe = ShapeLibrary(rows: stripeEventShapeRows)
  fileprivate static let gitHub = ShapeLibrary(rows: gitHubEventShapeRows)
  fileprivate static let aws = ShapeLibrary(rows: awsEventShapeRows)

  /// The rows are shapes of events, named `source|detail-type`, and shapes named `@name`.
  private convenience init(rows: String) {
    let table = SortedTable(text: rows)
    self.init { name in table.rest(of: name.utf8.contains(UInt8(ascii: "|")) ? name : "@" + name) }
  }
}
