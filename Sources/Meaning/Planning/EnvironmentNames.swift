public import Diagnostics
public import Flow
public import Plan
import Source

public struct EnvironmentNames: Sendable {
  private struct Name: Hashable {
    let kind: ResourceKind
    let text: String
  }

  private struct Resource: Sendable {
    let name: Name
    let origin: Span?
  }

  private let environment: Environment
  private let place: AWSPlace
  private let resources: [Resource]

  /// Takes the names from the plan for an environment; nil where it does not say its account and Region, in which they must
  /// be unique.
  public init?(_ environment: Environment, _ plan: DeploymentPlan) {
    guard let place = environment.place else { return nil }
    self.environment = environment
    self.place = place
    resources = plan.resources.compactMap { resource in
      // A stream's name is unique in its log group alone, and what has no ARN belongs to another resource.
      guard resource.identifier.kind != .logStream, resource.body.builtText(of: .arn) != nil,
        let text = resource.body.builtText(of: .name)?.literal
      else { return nil }
      return Resource(name: Name(kind: resource.identifier.kind, text: text), origin: resource.origin.span)
    }
  }

  /// Reports names that several environments create in one account and Region, once for the environments that share them.
  public static func checkShared(_ all: [EnvironmentNames], into sink: DiagnosticSink) {
    let ordered = all.sorted { $0.environment.span < $1.environment.span }
    for alike in Dictionary(grouping: ordered, by: \.place).values where alike.count > 1 {
      var creators: [Name: [Int]] = [:]
      for (number, names) in alike.enumerated() {
        for name in Set(names.resources.map(\.name)) { creators[name, default: []].append(number) }
      }
      for (numbers, shared) in Dictionary(grouping: creators, by: { $0.value }) where numbers.count > 1 {
        report(Set(shared.map { $0.key }), of: numbers.map { alike[$0] }, into: sink)
      }
    }
  }

  private static func report(_ names: Set<Name>, of environments: [EnvironmentNames], into sink: DiagnosticSink) {
    guard let first = environments.first, let last = environments.last else { return }
    let own = first.resources.filter { names.contains($0.name) }
    let origin = own.compactMap(\.origin).min() ?? last.environment.span
    var finding = Diagnostic(
      .sharedByEnvironments,
      .createdTwice(
        own.map(\.name.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
        by: environments.map(\.environment.name.value)),
      at: origin, hint: .nameByVariable, notes: [.nameIsUnique])
    if let account = last.environment.account {
      finding.labels.append(Label(account.span, .sameAccount(as: first.environment.name.value)))
    }
    sink.add(finding)
  }
}

/// Where names of resources must differ.
private struct AWSPlace: Hashable {
  let account: String
  let region: String
}

extension Environment {
  fileprivate var place: AWSPlace? {
    guard let account, let region else { return nil }
    return AWSPlace(account: account.value, region: region.value)
  }

  /// Whether names in two environments must differ: both say the same account and Region.
  public func sharesNames(with other: Environment) -> Bool { place != nil && place == other.place }
}
