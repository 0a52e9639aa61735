import Catalog

extension Operation {
  /// Whether it sends the event as it is, because no input says what to send.
  var sendsWholeEvent: Bool {
    switch self {
    case .delivery(let record): record.data == nil
    case .event(let event): event.detail == nil
    case .forward: true
    case .function(let call): call.payload == nil
    case .log(let entry): entry.message == nil
    case .machine(let start): start.input == nil
    case .queue(let message): message.message == nil
    case .request(let request): request.body == .value(nil)
    case .stream(let record): record.data == nil
    case .topic(let message): message.message == nil
    case .batchJob, .build, .chat, .container, .item, .mail, .object, .service: false
    }
  }

  /// Whether what it sends leaves an account: for the internet, for a person, or for another account.
  func leaves(account: String?) -> Bool {
    switch self {
    case .chat, .mail, .request: true
    default:
      resources.contains { _, resource in
        guard let account, case .arn(let arn) = resource.name, !arn.account.isEmpty else { return false }
        return arn.account != account
      }
    }
  }
}
