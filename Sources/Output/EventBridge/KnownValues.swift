import Diagnostics
import Emit
import Plan
import Source

/// A value that the caller must give.
struct MissingValue {
  /// The name of its parameter.
  var name: String
  var description: String
  /// The source line that needs it.
  var origin: Span?
}

/// Fills in what only the deployment knows, from the caller's values, the plan and the defaults of its parameters.
///
/// ARNs and names are built as the services build them. What AWS assigns may be given, named after the resource with
/// `-destination-arn`, `-connection-arn` or `-connection-secret-arn`; otherwise a name in angle brackets is in its place.
struct KnownValues {
  private let plan: DeploymentPlan
  private let given: [String: String]
  /// Whether what AWS assigns must be given: nothing fills in the names in angle brackets later.
  private let mustBeWhole: Bool
  private let resources: [ResourceIdentifier: PlannedResource]
  private let parameters: [String: PlannedParameter]
  /// The Region, where it is known.
  let region: String?
  /// The account, where it is known.
  let account: String?
  /// The values that were needed and are unknown, in the order of the requests for them.
  private(set) var missing: [MissingValue] = []
  private var missingNames: Set<String> = []
  /// The values that AWS assigns, that are unknown, and that were needed only for display, in that order.
  private(set) var placeholders: [AssignedValue] = []
  private var placeholderNames: Set<String> = []
  /// The values that are in angle brackets in what was written since `takePending`, in that order.
  private var pending: [AssignedValue] = []

