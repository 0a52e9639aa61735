/// What a call does, whether a rule's target, a schedule's target or a state of a state machine runs it.
public enum Operation: Hashable, Sendable {
  case batchJob(BatchJob)
  case build(Build)
  case chat(ChatMessage)
  case container(ContainerTask)
  case delivery(DeliveryRecord)
  case event(NewEvent)
  case forward(EventForward)
  case function(FunctionCall)
  case item(TableItem)
  case log(LogEntry)
  case machine(MachineStart)
  case mail(Mail)
  case object(StoredObject)
  case queue(QueueMessage)
  case request(HTTPRequest)
  case service(ServiceCall)
  case stream(StreamRecord)
  case topic(TopicMessage)

  public enum Kind: Sendable, CaseIterable {
    case batchJob, build, chat, container, delivery, event, forward, function, item, log, machine, mail, object,
      queue
    case request, service, stream, topic
  }
}

/// How the inputs of an action become its operation.
public struct OperationForm: Sendable {
  /// The kind, whatever the inputs are.
  public let kind: Operation.Kind
  /// The operation; nil if an input is invalid, which a finding reports.
  public let operation: @Sendable (CallInputs) -> Operation?

  private init(_ kind: Operation.Kind, _ operation: @escaping @Sendable (CallInputs) -> Operation?) {
    self.kind = kind
    self.operation = operation
  }
}

extension OperationForm {
  static func batchJob(_ make: @escaping @Sendable (CallInputs) -> BatchJob?) -> OperationForm {
    OperationForm(.batchJob) { make($0).map(Operation.batchJob) }
  }

  static func build(_ make: @escaping @Sendable (CallInputs) -> Build?) -> OperationForm {
    OperationForm(.build) { make($0).map(Operation.build) }
  }

  static func chat(_ make: @escaping @Sendable (CallInputs) -> ChatMessage?) -> OperationForm {
    OperationForm(.chat) { make($0).map(Operation.chat) }
  }

  static func container(_ make: @escaping @Sendable (CallInputs) -> ContainerTask?) -> OperationForm {
    OperationForm(.container) { make($0).map(Operation.container) }
  }

  static func delivery(_ make: @escaping @Sendable (CallInputs) -> DeliveryRecord?) -> OperationForm {
    OperationForm(.delivery) { make($0).map(Operation.delivery) }
  }

  static func event(_ make: @escaping @Sendable (CallInputs) -> NewEvent?) -> OperationForm {
    OperationForm(.event) { make($0).map(Operation.event) }
  }

  static func forward(_ make: @escaping @Sendable (CallInputs) -> EventForward?) -> OperationForm {
    OperationForm(.forward) { make($0).map(Operation.forward) }
  }

  static func function(_ make: @escaping @Sendable (CallInputs) -> FunctionCall?) -> OperationForm {
    OperationForm(.function) { make($0).map(Operation.function) }
  }

  static func item(_ make: @escaping @Sendable (CallInputs) -> TableItem?) -> OperationForm {
    OperationForm(.item) { make($0).map(Operation.item) }
  }

  static func log(_ make: @escaping @Sendable (CallInputs) -> LogEntry?) -> OperationForm {
    OperationForm(.log) { make($0).map(Operation.log) }
  }

  static func machine(_ make: @escaping @Sendable (CallInputs) -> MachineStart?) -> OperationForm {
    OperationForm(.machine) { make($0).map(Operation.machine) }
  }

  static func mail(_ make: @escaping @Sendable (CallInputs) -> Mail?) -> OperationForm {
    OperationForm(.mail) { make($0).map(Operation.mail) }
  }

  static func object(_ make: @escaping @Sendable (CallInputs) -> StoredObject?) -> OperationForm {
    OperationForm(.object) { make($0).map(Operation.object) }
  }

  static func queue(_ make: @escaping @Sendable (CallInputs) -> QueueMessage?) -> OperationForm {
    OperationForm(.queue) { make($0).map(Operation.queue) }
  }

  static func request(_ make: @escaping @Sendable (CallInputs) -> HTTPRequest?) -> OperationForm {
    OperationForm(.request) { make($0).map(Operation.request) }
  }

  static func stream(_ make: @escaping @Sendable (CallInputs) -> StreamRecord?) -> OperationForm {
    OperationForm(.stream) { make($0).map(Operation.stream) }
  }

  static func topic(_ make: @escaping @Sendable (CallInputs) -> TopicMessage?) -> OperationForm {
    OperationForm(.topic) { make($0).map(Operation.topic) }
  }
}
