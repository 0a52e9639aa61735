public import Plan

/// What one part of a workflow may do, as its plan allows it.
public struct GivenAccess: Hashable, Sendable {
  /// Who: `rules of order-placed`, `state machine of order-placed`.
  public let holder: String
  /// The actions as IAM names them, sorted.
  public let actions: [String]
  /// What they may be used on: an ARN, with values that only the deployment knows in braces.
  public let resource: String
}

extension DeploymentPlan {
  /// The rights of the workflows, by their names, in the order of holders and resources.
  public var access: [String: [GivenAccess]] {
    struct Place: Hashable {
      let holder: String
      let resource: String
    }
    let reading = AccessReading(
      resources: Dictionary(resources.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first }),
      owners: [:], account: account)
    var rights: [String: [Place: Set<String>]] = [:]
    for resource in resources where resource.identifier.kind.allowsAccess {
      for placed in reading.rights(in: resource, withTrust: false) {
        guard let workflow = placed.owner else { continue }
        let place = Place(holder: placed.right.holder.key, resource: placed.right.resource.shown)
        rights[workflow, default: [:]][place, default: []].insert(placed.right.action)
      }
    }
    return rights.mapValues { places in
      places.map { GivenAccess(holder: $0.key.holder, actions: $0.value.sorted(), resource: $0.key.resource) }
        .sorted { ($0.holder, $0.resource) < ($1.holder, $1.resource) }
    }
  }
}
