/// What AWS charges for. The prices are those of the Region us-east-1, without free tiers and discounts.
public enum Charge: String, CaseIterable, Sendable {
  case transition, expressRequest, expressSecond, queueMessage, fifoMessage, topicMessage, functionRequest,
    destinationRequest, loggedKilobyte, mail, putEvent, scheduledRun

  /// The month in which the prices were last compared with their sources.
  public static let date = "2026-11"
  /// The Region of the prices.
  public static let region = "us-east-1"

  /// The price of one in US dollars.
  public var dollars: Double {
    switch self {
    // AWS price list of 2024-07-01; AWS agent toolkit, 2026-08.
    case .transition: 25 / 1_000_000
    // AWS price list of 2024-07-01.
    case .expressRequest: 1 / 1_000_000
    // 64 MB for a second at 0.06 for a GB-hour: AWS price list of 2024-07-01.
    case .expressSecond: 0.06 / 3_600 * 64 / 1_024
    // AWS price list of 2024-07-01.
    case .queueMessage: 0.4 / 1_000_000
    case .fifoMessage: 0.5 / 1_000_000
    // AWS price list of 2024-12-04.
    case .topicMessage: 0.5 / 1_000_000
    // AWS price list of 2024-07-01.
    case .functionRequest: 0.2 / 1_000_000
    // cloudburn.io, 2026-03; factualminds.com, 2026-06.
    case .destinationRequest: 0.2 / 1_000_000
    // 0.50 for a GB: AWS price list of 2024-07-01.
    case .loggedKilobyte: 0.5 / 1_000_000
    // Not verified against a price list.
    case .mail: 0.1 / 1_000
    // AWS price list of 2024-07-01; cloudburn.io, 2026-03.
    case .putEvent: 1 / 1_000_000
    // cloudburn.io, 2026-03.
    case .scheduledRun: 1 / 1_000_000
    }
  }

  /// Several of them in words.
  public var words: String {
    switch self {
    case .transition: "state transitions"
    case .expressRequest: "express executions"
    case .expressSecond: "express seconds"
    case .queueMessage: "messages to queues"
    case .fifoMessage: "messages to FIFO queues"
    case .topicMessage: "messages to topics"
    case .functionRequest: "requests to functions"
    case .destinationRequest: "requests of API destinations"
    case .loggedKilobyte: "logged kilobytes"
    case .mail: "mails"
    case .putEvent: "events put on a bus"
    case .scheduledRun: "scheduled runs"
    }
  }
}
