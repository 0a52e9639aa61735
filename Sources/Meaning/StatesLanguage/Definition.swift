import Expressions
public import Plan

// The only place that writes the JSON of the Amazon States Language.
extension StateMachine {
  public var definition: PlanValue {
    var members: [PlanMember] = []
    if let comment { members.append(PlanMember("Comment", .text(PlanText(comment)))) }
    members.append(PlanMember("QueryLanguage", "JSONata"))
    if let timeout { members.append(PlanMember("TimeoutSeconds", number(timeout))) }
    return .map(members + states.members)
  }
}

private func number(_ value: Int) -> PlanValue { .number(String(value)) }

private func add(_ name: String, _ value: StateValue?, to list: inout [PlanMember]) {
  if let value { list.append(PlanMember(name, value.value)) }
}

/// The assignments and the output of a state, a rule or a catcher.
private func outcome(_ assign: [StateMember], _ output: StateValue?) -> [PlanMember] {
  var list: [PlanMember] = []
  if !assign.isEmpty { list.append(PlanMember("Assign", .map(assign.map(\.spelled)))) }
  add("Output", output, to: &list)
  return list
}

extension StateList {
  fileprivate var members: [PlanMember] {
    [
      PlanMember("StartAt", .text(PlanText(start))),
      PlanMember("States", .map(states.map { PlanMember($0.name, $0.value) })),
    ]
  }
}

extension State {
  fileprivate var value: PlanValue {
    var list: [PlanMember] = [PlanMember("Type", .text(PlanText(type.rawValue)))]
    if let comment { list.append(PlanMember("Comment", .text(PlanText(comment)))) }
    var ends = true
    switch kind {
    case .task(let call):
      list.append(PlanMember("Resource", .text(call.resource)))
      add("Arguments", call.arguments, to: &list)
      if let role = call.credentials {
        list.append(PlanMember("Credentials", .map([PlanMember("RoleArn", .text(role))])))
      }
      if let timeout = call.timeout { list.append(PlanMember("TimeoutSeconds", number(timeout))) }
    case .pass: break
    case .choice(let rules, let otherwise):
      list.append(
        PlanMember(
          "Choices",
          .list(
            rules.map { rule in
              .map(
                [PlanMember("Condition", rule.condition.value)] + outcome(rule.assign, rule.output)
                  + [PlanMember("Next", .text(PlanText(rule.next)))])
            })))
      if let otherwise { list.append(PlanMember("Default", .text(PlanText(otherwise)))) }
      ends = false
    case .waitFor(let seconds): list.append(PlanMember("Seconds", seconds.value))
    case .waitUntil(let time): list.append(PlanMember("Timestamp", time.value))
    case .parallel(let branches, let arguments):
      add("Arguments", arguments, to: &list)
      list.append(PlanMember("Branches", .list(branches.map { .map($0.members) })))
    case .map(let loop):
      add("Items", loop.items, to: &list)
      add("ItemSelector", loop.selector, to: &list)
      if let most = loop.maximumConcurrency { list.append(PlanMember("MaxConcurrency", number(most))) }
      list.append(
        PlanMember(
          "ItemProcessor",
          .map([PlanMember("ProcessorConfig", .map([PlanMember("Mode", "INLINE")]))] + loop.round.members)))
    case .succeed: ends = false
    case .fail(let error, let cause):
      add("Error", error, to: &list)
      add("Cause", cause, to: &list)
      ends = false
    }
    list += outcome(assign, output)
    if !retry.isEmpty { list.append(PlanMember("Retry", .list(retry.map(\.value)))) }
    if !catchers.isEmpty { list.append(PlanMember("Catch", .list(catchers.map(\.value)))) }
    if ends {
      switch next {
      case .state(let name): list.append(PlanMember("Next", .text(PlanText(name))))
      case .end: list.append(PlanMember("End", .bool(true)))
      }
    }
    return .map(list)
  }
}

extension Retrier {
  fileprivate var value: PlanValue {
    var list = [PlanMember("ErrorEquals", .list(errors.map { .text(PlanText($0)) }))]
    if let interval { list.append(PlanMember("IntervalSeconds", number(interval))) }
    if let attempts { list.append(PlanMember("MaxAttempts", number(attempts))) }
    if let backoff { list.append(PlanMember("BackoffRate", .number(backoff))) }
    if let maximumDelay { list.append(PlanMember("MaxDelaySeconds", number(maximumDelay))) }
    if jitters { list.append(PlanMember("JitterStrategy", "FULL")) }
    return .map(list)
  }
}

extension Catcher {
  fileprivate var value: PlanValue {
    var list = [PlanMember("ErrorEquals", .list(errors.map { .text(PlanText($0)) }))]
    list += outcome(assign, output)
    list.append(PlanMember("Next", .text(PlanText(next))))
    return .map(list)
  }
}

extension StateValue {
  fileprivate var value: PlanValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .text(let text): .text(text)
    case .expression(let expression): expression.value
    case .list(let elements): .list(elements.map(\.value))
    case .map(let members): .map(members.map(\.spelled))
    }
  }
}

extension StateMember {
  fileprivate var spelled: PlanMember { PlanMember(name, value.value) }
}

extension StateExpression {
  fileprivate var value: PlanValue { .text("{% " + text + " %}") }

  public var text: PlanText {
    var text = PlanText([])
    for piece in ExpressionPrinter.pieces(of: root) {
      switch piece {
      case .text(let characters): text.append(.literal(characters))
      case .heldText(let number): for part in texts[number].inQuotes.parts { text.append(part) }
      }
    }
    return text
  }
}

extension PlanText {
  /// The text as a JSONata string. The parts that are known only when it is deployed are ARNs, addresses and names,
  /// which contain no quotes.
  fileprivate var inQuotes: PlanText {
    var text: PlanText = "'"
    for part in parts {
      if case .literal(let characters) = part {
        text.append(.literal(ExpressionPrinter.characters(of: characters, between: "'")))
      } else {
        text.append(part)
      }
    }
    text.append(.literal("'"))
    return text
  }
}
