import Catalog
import Plan
import Source

/// A topic or a queue that a task sends to: one of the plan, or another's by its ARN.
struct MessageReceiver {
  let arn: PlanText
  /// The resource of the plan; none where it is another's.
  private let shared: SharedResource?
  /// What sending to it is called in a policy, such as `sns:Publish`.
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

  /// How a rule may send to it: by a policy of the plan, or by a grant that its owner must give. `title` is what the
  /// grant calls it.
  func access(
    _ kind: String, named name: String, isLimitedToRules: Bool, _ policy: (ResourceIdentifier) -> TargetDraft.Access
  ) -> TargetDraft.Access {
    if let shared { return policy(shared.identifier) }
    return .foreign(
      ForeignGrant(
        action: action, arn: arn, kind: kind, name: name, isLimitedToRules: isLimitedToRules, origin: origin))
  }
}
