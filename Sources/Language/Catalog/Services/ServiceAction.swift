/// `aws/SERVICE.ACTION`: any action of an AWS API, through Step Functions' SDK integration.
public struct ServiceAction: Hashable, Sendable {
  /// The service, as the SDK integration names it: `sesv2`.
  public let service: String
  /// The API action, its first letter in lower case: `sendEmail`.
  public let action: String

  /// Whether Step Functions is known to reach the service.
  public var isKnownService: Bool { SortedTable(text: sdkServiceRows).row(service) != nil }

  /// What is known of the action; nil where the catalogue does not have it.
  public var model: ServiceActionModel? { ServiceActionModel.find(self) }

  /// The actions of the service, as `aws/SERVICE.ACTION` writes them; none where the catalogue does not have them.
  public var siblings: [String] { ServiceActionModel.actions(of: service) }

  /// What the names of the service's errors begin with: `SesV2`; nil where that is not known.
  public var errorPrefix: String? {
    SortedTable(text: sdkServiceRows).row(service).flatMap { $0.count > 2 ? $0[2] : nil }
  }

  /// The prefix of the service's IAM actions: `ses`.
  var permissionPrefix: String {
    SortedTable(text: sdkServiceRows).row(service).flatMap { $0.count > 1 ? $0[1] : nil } ?? service
  }
}

extension ActionCatalog {

  /// Reads `aws/SERVICE.ACTION`: the service in lower-case letters and digits, the action a word that begins with a
  /// lower-case letter. Nil where a name has another form.
  public static func serviceAction(named name: String) -> ServiceAction? {
    guard name.utf8.starts(with: "aws/".utf8) else { return nil }
    let parts = name.utf8.dropFirst(4).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, let service = parts.first, let action = parts.last,
      !service.isEmpty, service.allSatisfy({ $0.isLowerCase || $0.isDigit }),
      action.first?.isLowerCase == true, action.allSatisfy({ $0.isLetter || $0.isDigit })
    else { return nil }
    return ServiceAction(service: String(Substring(service)), action: String(Substring(action)))
  }

  /// The services that Step Functions reaches, sorted by their bytes.
  public static let serviceNames: [String] = SortedTable(text: sdkServiceRows).rows.map { $0[0] }
}
