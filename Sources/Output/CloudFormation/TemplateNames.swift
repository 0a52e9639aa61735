import Emit
import Plan
import Source

/// Names in a template: logical ids of resources, and names of parameters and outputs.
///
/// CloudFormation allows only letters and digits, at most 255 of them (CloudFormation User Guide, "Resources").
struct TemplateNames {
  /// The resources by their place in the plan.
  let positions: [ResourceIdentifier: Int]
  /// The logical id of each resource, by its place in the plan.
  let logicalIDs: [String]
  /// The names of parameters, by their names in the plan.
  let parameters: [String: String]
  /// The names of outputs, in the plan's order.
  let outputs: [String]

  init(_ plan: DeploymentPlan) {
    var positions: [ResourceIdentifier: Int] = [:]
    positions.reserveCapacity(plan.resources.count)
    for (index, resource) in plan.resources.enumerated() where positions[resource.identifier] == nil {
      positions[resource.identifier] = index
    }
    self.positions = positions

    // Resources come first: a new parameter must never rename, and so replace, a resource.
    var taken: Set<String> = []
    let ids = TemplateNames.assign(
      plan.resources.map { ($0.identifier.label, $0.identifier.kind.suffix) }, taken: &taken)
    self.logicalIDs = ids
    // The names of a resource's attributes in `Fn::Sub` and exports.
    var told: Set<String> = [Substitution.dollar]
    for id in ids {
      for attribute in ResourceAttribute.allCases { told.insert(id + attribute.word) }
    }
    taken.formUnion(told)
    let names = TemplateNames.assign(plan.parameters.map { ($0.name, "") }, taken: &taken)
    var parameters: [String: String] = [:]
    for (parameter, name) in zip(plan.parameters, names) where parameters[parameter.name] == nil {
      parameters[parameter.name] = name
    }
    self.parameters = parameters
    self.outputs = TemplateNames.assign(plan.outputs.map { ($0.name, "") }, taken: &told)
  }

  /// Gives each label a unique name: its words in PascalCase and a suffix. Where two labels have the same name (`a-1`,
  /// `a1`), the one that sorts first keeps it and the others get a digest of their label, so that the order of a plan
  /// never decides.
  private static func assign(_ labels: [(label: String, suffix: String)], taken: inout Set<String>) -> [String] {
    var result = [String](repeating: "", count: labels.count)
    let sorted = labels.indices.sorted { left, right in
      labels[left].label != labels[right].label ? labels[left].label < labels[right].label : left < right
    }
    for index in sorted {
      let words = pascalCase(labels[index].label)
      var name = (words.first?.isLetter == true ? words : "X" + words) + labels[index].suffix
      if name.utf8.count > 200 || taken.contains(name) {
        let stem = String(name.prefix(160))
        var digest = Digest.of(labels[index].label)
        repeat {
          name = stem + "X" + String(digest, radix: 16)
          digest &+= 1
        } while taken.contains(name)
      }
      taken.insert(name)
      result[index] = name
    }
    return result
  }

