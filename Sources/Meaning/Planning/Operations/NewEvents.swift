import Catalog
import Plan

extension StatePlanner {
  /// A new event on a bus; the default for its detail is the detail of the event.
  func state(_ event: NewEvent) -> StateCall? {
    guard let source = scope.text(event.source), let detailType = scope.text(event.detailType),
      let detail = event.detail.map({ scope.json($0) }) ?? .expression(scope.event.member("detail"))
    else { return nil }
    let bus = event.bus?.arn(service: "events", "event-bus/") ?? .localARN(service: "events", "event-bus/default")
    return StateCall(
      "events:putEvents",
      [
        StateMember(
          "Entries",
          .list([
            .map([
              StateMember("EventBusName", .text(bus)), StateMember("Source", source),
              StateMember("DetailType", detailType), StateMember("Detail", detail),
            ])
          ]))
      ], [PolicyStatement(actions: ["events:PutEvents"], resources: [bus])])
  }
}
