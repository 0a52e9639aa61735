/// What AWS charges for. The prices are those of the Region us-east-1, without free tiers and discounts.
public enum Charge: String, CaseIterable, Sendable {
  case transition, expressRequest, expressSecond, queueMessage, fifoMessage, topicMessage, functionRequest,
    destinationRequest, loggedKilobyte, mail, putEvent, scheduledRun

  /// The month in which the prices were last compared with their sources.
  public static let date = "2026-11"
  /// The Region of the prices.
  public static let region = "us-east-1"

  /// The price of one in US dollars.
  public var dollars: Double { millionDollars / 1_000_000 }

  /// The price of a million in US dollars.
  public var millionDollars: Double {
    switch self {
    case .transition: 25
    case .expressRequest: 1
    // The first tier of GB-hours is 0.06; the smallest memory is 64 MB.
    case .expressSecond: 0.06 / 3_600 * 64 / 1_024 * 1_000_000
    case .queueMessage: 0.4
    case .fifoMessage: 0.5
    case .topicMessage: 0.5
    case .functionRequest: 0.2
    case .destinationRequest: 0.2
    // 0.50 for a GB.
    case .loggedKilobyte: 0.5
    case .mail: 100
    case .putEvent: 1
    case .scheduledRun: 1
    }
  }

  /// Where the price is from.
  public var source: String {
    switch self {
    case .transition: "aws.amazon.com/step-functions/pricing; AWS price list of 2024-07-01"
    case .expressRequest, .expressSecond, .queueMessage, .fifoMessage, .functionRequest, .loggedKilobyte:
      "AWS price list of 2024-07-01"
    case .topicMessage: "AWS price list of 2024-12-04"
    case .destinationRequest: "cloudburn.io, 2026-03; factualminds.com, 2026-06"
    case .putEvent: "AWS price list of 2024-07-01; cloudburn.io, 2026-03"
    case .scheduledRun: "cloudburn.io, 2026-03"
    case .mail: "acecloudinterviews.com; not compared with a price list"
    }
  }
}
