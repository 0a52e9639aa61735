import Diagnostics
import Source

/// The parts of an Amazon Resource Name: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
public struct AmazonResourceName: Sendable, Hashable {
  /// The partition: `aws`, `aws-cn` or `aws-us-gov`.
  public let partition: String
  /// The service's namespace: `sqs`.
  public let service: String
  /// The Region; empty for a resource that has none, such as a bucket.
  public let region: String
  /// The account's twelve digits; empty for a bucket.
  public let account: String
  /// The rest, which may contain colons and slashes: `function:notify:live`.
  public let resource: String

  /// The partitions whose ARNs are accepted.
  public static let partitions = ["aws", "aws-cn", "aws-us-gov"]

  /// Joins the parts without checking them.
  public init(partition: String, service: String, region: String, account: String, resource: String) {
    self.partition = partition
    self.service = service
    self.region = region
    self.account = account
    self.resource = resource
  }

  public var text: String { "arn:\(partition):\(service):\(region):\(account):\(resource)" }
}

extension AmazonResourceName {
  /// Splits a text, or returns why it is not an ARN: it needs a known partition, a Region or nothing, twelve digits or
  /// nothing, and a resource.
  public static func parse(_ text: String) -> Result<AmazonResourceName, TextProblem> {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0].elementsEqual("arn".utf8) else {
      return .failure(TextProblem(.isNotARN, 0..<text.utf8.count))
    }
    let partition = String(Substring(parts[1]))
    let region = String(Substring(parts[3]))
    let account = String(Substring(parts[4]))
    func failure(_ part: Int, _ reason: Sentence) -> Result<AmazonResourceName, TextProblem> {
      let start = text.utf8.distance(from: text.utf8.startIndex, to: parts[part].startIndex)
      return .failure(TextProblem(reason, start..<(start + parts[part].count)))
    }
    guard partitions.contains(partition) else { return failure(1, .namesPartition(partition)) }
    guard !parts[2].isEmpty else { return failure(2, .namesNoService) }
    guard region.isEmpty || isRegion(parts[3]) else { return failure(3, .namesRegion(region)) }
    guard account.isEmpty || parts[4].isAccountID else { return failure(4, .namesAccount(account)) }
    guard !parts[5].isEmpty else { return failure(5, .namesNoResource) }
    return .success(
      AmazonResourceName(
        partition: partition, service: String(Substring(parts[2])), region: region, account: account,
        resource: String(Substring(parts[5]))))
  }

  /// `ap-northeast-1`, `us-gov-west-1`: two letters, at least one word, a number.
  static func isRegion(_ text: Substring.UTF8View) -> Bool {
    let words = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard words.count >= 3, let first = words.first, let last = words.last else { return false }
    return first.count == 2 && !last.isEmpty && last.allSatisfy(\.isDigit)
      && words.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLowerCase) }
  }
}

extension AmazonResourceName {
  /// The ARN of the queue that an SQS queue URL names: `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME`; nil for any
  /// other text.
  public init?(queueURL text: String) {
    let start = "https://sqs."
    guard text.utf8.starts(with: start.utf8) else { return nil }
    let parts = text.utf8.dropFirst(start.utf8.count).split(separator: UInt8(ascii: "/"))
    guard parts.count == 3, let dot = parts[0].firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let partitions = [".amazonaws.com": "aws", ".amazonaws.com.cn": "aws-cn"]
    guard let partition = partitions[String(Substring(parts[0][dot...]))] else { return nil }
    self.init(
      partition: partition, service: "sqs", region: String(Substring(parts[0][..<dot])),
      account: String(Substring(parts[1])), resource: String(Substring(parts[2])))
  }
}
