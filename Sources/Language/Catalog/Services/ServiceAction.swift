import Source

/// `aws/SERVICE.ACTION`: any action of an AWS API, through Step Functions' SDK integration.
public struct ServiceAction: Hashable, Sendable {
  /// The service, as the SDK integration names it: `sesv2`.
  public let service: String
  /// The API action, its first letter in lower case: `sendEmail`.
  public let action: String

  /// Whether Step Functions is known to support the service.
  public var isKnownService: Bool { SortedTable(text: sdkServiceRows).row(service) != nil }

  /// The parameters of the action, if the catalog has them.
  public var model: ServiceActionModel? { ServiceActionModel.find(self) }

  /// The actions of the service, in the form of `aws/SERVICE.ACTION`; empty if the catalog does not have them.
  public var siblings: [String] { ServiceActionModel.actions(of: service) }

  /// The prefix of the service's error names: `SesV2`; nil if it is not known.
  public var errorPrefix: String? {
    SortedTable(text: sdkServiceRows).row(service).flatMap { $0.count > 2 ? $0[2] : nil }
  }

  /// The prefix of the service's IAM actions: `ses`.
  var permissionPrefix: String {
    SortedTable(text: sdkServiceRows).row(service).flatMap { $0.count > 1 ? $0[1] : nil } ?? service
  }
}

extension ActionCatalog {

  /// Reads `aws/SERVICE.ACTION`: the service in lower-case letters and digits, and a word for the action that begins
  /// with a lower-case letter. Nil for a name in another form.
  public static func serviceAction(named name: String) -> ServiceAction? {
    guard name.utf8.starts(with: "aws/".utf8) else { return nil }
    let parts = name.utf8.dropFirst(4).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, let service = parts.first, let action = parts.last,
      !service.isEmpty, service.allSatisfy({ $0.isLowerCase || $0.isDigit }),
      action.first?.isLowerCase == true, action.allSatisfy({ $0.isLetter || $0.isDigit })
    else { return nil }
    return ServiceAction(service: String(Substring(service)), action: String(Substring(action)))
  }

  /// The services that Step Functions supports, sorted by their bytes.
  public static let serviceNames: [String] = SortedTable(text: sdkServiceRows).rows.map { $0[0] }
}
