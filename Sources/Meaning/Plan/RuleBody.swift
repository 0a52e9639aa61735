public import Source

public struct RuleBody: Hashable, Sendable {
  /// How many rules a bus can have, unless that quota was raised (Amazon EventBridge quotas).
  public static let mostPerBus = 300
  /// How many rules with wildcards a bus can have; that quota cannot be raised.
  public static let mostWithWildcardsPerBus = 30

  /// The name, unique on its bus, at most 64 characters.
  public var name: String
  /// The description in the author's words; at most 512 characters.
  public var description: String?
  /// The bus's name; nil for the default bus.
  public var bus: PlanText?
  public var pattern: RulePattern
  /// Whether events are matched.
  public var isEnabled: Bool
  /// The position of its trigger in the workflow.
  public var trigger: Int
  /// The targets, at most five (EventBridge quotas).
  public var targets: [TargetBody]

  public init(
    name: String, description: String?, bus: PlanText?, pattern: RulePattern, isEnabled: Bool, trigger: Int,
    targets: [TargetBody]
  ) {
    self.name = name
    self.description = description
    self.bus = bus
    self.pattern = pattern
    self.isEnabled = isEnabled
    self.trigger = trigger
    self.targets = targets
  }

  /// The resources that its targets wait for, without duplicates.
  public var waitsFor: [ResourceIdentifier] {
    var known: Set<ResourceIdentifier> = []
    return targets.flatMap(\.waitsFor).filter { known.insert($0).inserted }
  }
}

public struct TargetBody: Hashable, Sendable {
  /// The ID, unique in its rule, at most 64 characters.
  public var id: String
  /// The ARN of the called resource.
  public var arn: PlanText
  /// The role that EventBridge assumes; nil if a resource policy allows the call.
  public var role: ResourceIdentifier?
  public var input: TargetInput
  public var retry: RetryPolicy
  /// The queue for failed deliveries: standard and in the same Region.
  public var deadLetterQueue: PlanText?
  /// The resources that must exist before the rule delivers: the policies that allow its deliveries.
  ///
  /// The rule does not refer to them, so a tool would create them in any order. An event that arrives too early is
  /// lost: a rejected delivery is not retried (EventBridge User Guide, "How EventBridge retries delivering events").
  public var waitsFor: [ResourceIdentifier]
  /// The parameters of this kind of target.
  public var parameters: TargetParameters?
  /// The ID of its task; nil for the start of the workflow's state machine.
  public var task: String?
  public var origin: Origin

  public init(
    id: String, arn: PlanText, role: ResourceIdentifier? = nil, input: TargetInput = .event, retry: RetryPolicy,
    deadLetterQueue: PlanText?, waitsFor: [ResourceIdentifier] = [], parameters: TargetParameters? = nil,
    task: String?, origin: Span?
  ) {
    self.id = id
    self.arn = arn
    self.role = role
    self.input = input
    self.retry = retry
    self.deadLetterQueue = deadLetterQueue
    self.waitsFor = waitsFor
    self.parameters = parameters
    self.task = task
    self.origin = Origin(origin)
  }
}

public enum TargetInput: Hashable, Sendable {
  /// The whole event.
  case event
  /// The part of the event at a JSON path in dot notation, such as `$.detail`.
  case path(String)
  /// A constant JSON text.
  case constant(String)
  /// A template whose `<placeholders>` are filled from the event.
  case transformer(InputTransformer)
}

/// An input transformer (EventBridge API reference, InputTransformer).
public struct InputTransformer: Hashable, Sendable {
  /// The placeholders and the JSON paths that fill them, in order; at most 100.
  public var paths: [Path]
  /// The template, 1 to 8,192 characters.
  public var template: String

  public struct Path: Hashable, Sendable {
    /// The name: letters, digits, `-` and `_`, not beginning with `AWS`.
    public var name: String
    /// The JSON path in dot notation, `$.detail.id`.
    public var path: String

    public init(name: String, path: String) {
      self.name = name
      self.path = path
    }
  }

  public init(paths: [Path], template: String) {
    self.paths = paths
    self.template = template
  }
}

/// The retries of deliveries.
public struct RetryPolicy: Hashable, Sendable {
  /// The number of retries, 0 to 185.
  public var attempts: Int
  /// The maximum age of an event in seconds, 60 to 86,400.
  public var maximumAge: Int

