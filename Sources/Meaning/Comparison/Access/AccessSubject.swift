import Plan

/// On what something may be done, as people name it.
enum AccessSubject: Hashable {
  /// A resource by its kind and its name; the account is nil for that of the project.
  case named(kind: String, name: String, account: String?)
  /// The state machine of the same workflow.
  case ownMachine
  /// The dead-letter queue of the same workflow.
  case ownDeadLetters
  /// The log and the traces of the workflow's executions.
  case ownObservation
  /// An address of requests over HTTPS.
  case address(method: String, endpoint: String)
  /// Every resource.
  case everything
  /// Anything else, by its ARN.
  case arn(String)

  init(of right: AccessRight, _ reading: AccessReading) {
    if right.action == "states:InvokeHTTPEndpoint" {
      self = .address(
        method: right.value(of: "states:httpmethod"),
        endpoint: right.value(of: "states:httpendpoint"))
    } else if right.resource == "*" {
      let isObservation =
        if case .machine = right.holder {
          StateMachineBody.observation.contains { $0.actions.contains(right.action) }
        } else { false }
      self = isObservation ? .ownObservation : .everything
    } else if case .reference(let identifier, let attribute)? = right.resource.parts.first {
      self.init(identifier, attribute, ownedBy: right.holder.workflow, reading)
    } else {
      self.init(arn: right.resource.labeled)
    }
  }

  private init(
    _ identifier: ResourceIdentifier, _ attribute: ResourceAttribute, ownedBy workflow: String?,
    _ reading: AccessReading
  ) {
    let isOwn = workflow != nil && reading.owner(of: identifier) == workflow
    switch identifier.kind {
    case .stateMachine where isOwn: self = .ownMachine
    case .queue where isOwn && identifier.label.hasSuffix("-dead-letter"): self = .ownDeadLetters
    case .connection where attribute == .secretARN:
      self = .named(kind: Self.connectionSecret, name: identifier.label, account: nil)
    default: self = .named(kind: identifier.kind.words, name: identifier.label, account: nil)
    }
  }

  private init(arn: String) {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6,
      let form = Self.forms.first(where: { parts[2] == $0.service && parts[5].hasPrefix($0.start) })
    else {
      self = .arn(arn)
      return
    }
    var name = parts[5].dropFirst(form.start.count)
    // Versions, streams of a log group, objects of a bucket, the random end of a secret.
    for end in [":*", "/*", "-??????"] where name.hasSuffix(end) && name.count > end.count {
      name.removeLast(end.count)
    }
    if form.kind == ResourceKind.logGroup.words, let stream = name.firstRange(of: ":log-stream:") {
      name = name[..<stream.lowerBound]
    }
    let account = parts[4].isEmpty || parts[4] == "{account}" ? nil : String(parts[4])
    self = .named(kind: form.kind, name: String(name), account: account)
  }

  /// Whether nothing outside of the workflow is concerned.
  var isOwn: Bool {
    switch self {
    case .ownMachine, .ownDeadLetters, .ownObservation: true
    case .named, .address, .everything, .arn: false
    }
  }
}

extension AccessRight {
  fileprivate func value(of key: String) -> String {
    conditions.first { $0.key == key }?.shownValues ?? "*"
  }
}

extension AccessCondition {
  /// The values in a fixed order.
  var shownValues: String { values.map(\.shown).sorted().joined(separator: ", ") }
}

extension PlanText {
  /// The text, with the labels of other resources in place of their names.
  fileprivate var labeled: String {
    parts.map { part in
      if case .reference(let resource, .name) = part { resource.label } else { PlanText([part]).shown }
    }.joined()
  }
}
