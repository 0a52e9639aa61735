import Emit
import Plan

/// What targets of rules and of schedules have in common.
enum Delivery {
  static func members(_ retry: RetryPolicy, _ deadLetters: PlanText?, _ values: inout KnownValues) -> [JSONMember] {
    var members = [
      JSONMember(
        "RetryPolicy",
        [
          "MaximumRetryAttempts": .number(String(retry.attempts)),
          "MaximumEventAgeInSeconds": .number(String(retry.maximumAge)),
        ])
    ]
    if let deadLetters {
      members.append(JSONMember("DeadLetterConfig", ["Arn": .string(values.text(deadLetters))]))
    }
    return members
  }

  static func containerTask(_ task: ContainerTaskParameters, _ values: inout KnownValues) -> JSONValue {
    var members = [
      JSONMember("TaskDefinitionArn", .string(values.text(task.taskDefinition))),
      JSONMember("TaskCount", .number(String(task.count))),
    ]
    if let launchType = task.launchType { members.append(JSONMember("LaunchType", .string(launchType))) }
    if !task.subnets.isEmpty {
      var network = [JSONMember("Subnets", .array(task.subnets.map { .string($0) }))]
      if !task.securityGroups.isEmpty {
        network.append(JSONMember("SecurityGroups", .array(task.securityGroups.map { .string($0) })))
      }
      if let isPublic = task.assignsPublicAddress {
        network.append(JSONMember("AssignPublicIp", isPublic ? "ENABLED" : "DISABLED"))
      }
      // Both services write this name in lower case, unlike their resource types.
      members.append(JSONMember("NetworkConfiguration", ["awsvpcConfiguration": .object(network)]))
    }
    return .object(members)
  }
}

extension [ResourceTag] {
  /// Tags in the form of requests.
  var json: JSONValue {
    .array(map { ["Key": .string($0.key), "Value": .string($0.value)] })
  }
}

extension [HTTPParameters.Pair] {
  /// Names and values in the form of requests.
  var json: JSONValue {
    .object(map { JSONMember($0.name, .string($0.value)) })
  }
}