  /// Makes a policy; the defaults are those of the service.
  public init(attempts: Int = 185, maximumAge: Int = 86_400) {
    self.attempts = attempts
    self.maximumAge = maximumAge
  }
}

/// The parameters of a kind of target.
public enum TargetParameters: Hashable, Sendable {
  /// The message group of a FIFO queue.
  case queue(messageGroup: String)
  /// The partition key of a stream: for a rule a JSON path into the event, for a schedule the key itself.
  case stream(partitionKey: String)
  /// The variable parts of an HTTP request.
  case http(HTTPParameters)
  case containerTask(ContainerTaskParameters)
  case batchJob(BatchJobParameters)
  /// An event that a schedule puts on a bus.
  case event(source: String, detailType: String)
}

/// The variable parts of an HTTP request; each value is a constant, or a JSON path that is the whole value.
public struct HTTPParameters: Hashable, Sendable {
  /// The values for the `*`s of the address, in order.
  public var path: [String]
  /// Header names and values, in order.
  public var headers: [Pair]
  /// Query names and values, in order.
  public var query: [Pair]

  public struct Pair: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(path: [String] = [], headers: [Pair] = [], query: [Pair] = []) {
    self.path = path
    self.headers = headers
    self.query = query
  }
}

/// How a container task is run (EventBridge API reference, EcsParameters).
public struct ContainerTaskParameters: Hashable, Sendable {
  public var taskDefinition: PlanText
  /// How many tasks, 1 to 10.
  public var count: Int
  /// `FARGATE`, `EC2` or `EXTERNAL`.
  public var launchType: String?
  /// Subnets of an `awsvpc` network; empty for other networks.
  public var subnets: [String]
  /// Security groups of an `awsvpc` network.
  public var securityGroups: [String]
  /// Whether tasks get a public address; nil for the service's default.
  public var assignsPublicAddress: Bool?

  public init(
    taskDefinition: PlanText, count: Int, launchType: String?, subnets: [String], securityGroups: [String],
    assignsPublicAddress: Bool?
  ) {
    self.taskDefinition = taskDefinition
    self.count = count
    self.launchType = launchType
    self.subnets = subnets
    self.securityGroups = securityGroups
    self.assignsPublicAddress = assignsPublicAddress
  }
}

/// How a batch job is submitted (EventBridge API reference, BatchParameters).
public struct BatchJobParameters: Hashable, Sendable {
  /// The job definition: an ARN or a name.
  public var definition: PlanText
  public var name: String
  /// The number of tries, 1 to 10.
  public var attempts: Int?

  public init(definition: PlanText, name: String, attempts: Int?) {
    self.definition = definition
    self.name = name
    self.attempts = attempts
  }
}

public struct ScheduleBody: Hashable, Sendable {
  /// The name, unique in its group, at most 64 characters.
  public var name: String
  public var group: ResourceIdentifier
  /// The description; at most 512 characters.
  public var description: String?
  /// `rate(…)`, `cron(…)` or `at(…)`.
  public var expression: String
  /// The IANA time zone; `UTC` by default.
  public var timezone: String
  /// Whether it fires.
  public var isEnabled: Bool
  /// The ARN of the called resource, or of an AWS SDK action if the service has no target of its own.
  public var arn: PlanText
  /// The role that the scheduler assumes; it also writes to the dead-letter queue.
  public var role: ResourceIdentifier
  /// The input: JSON or plain text, with `<aws.scheduler.…>` placeholders.
  public var input: PlanText?
  public var retry: RetryPolicy
  /// The queue for failed deliveries.
  public var deadLetterQueue: PlanText?
  /// The parameters of this kind of target.
  public var parameters: TargetParameters?
  /// The position of its trigger in the workflow.
  public var trigger: Int
  /// The ID of its task; nil for the start of the workflow's state machine.
  public var task: String?

  public init(
    name: String, group: ResourceIdentifier, description: String?, expression: String, timezone: String,
    isEnabled: Bool, arn: PlanText, role: ResourceIdentifier, input: PlanText?, retry: RetryPolicy,
    deadLetterQueue: PlanText?, parameters: TargetParameters? = nil, trigger: Int, task: String?
  ) {
    self.name = name
    self.group = group
    self.description = description
    self.expression = expression
    self.timezone = timezone
    self.isEnabled = isEnabled
    self.arn = arn
    self.role = role
    self.input = input
    self.retry = retry
    self.deadLetterQueue = deadLetterQueue
    self.parameters = parameters
    self.trigger = trigger
    self.task = task
  }
}
