import Existing
import Plan
import Source

extension DeployedTexts {
  /// A policy document; nil if it has a form that Tasuki never writes, such as a denial.
  func policy(_ value: ExistingValue?) -> PolicyDocument? {
    guard let value else { return nil }
    let document: ExistingValue =
      switch value.kind {
      case .encoded(let inner): inner
      case .string, .text: value.decoded ?? value
      default: value
      }
    guard let statements = document["Statement"] else { return nil }
    var read: [PolicyStatement] = []
    for statement in statements.items {
      guard let statement = self.statement(statement) else { return nil }
      read.append(statement)
    }
    return PolicyDocument(read)
  }

  private func statement(_ value: ExistingValue) -> PolicyStatement? {
    guard case .map(let members) = value.kind, value["Effect"]?.string == "Allow" else { return nil }
    var statement = PolicyStatement(actions: [])
    for member in members {
      switch member.name.value {
      case "Effect": continue
      case "Sid": statement.identifier = member.value.string
      case "Action": statement.actions = member.value.items.compactMap(\.string)
      case "Resource": statement.resources = member.value.items.map { text($0) }
      case "Principal":
        guard case .map(let principals) = member.value.kind else { return nil }
        for principal in principals {
          switch principal.name.value {
          case "Service": statement.services += principal.value.items.map { text($0).shown }
          case "AWS": statement.principals += principal.value.items.map { text($0) }
          default: return nil
          }
        }
      case "Condition":
        guard case .map(let operators) = member.value.kind else { return nil }
        for operation in operators {
          guard case .map(let keys) = operation.value.kind else { return nil }
          statement.conditions += keys.map {
            PolicyCondition(operation.name.value, $0.name.value, $0.value.items.map { text($0) })
          }
        }
      default: return nil
      }
    }
    return statement
  }

  /// Who may do what because of a resource; nil if it allows nothing, or if its policy cannot be read.
  func access(_ resource: DeployedResource) -> ResourceBody? {
    switch resource.identifier.kind {
    case .role: return role(resource)
    case .queuePolicy:
      return policy(resource["PolicyDocument", "policy"]).map {
        .queuePolicy(queue: resource.identifier, document: $0)
      }
    case .topicPolicy:
      return policy(resource["PolicyDocument", "policy"]).map {
        .topicPolicy(topic: resource.identifier, document: $0)
      }
    case .logPolicy:
      return policy(resource["PolicyDocument", "policy_document"]).map {
        .logPolicy(name: resource.identifier.label, document: $0)
      }
    case .functionPermission: return permission(resource)
    case .eventBus, .rule, .connection, .apiDestination, .scheduleGroup, .schedule, .topic, .queue, .logGroup,
      .logStream, .stateMachine, .function, .functionURL, .urlInvocation, .slackChannel, .teamsChannel:
      return nil
    }
  }

  private func role(_ resource: DeployedResource) -> ResourceBody? {
    guard let trust = policy(resource["AssumeRolePolicyDocument", "assume_role_policy"]) else { return nil }
    var policies: [RolePolicy] = []
    let written = (resource["Policies"]?.items ?? []) + resource.all(DeployedSide.rolePolicy)
    for value in written {
      let document = value["PolicyDocument"] ?? value["policy"]
      guard let name = value["PolicyName"] ?? value["name"], let document = policy(document) else { return nil }
      policies.append(RolePolicy(name: text(name).shown, document: document))
    }
    return .role(RoleBody(name: resource.identifier.label, description: "", trust: trust, policies: policies))
  }

  private func permission(_ resource: DeployedResource) -> ResourceBody? {
    guard let function = resource["FunctionName", "function_name"] else { return nil }
    let caller: FunctionPermissionBody.Caller
    if resource["Principal", "principal"]?.string == "*" {
      caller = .anyoneAtAddress
    } else {
      guard let sender = resource["SourceArn", "source_arn"].map({ text($0) }) else { return nil }
      if case .reference(let rule, .arn)? = sender.parts.first, sender.parts.count == 1 {
        caller = .rule(rule)
      } else {
        caller = .rules(sender)
      }
    }
    return .functionPermission(
      FunctionPermissionBody(
        function: text(function), qualifier: resource["qualifier"]?.string, statement: resource.identifier.label,
        caller: caller))
  }
}