  /// The words of a label, each capitalized; anything but ASCII letters and digits separates words.
  static func pascalCase(_ label: String) -> String {
    var result: [UInt8] = []
    var startsWord = true
    for byte in label.utf8 {
      if byte.isLetterOrDigit { result.append(startsWord && byte.isLowerCase ? byte & 0xDF : byte) }
      startsWord = !byte.isLetterOrDigit
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension ResourceAttribute {
  /// The attribute's word in names of exports.
  var word: String {
    switch self {
    case .arn: "Arn"
    case .name: "Name"
    case .url: "Url"
    case .secretARN: "SecretArn"
    }
  }
}

extension ResourceKind {
  /// The suffix of a logical id. None is the end of another, so that names of two kinds never collide.
  var suffix: String {
    switch self {
    case .eventBus: "Bus"
    case .rule: "Rule"
    case .connection: "Connection"
    case .apiDestination: "Destination"
    case .scheduleGroup: "ScheduleGroup"
    case .schedule: "Schedule"
    case .topic: "Topic"
    case .topicPolicy: "TopicPolicy"
    case .queue: "Queue"
    case .queuePolicy: "QueuePolicy"
    case .logGroup: "LogGroup"
    case .logStream: "LogStream"
    case .stateMachine: "StateMachine"
    case .logPolicy: "LogPolicy"
    case .function: "Function"
    case .functionURL: "Endpoint"
    case .functionPermission: "Permission"
    case .urlInvocation: "Invocation"
    case .role: "Role"
    case .slackChannel: "SlackChannel"
    case .teamsChannel: "TeamsChannel"
    }
  }

  var type: String {
    switch self {
    case .eventBus: "AWS::Events::EventBus"
    case .rule: "AWS::Events::Rule"
    case .connection: "AWS::Events::Connection"
    case .apiDestination: "AWS::Events::ApiDestination"
    case .scheduleGroup: "AWS::Scheduler::ScheduleGroup"
    case .schedule: "AWS::Scheduler::Schedule"
    case .topic: "AWS::SNS::Topic"
    case .topicPolicy: "AWS::SNS::TopicPolicy"
    case .queue: "AWS::SQS::Queue"
    case .queuePolicy: "AWS::SQS::QueuePolicy"
    case .logGroup: "AWS::Logs::LogGroup"
    case .logStream: "AWS::Logs::LogStream"
    case .stateMachine: "AWS::StepFunctions::StateMachine"
    case .logPolicy: "AWS::Logs::ResourcePolicy"
    case .function: "AWS::Lambda::Function"
    case .functionURL: "AWS::Lambda::Url"
    case .functionPermission, .urlInvocation: "AWS::Lambda::Permission"
    case .role: "AWS::IAM::Role"
    case .slackChannel: "AWS::Chatbot::SlackChannelConfiguration"
    case .teamsChannel: "AWS::Chatbot::MicrosoftTeamsChannelConfiguration"
    }
  }

  /// The return value of the type that `Fn::GetAtt` gives for an attribute; none where `Ref` gives it.
  func returnValue(of attribute: ResourceAttribute) -> String? {
    switch self {
    case .eventBus, .apiDestination, .scheduleGroup, .schedule, .role, .function: attribute == .arn ? "Arn" : nil
    case .queue:
      switch attribute {
      case .arn: "Arn"
      case .name: "QueueName"
      case .url, .secretARN: nil
      }
    case .connection:
      switch attribute {
      case .arn: "Arn"
      case .secretARN: "SecretArn"
      case .name, .url: nil
      }
    case .topic: attribute == .name ? "TopicName" : nil
    case .stateMachine: attribute == .name ? "Name" : nil
    case .functionURL: attribute == .url ? "FunctionUrl" : nil
    case .rule, .topicPolicy, .queuePolicy, .logGroup, .logStream, .logPolicy, .functionPermission, .urlInvocation,
      .slackChannel, .teamsChannel:
      nil
    }
  }

  /// Whether the resource has data, so that the template must set its deletion policy: it is deleted with the stack. A
  /// queue or log group that was retained would keep its name and fail the next deployment that creates it again.
  var keepsData: Bool {
    switch self {
    case .queue, .logGroup, .logStream, .topic: true
    case .eventBus, .rule, .connection, .apiDestination, .scheduleGroup, .schedule, .topicPolicy, .queuePolicy,
      .stateMachine, .logPolicy, .function, .functionURL, .functionPermission, .urlInvocation, .role, .slackChannel,
      .teamsChannel:
      false
    }
  }
}

/// A short digest of a text that is the same on every machine (FNV-1a, 64 bits).
enum Digest {
  static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01b3
    }
    hash ^= hash >> 32
    return (hash &* 0x9e37_79b9_7f4a_7c15) >> 16
  }

  /// A digest of a digest and a number, in which every bit of both reaches every bit (the finalizer of SplitMix64).
  static func mixed(_ digest: UInt64, _ number: UInt64) -> UInt64 {
    var hash = digest &+ number &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
    return hash ^ hash >> 31
  }
}
