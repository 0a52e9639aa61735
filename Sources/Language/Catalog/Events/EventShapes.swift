extension EventSource {
  /// What is known of `detail` in the events of a type; nil where nothing is.
  public func shape(of eventType: String) -> ValueShape? {
    guard contains(eventType) else { return nil }
    let table: SortedTable
    switch name {
    case "stripe": table = SortedTable(text: stripeEventShapeRows)
    case "github": table = SortedTable(text: gitHubEventShapeRows)
    default: table = SortedTable(text: awsEventShapeRows)
    }
    guard let row = table.row("\(name)|\(naming.parts(of: eventType).detailType)"), row.count == 3 else {
      return nil
    }
    return ValueShape(row[2]) { table.row("@" + $0)?.last }
  }
}
