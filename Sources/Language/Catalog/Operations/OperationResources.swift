extension Operation {
  /// The resources of AWS that the operation names, each with its kind.
  public var resources: [(kind: ResourceKind, resource: NamedResource)] {
    switch self {
    case .batchJob(let job): [(.jobQueue, job.queue), (.jobDefinition, job.definition)]
    case .build(let build): [(.buildProject, build.project)]
    case .container(let task): [(.cluster, task.cluster), (.taskDefinition, task.definition)]
    case .delivery(let record): [(.deliveryStream, record.stream)]
    case .event(let event): event.bus.map { [(.bus, $0)] } ?? []
    case .forward(let forward): [(.bus, forward.bus)]
    case .function(let call): [(.function, call.function)]
    case .item(let item): [(.table, item.table)]
    case .log(let entry): [(.logGroup, entry.group)]
    case .machine(let start): [(.stateMachine, start.machine)]
    case .object(let object): [(.bucket, object.bucket)]
    case .queue(let message): [(.queue, message.queue)]
    case .stream(let record): [(.stream, record.stream)]
    case .topic(let message): [(.topic, message.topic)]
    case .chat, .mail, .request, .service: []
    }
  }
}
