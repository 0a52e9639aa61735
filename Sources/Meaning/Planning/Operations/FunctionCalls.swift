import Catalog
import Plan

extension TargetPlanner {
  /// A function. Its policy allows a rule to invoke it; a schedule uses a role.
  mutating func target(_ call: FunctionCall) -> TargetDraft? {
    let arn = call.arn
    var function = arn
    if case .arn(let given) = call.function.name, let qualifier = call.qualifier {
      function = PlanText(String(given.text.dropLast(qualifier.count + 1)))
    }
    return TargetDraft(
      arn: arn, access: .function(function, qualifier: call.qualifier), message: message(call.payload),
      schedule: .target(
        arn: arn, statements: [PolicyStatement(actions: ["lambda:InvokeFunction"], resources: [arn])],
        parameters: nil))
  }
}

extension StatePlanner {
  /// A function, whose response is the result.
  func state(_ function: FunctionCall) -> StateCall? {
    guard let payload = json(function.payload) else { return nil }
    let arn = function.arn
    var call = StateCall(
      "lambda:invoke", [StateMember("FunctionName", .text(arn)), StateMember("Payload", payload)],
      [
        PolicyStatement(
          actions: ["lambda:InvokeFunction"], resources: function.qualifier == nil ? [arn, arn + ":*"] : [arn])
      ])
    call.result = .states("result", "Payload")
    call.retry = [TransientErrors.function]
    return call
  }
}

extension FunctionCall {
  var arn: PlanText { function.arn(service: "lambda", "function:") }

  var qualifier: String? {
    guard case .arn(let given) = function.name else { return nil }
    let parts = given.resource.split(separator: ":")
    return parts.count == 3 ? String(parts[2]) : nil
  }
}
