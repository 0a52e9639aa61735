import Catalog
import Flow
import Plan
import Source

extension WorkflowContext {
  /// What must exist before the workflow is deployed, once for each use.
  var prerequisites: [Prerequisite] {
    triggers.flatMap { prerequisites(of: $0) } + workflow.calls.flatMap { prerequisites(of: $0) }
  }

  private func prerequisites(of trigger: PreparedTrigger) -> [Prerequisite] {
    func bus(_ name: PlanText?) -> [Prerequisite] {
      name.map { [Prerequisite(.eventBus, $0, origin: trigger.origin)] } ?? []
    }
    switch trigger.outcome {
    case .broken, .schedule: return []
    case .pattern(let name, _): return bus(name)
    case .event(.bus(_, let name), _): return bus(name.map { PlanText($0) })
    case .event(.webhook(let settings, _, let endpointBus, _, let name), _):
      return bus((name ?? endpointBus).map { PlanText($0) }) + [settings.secret.prerequisite]
    case .event(.partner(let source, _, let span), _):
      return [Prerequisite(.partnerEventSource, PlanText(source), origin: span)]
    case .event(.unknownPartner(_, _, let span), _):
      guard case .event(let arrival, _) = trigger.outcome, let parameter = arrival.parameter else { return [] }
      return [Prerequisite(.partnerEventSource, .parameter(parameter.name), origin: span)]
    }
  }

  private func prerequisites(of call: Call) -> [Prerequisite] {
    var found: [Prerequisite] = []
    for (kind, resource) in call.operation?.resources ?? [] where !isMade(kind, resource) {
      let name =
        switch resource.name {
        case .arn(let arn): arn.text
        case .name(let name): name
        }
      found.append(Prerequisite(kind.prerequisite, PlanText(name), origin: resource.origin.span))
    }
    switch call.operation {
    case .request(let request):
      found += request.connection.service.authorization.secrets.map(\.prerequisite)
    case .mail(let mail):
      found.append(Prerequisite(.mailSender, PlanText(mail.sender.address), origin: call.origin.span))
      if let set = mail.sender.configurationSet {
        found.append(Prerequisite(.configurationSet, PlanText(set), origin: call.origin.span))
      }
    case .chat(let message): found.append(message.channel.prerequisite)
    case .container(let task):
      for role in [task.role, task.executionRole].compactMap(\.self) {
        found.append(Prerequisite(.role, PlanText(role), origin: call.origin.span))
      }
    default: break
    }
    return found
  }

  /// Whether the deployment creates what a task names.
  private func isMade(_ kind: Catalog.ResourceKind, _ resource: NamedResource) -> Bool {
    guard case .name(let name) = resource.name else { return false }
    return switch kind {
    case .queue, .topic, .logGroup: true
    case .stateMachine: facts.started[name] != nil
    case .bus: name == "default"
    default: false
    }
  }
}

extension ChatChannel {
  fileprivate var prerequisite: Prerequisite {
    let kind: Prerequisite.Kind = app == .slack ? .slackWorkspace : .teamsTeam
    let id: PlanText =
      switch place {
      case .slack(let workspace, _)?: PlanText(workspace)
      case .teams(let team, _, _)?: PlanText(team)
      case nil: .parameter(name + (app == .slack ? "-workspace" : "-team"))
      }
    return Prerequisite(kind, id, origin: origin.span)
  }
}

extension SecretReference {
  fileprivate var prerequisite: Prerequisite {
    Prerequisite(store == .secretsManager ? .secret : .parameter, PlanText(name), origin: origin.span)
  }
}

extension Catalog.ResourceKind {
  fileprivate var prerequisite: Prerequisite.Kind {
    switch self {
    case .queue: .queue
    case .topic: .topic
    case .function: .function
    case .stateMachine: .stateMachine
    case .bus: .eventBus
    case .logGroup: .logGroup
    case .stream: .stream
    case .deliveryStream: .deliveryStream
    case .cluster: .cluster
    case .taskDefinition: .taskDefinition
    case .jobQueue: .jobQueue
    case .jobDefinition: .jobDefinition
    case .buildProject: .buildProject
    case .table: .table
    case .bucket: .bucket
    }
  }
}
