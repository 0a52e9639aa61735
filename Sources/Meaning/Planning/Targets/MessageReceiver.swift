import Catalog
import Plan
import Source

/// A topic or a queue that a task sends to: one of the plan, or an existing one by its ARN.
struct MessageReceiver {
  let arn: PlanText
  /// The resource of the plan; nil for an existing one.
  private let shared: SharedResource?
  /// The action in policies, such as `sns:Publish`.
  private let action: String
  private let origin: Span?

  init(_ named: NamedResource, action: String, _ share: (NamedResource) -> SharedResource) {
    self.action = action
    origin = named.origin.span
    switch named.name {
    case .name:
      let shared = share(named)
      self.shared = shared
      arn = .reference(shared.identifier, .arn)
    case .arn(let given):
      shared = nil
      arn = PlanText(given.text)
    }
  }

  var needs: [SharedResource] { shared.map { [$0] } ?? [] }

  var statements: [PolicyStatement] { [PolicyStatement(actions: [action], resources: [arn])] }

  /// How a rule gets access: by a policy of the plan, or by a grant that the resource's owner must add. `kind` and
  /// `name` describe the resource in that case.
  func access(
    _ kind: String, named name: String, isLimitedToRules: Bool, _ policy: (ResourceIdentifier) -> TargetDraft.Access
  ) -> TargetDraft.Access {
    if let shared { return policy(shared.identifier) }
    return .foreign(
      ForeignGrant(
        action: action, arn: arn, kind: kind, name: name, isLimitedToRules: isLimitedToRules, origin: origin))
  }
}
