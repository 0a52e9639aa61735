public import Source

/// Something that must exist before a plan is deployed, because the plan only uses it.
public struct Prerequisite: Hashable, Sendable {
  /// The kinds, in the order of the list.
  public enum Kind: Int, CaseIterable, Hashable, Sendable {
    case partnerEventSource, eventBus, secret, parameter, mailSender, configurationSet, slackWorkspace, teamsTeam
    case queue, topic, function, stateMachine, stream, deliveryStream, cluster, taskDefinition, jobQueue,
      jobDefinition
    case buildProject, table, bucket, logGroup, role
  }

  public var kind: Kind
  /// Its name or ARN; a parameter if the deployment provides it.
  public var name: PlanText
  /// The source line that needs it first.
  public var origin: Origin

  public init(_ kind: Kind, _ name: PlanText, origin: Span?) {
    self.kind = kind
    self.name = name
    self.origin = Origin(origin)
  }
}