  init(_ plan: DeploymentPlan, given: [String: String], mustBeWhole: Bool = false) {
    self.plan = plan
    self.given = given
    self.mustBeWhole = mustBeWhole
    resources = Dictionary(plan.resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    parameters = Dictionary(plan.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    region = given["region"] ?? plan.region
    account = given["account"] ?? plan.account
  }

  /// A resource of the plan.
  func body(of identifier: ResourceIdentifier) -> ResourceBody? {
    resources[identifier]?.body
  }

  /// A text with every part filled in; an unknown part is in angle brackets. Where the text `isNeeded`, such a part is
  /// recorded as missing.
  mutating func text(_ text: PlanText, isNeeded: Bool = true) -> String {
    if let literal = text.literal { return literal }
    var result = ""
    for part in text.parts {
      switch part {
      case .literal(let characters): result += characters
      case .region: result += value(of: regionValue, region, isNeeded)
      case .account: result += value(of: accountValue, account, isNeeded)
      case .partition: result += value(of: regionValue, region.map(KnownValues.partition), isNeeded)
      case .urlSuffix: result += value(of: regionValue, region.map(KnownValues.urlSuffix), isNeeded)
      case .parameter(let name):
        let parameter = parameters[name]
        let missing = MissingValue(
          name: name, description: parameter?.description ?? "A parameter.", origin: parameter?.origin.span)
        result += value(of: missing, given[name] ?? parameter?.defaultValue, isNeeded)
      case .reference(let identifier, let attribute):
        result += self.attribute(attribute, of: identifier, isNeeded: isNeeded)
      }
    }
    return result
  }

  /// A JSON value with every text filled in.
  mutating func json(_ value: PlanValue, isNeeded: Bool = true) -> JSONValue {
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .number(let text): return .number(text)
    case .text(let text): return .string(self.text(text, isNeeded: isNeeded))
    case .list(let elements):
      var result: [JSONValue] = []
      for element in elements { result.append(json(element, isNeeded: isNeeded)) }
      return .array(result)
    case .map(let members):
      var result: [JSONMember] = []
      for member in members { result.append(JSONMember(member.name, json(member.value, isNeeded: isNeeded))) }
      return .object(result)
    }
  }

  /// An attribute of a resource of the plan.
  mutating func attribute(
    _ attribute: ResourceAttribute, of identifier: ResourceIdentifier, isNeeded: Bool = true
  ) -> String {
    guard let resource = resources[identifier] else { return identifier.label }
    if let built = resource.body.builtText(of: attribute) { return text(built, isNeeded: isNeeded) }
    let assigned = AssignedValue(attribute, of: resource)
    let known = given[assigned.name]
    if known == nil, !isNeeded, placeholderNames.insert(assigned.name).inserted { placeholders.append(assigned) }
    if known == nil, isNeeded, !mustBeWhole, assigned.command != nil {
      if !pending.contains(where: { $0.name == assigned.name }) { pending.append(assigned) }
      return "<\(assigned.name)>"
    }
    let missing = MissingValue(name: assigned.name, description: assigned.description, origin: resource.origin.span)
    return value(of: missing, known, isNeeded)
  }

  /// The values that are in angle brackets in what was written since the last call.
  mutating func takePending() -> [AssignedValue] {
    defer { pending = [] }
    return pending
  }

  private mutating func value(of value: MissingValue, _ known: String?, _ isNeeded: Bool) -> String {
    if let known { return known }
    if isNeeded, missingNames.insert(value.name).inserted { missing.append(value) }
    return "<\(value.name)>"
  }

  private var regionValue: MissingValue {
    MissingValue(name: "region", description: "The Region that the files are for.", origin: nil)
  }

  private var accountValue: MissingValue {
    MissingValue(name: "account", description: "The id of the account, twelve digits.", origin: nil)
  }

  /// The partition of a Region (AWS General Reference, "Amazon Resource Names").
  static func partition(of region: String) -> String { place(of: region).partition }

  /// The domain of a Region's services.
  static func urlSuffix(of region: String) -> String { place(of: region).urlSuffix }

  /// The partitions by the prefix of their Regions' names, with their domains in AWS's SDKs.
  private static func place(of region: String) -> (partition: String, urlSuffix: String) {
    let places = [
      ("cn-", "aws-cn", "amazonaws.com.cn"), ("us-gov-", "aws-us-gov", "amazonaws.com"),
      ("us-isob-", "aws-iso-b", "sc2s.sgov.gov"), ("us-iso-", "aws-iso", "c2s.ic.gov"),
      ("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"), ("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
      ("eusc-", "aws-eusc", "amazonaws.eu"),
    ]
    return places.first { region.hasPrefix($0.0) }.map { ($0.1, $0.2) } ?? ("aws", "amazonaws.com")
  }

  // MARK: Checks

  /// Reports given values that their parameters do not allow.
  func check(into sink: DiagnosticSink) {
    reportUnknown(into: sink)
    report("region", given["region"], isRegion, .region, at: nil, into: sink)
    report("account", given["account"], isAccount, .twelveDigits, at: nil, into: sink)
    for parameter in plan.parameters {
      guard let pattern = parameter.pattern, let regex = try? Regex(pattern) else { continue }
      report(
        parameter.name, given[parameter.name], { $0.wholeMatch(of: regex) != nil }, .match(of: pattern),
        at: parameter.origin.span, into: sink)
    }
    for resource in plan.resources {
      for attribute in ResourceAttribute.allCases {
        let assigned = AssignedValue(attribute, of: resource)
        guard let wanted = assigned.mark else { continue }
        report(
          assigned.name, given[assigned.name], { $0.hasPrefix("arn:") && $0.contains(wanted) },
          .arn(with: wanted), at: resource.origin.span, into: sink)
      }
    }
  }

  /// Reports values of parameters that the project does not have: a misspelled name changes nothing.
  private func reportUnknown(into sink: DiagnosticSink) {
    guard !given.isEmpty else { return }
    var names = ["account", "region"] + plan.parameters.map(\.name)
    for resource in plan.resources {
      names += ResourceAttribute.allCases.map { AssignedValue($0, of: resource).name }
    }
    let known = Set(names)
    for name in given.keys.sorted() where !known.contains(name) {
      sink.add(
        Diagnostic(
          .unknownParameter, .noParameter(name), at: nil, hint: .didYouMean(nearestName(to: name, among: names))))
    }
  }

  private func report(
    _ name: String, _ value: String?, _ isAllowed: (String) -> Bool, _ wanted: Sentence, at origin: Span?,
    into sink: DiagnosticSink
  ) {
    guard let value, !isAllowed(value) else { return }
    let shown = value.count > 60 ? value.prefix(60) + "…" : value[...]
    sink.add(
      Diagnostic(
        .valueNotAllowed, .notAllowed(name, value: shown.filter { !$0.isNewline }), at: origin,
        notes: [.takes(wanted)]))
  }

  private func isRegion(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (0x30...0x39).contains($0)
          }
      }
  }

  private func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
