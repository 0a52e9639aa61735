import Catalog
import Expressions
import Plan

extension StatePlanner {
  /// A mail through Amazon SES. The identity for the address may be the address or its domain, so the permission is
  /// limited by the sender's address, not by the identity.
  func state(_ mail: Mail) -> StateCall? {
    var destination = ArgumentList()
    destination.add("ToAddresses", addresses(mail.to))
    destination.add("CcAddresses", mail.copies) { addresses($0) }
    destination.add("BccAddresses", mail.blindCopies) { addresses($0) }
    var body = ArgumentList()
    body.add("Text", mail.text) { content($0) }
    body.add("Html", mail.html) { content($0) }
    var arguments = ArgumentList()
    arguments.add("FromEmailAddress", MachineScope.literal(mail.sender))
    arguments.add("Destination", .map(destination.members))
    arguments.add("ReplyToAddresses", mail.replyTo) { addresses($0) }
    guard !destination.isBroken, !body.isBroken, !arguments.isBroken, let subject = content(mail.subject) else {
      return nil
    }
    let simple = StateMember(
      "Simple", .map([StateMember("Subject", subject), StateMember("Body", .map(body.members))]))
    return StateCall(
      "aws-sdk:sesv2:sendEmail", arguments.members + [StateMember("Content", .map([simple]))],
      [
        PolicyStatement(
          actions: ["ses:SendEmail"], resources: [.localARN(service: "ses", "identity/*")],
          conditions: [PolicyCondition("StringEquals", "ses:FromAddress", [PlanText(mail.sender)])])
      ])
  }

  private func content(_ value: Value) -> StateValue? {
    scope.text(value).map { .map([StateMember("Data", $0), StateMember("Charset", "UTF-8")]) }
  }

  /// An address or a list of them as a list.
  private func addresses(_ value: Value) -> StateValue? {
    guard case .list(let values) = value.kind else {
      if case .text(let template) = value.kind, template.wholeExpression != nil {
        // An expression may give one address or several.
        return scope.expression(value).map { .expression(.list([$0])) }
      }
      return scope.text(value).map { .list([$0]) }
    }
    return values.inAll { scope.text($0) }.map { .list($0) }
  }
}
