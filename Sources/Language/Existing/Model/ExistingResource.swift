public import Source

/// How a file describes resources.
public enum ExistingForm: Sendable {
  /// A template of CloudFormation or SAM.
  case cloudFormation
  /// A configuration of Terraform.
  case terraform
}

/// The kinds of resources that have a typed view, or that rules are combined with.
public enum ExistingKind: Hashable, Sendable {
  case rule, target, eventBus, archive, connection, apiDestination
  case schedule, scheduleGroup
  case stateMachine, function, functionPermission
  case queue, queuePolicy, topic, topicPolicy, topicSubscription
  case role, rolePolicy, logGroup, logResourcePolicy, secret
  /// Another type of resource.
  case other

  /// The kind of a type of CloudFormation or Terraform.
  public init(type: String) { self = Self.types[type] ?? .other }

  private static let types: [String: ExistingKind] = [
    "AWS::Events::Rule": .rule, "aws_cloudwatch_event_rule": .rule,
    "aws_cloudwatch_event_target": .target,
    "AWS::Events::EventBus": .eventBus, "aws_cloudwatch_event_bus": .eventBus,
    "AWS::Events::Archive": .archive, "aws_cloudwatch_event_archive": .archive,
    "AWS::Events::Connection": .connection, "aws_cloudwatch_event_connection": .connection,
    "AWS::Events::ApiDestination": .apiDestination, "aws_cloudwatch_event_api_destination": .apiDestination,
    "AWS::Scheduler::Schedule": .schedule, "aws_scheduler_schedule": .schedule,
    "AWS::Scheduler::ScheduleGroup": .scheduleGroup, "aws_scheduler_schedule_group": .scheduleGroup,
    "AWS::StepFunctions::StateMachine": .stateMachine, "AWS::Serverless::StateMachine": .stateMachine,
    "aws_sfn_state_machine": .stateMachine,
    "AWS::Lambda::Function": .function, "AWS::Serverless::Function": .function, "aws_lambda_function": .function,
    "AWS::Lambda::Permission": .functionPermission, "aws_lambda_permission": .functionPermission,
    "AWS::SQS::Queue": .queue, "aws_sqs_queue": .queue,
    "AWS::SQS::QueuePolicy": .queuePolicy, "aws_sqs_queue_policy": .queuePolicy,
    "AWS::SNS::Topic": .topic, "aws_sns_topic": .topic,
    "AWS::SNS::TopicPolicy": .topicPolicy, "aws_sns_topic_policy": .topicPolicy,
    "AWS::SNS::Subscription": .topicSubscription, "aws_sns_topic_subscription": .topicSubscription,
    "AWS::IAM::Role": .role, "aws_iam_role": .role,
    "AWS::IAM::Policy": .rolePolicy, "AWS::IAM::RolePolicy": .rolePolicy, "aws_iam_role_policy": .rolePolicy,
    "AWS::Logs::LogGroup": .logGroup, "aws_cloudwatch_log_group": .logGroup,
    "AWS::Logs::ResourcePolicy": .logResourcePolicy, "aws_cloudwatch_log_resource_policy": .logResourcePolicy,
    "AWS::SecretsManager::Secret": .secret, "aws_secretsmanager_secret": .secret,
  ]
}

/// A resource that a file describes.
public struct ExistingResource: Equatable, Sendable {
  public var form: ExistingForm
  public var kind: ExistingKind
  /// The type as it is written, such as `AWS::SQS::Queue` or `aws_sqs_queue`.
  public var type: Located<String>
  /// The logical ID, or the address such as `aws_sqs_queue.orders`.
  public var name: Located<String>
  /// The properties: a map, or an unknown value.
  public var properties: ExistingValue

  public init(
    _ form: ExistingForm, type: Located<String>, name: Located<String>, properties: ExistingValue
  ) {
    self.form = form
    self.kind = ExistingKind(type: type.value)
    self.type = type
    self.name = name
    self.properties = properties
  }
}

/// What was read of a file.
public struct ExistingFile: Equatable, Sendable {
  /// In the order of the file.
  public var resources: [ExistingResource]
  /// The local values of a configuration of Terraform.
  public var locals: [ExistingValue.Member]
  /// Why a part of the file could not be read; the resources before it are complete.
  public var problem: Located<ExistingProblem>?

  public init(
    _ resources: [ExistingResource] = [], locals: [ExistingValue.Member] = [],
    problem: Located<ExistingProblem>? = nil
  ) {
    self.resources = resources
    self.locals = locals
    self.problem = problem
  }
}

extension [ExistingFile] {
  /// The files of a configuration with the values of properties that are local values of any of the files. A reference inside
  /// of a value stays one.
  public var resolvingLocals: [ExistingFile] {
    let values = Dictionary(
      flatMap(\.locals).map { ("local." + $0.name.value, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard !values.isEmpty else { return self }
    return map { file in
      var file = file
      for index in file.resources.indices {
        guard case .map(var members) = file.resources[index].properties.kind else { continue }
        for place in members.indices {
          guard case .reference(let reference) = members[place].value.kind, reference.attribute == nil,
            let value = values[reference.name]
          else { continue }
          members[place].value = value
        }
        file.resources[index].properties.kind = .map(members)
      }
      return file
    }
  }
}

/// Why a file, or the rest of it, could not be read.
public enum ExistingProblem: Error, Equatable, Sendable {
  /// The content has none of the known forms.
  case unknownForm
  case nestedTooDeeply
  case unclosedText
  case unclosedBracket
  case unclosedComment
  /// What the syntax requires here is missing.
  case expected(Syntax)

  public enum Syntax: Sendable {
    case name, value, equalsSignOrBlock, endOfLine, comma, closingBracket
  }
}
