import Catalog
public import Flow

/// The receiver of what a task sends or requests.
public struct Receiver: Hashable, Sendable {
  /// Its kind: a key of the language.
  public let kind: String
  /// Its name; its IDs or address if the name is the project's own.
  public let name: String
}

extension Call {
  /// The receiver; nil if the inputs contain it, or if the task is invalid.
  public var receiver: Receiver? { operation.flatMap { $0.receiver } }
}

extension Operation {
  fileprivate var receiver: Receiver? {
    switch self {
    case .batchJob(let job): Receiver(kind: "job-queue", job.queue, .jobQueue)
    case .build(let build): Receiver(kind: "project", build.project, .buildProject)
    case .chat(let message): message.channel.receiver
    case .container(let task): Receiver(kind: "task-definition", task.definition, .taskDefinition)
    case .delivery(let record): Receiver(kind: "stream", record.stream, .deliveryStream)
    case .event(let event): event.bus.map { Receiver(kind: "bus", $0, .bus) }
    case .forward(let forward): Receiver(kind: "bus", forward.bus, .bus)
    case .function(let call): Receiver(kind: "function", call.function, .function)
    case .item(let item): Receiver(kind: "table", item.table, .table)
    case .log(let entry): Receiver(kind: "log-group", entry.group, .logGroup)
    case .machine(let start): Receiver(kind: "machine", start.machine, .stateMachine)
    case .mail(let mail): Receiver(kind: "to", name: mail.to.shown)
    case .object(let object): Receiver(kind: "bucket", object.bucket, .bucket)
    case .queue(let message): Receiver(kind: "queue", message.queue, .queue)
    case .request(let request): Receiver(kind: "connection", name: request.connection.service.address)
    case .service: nil
    case .stream(let record): Receiver(kind: "stream", record.stream, .stream)
    case .topic(let message): Receiver(kind: "topic", message.topic, .topic)
    }
  }
}

extension Receiver {
  fileprivate init(kind: String, _ resource: NamedResource, _ form: ResourceKind) {
    self.kind = kind
    switch resource.name {
    case .name(let name): self.name = name
    case .arn(let arn): name = arn.text
    }
  }
}

extension ChatChannel {
  fileprivate var receiver: Receiver {
    switch place {
    case .slack(let workspace, let channel): Receiver(kind: "channel", name: "\(workspace)/\(channel)")
    case .teams(let team, let tenant, let channel): Receiver(kind: "channel", name: "\(team)/\(tenant)/\(channel)")
    case nil: Receiver(kind: "channel", name: name)
    }
  }
}
