import Diagnostics
import Plan
import Planning
import Testing

/// Policies that AWS limits in size, of what many rules send to.
@Suite struct GrantSizeTests {
  private static let project = """
    project: shop
    environments: {production: {}}

    """

  private func planned(_ count: Int, _ uses: String, bus: (Int) -> String? = { _ in nil }) -> Planned {
    Planned(
      all: (1...count).map { number in
        let bus = bus(number).map { ", bus: \($0)" } ?? ""
        return Planned.workflow(
          "workflow-number-\(number)", trigger: "{source: com.example.shop, event: order.placed\(bus)}",
          tasks: "- {id: send, uses: \(uses)}")
      }, project: Self.project, environment: "production")
  }

  private func condition(_ planned: Planned, of queue: String) throws -> PolicyCondition {
    let policy = try #require(planned.resources(.queuePolicy).first { $0.identifier.label == queue })
    guard case .queuePolicy(_, let document) = policy.body else { throw Problem.noPolicy }
    return try #require(document.statements.first?.conditions.first)
  }

  private enum Problem: Error { case noPolicy }

  @Test func aQueueNamesItsRulesAsLongAsItsPolicyHasRoom() throws {
    let condition = try condition(planned(60, "sqs/send, with: {queue: orders}"), of: "orders")
    #expect(condition.operation == "ArnEquals" && condition.values.count == 60)
  }

  @Test func aQueueOfManyRulesNamesThoseOfTheProject() throws {
    let planned = planned(120, "sqs/send, with: {queue: orders}") { $0.isMultiple(of: 2) ? "messages" : nil }
    let condition = try condition(planned, of: "orders")
    #expect(condition.operation == "ArnLike")
    #expect(
      condition.values.map(\.shown) == [
        "arn:{partition}:events:{region}:{account}:rule/shop-production-*",
        "arn:{partition}:events:{region}:{account}:rule/messages/shop-production-*",
      ])
    #expect(planned.rules.allSatisfy { $0.name.hasPrefix("shop-production-") })
    #expect(planned.mistakes.isEmpty)
  }

  @Test func aQueueOfManyBusesNamesTheRulesOfAll() throws {
    let bus = String(repeating: "b", count: 200)
    let condition = try condition(planned(60, "sqs/send, with: {queue: orders}") { "\(bus)-\($0)" }, of: "orders")
    #expect(condition.values.map(\.shown) == ["arn:{partition}:events:{region}:{account}:rule/*shop-production-*"])
  }

  @Test func aFunctionOfManyRulesIsOpenedOnceForEachBus() throws {
    let few = planned(20, "lambda/invoke, with: {function: notify}")
    #expect(few.resources(.functionPermission).count == 20)
    let many = planned(90, "lambda/invoke, with: {function: notify}") { $0.isMultiple(of: 2) ? "messages" : nil }
    let permissions = many.resources(.functionPermission)
    #expect(permissions.map(\.identifier.label) == ["rules-notify", "rules-notify-2"])
    #expect(permissions.allSatisfy { $0.workflow == nil })
    let patterns = permissions.compactMap { permission -> String? in
      guard case .functionPermission(let body) = permission.body, case .rules(let pattern) = body.caller else {
        return nil
      }
      return pattern.shown
    }
    #expect(
      patterns == [
        "arn:{partition}:events:{region}:{account}:rule/shop-production-*",
        "arn:{partition}:events:{region}:{account}:rule/messages/shop-production-*",
      ])
    for rule in many.rules {
      let expected = ResourceIdentifier(.functionPermission, rule.bus == nil ? "rules-notify" : "rules-notify-2")
      #expect(rule.waitsFor.filter { $0.kind == .functionPermission } == [expected])
    }
    let others = Planned(
      all: (1...90).map {
        Planned.workflow(
          "workflow-number-\($0)", tasks: "- {id: send, uses: lambda/invoke, with: {function: notify-\($0)}}")
      }, project: Self.project, environment: "production")
    #expect(others.resources(.functionPermission).count == 90)
  }

  @Test func rolesOfRulesHaveRoomForWhatTheyAllow() {
    let branches = (1...150).map {
      "    - - {id: t\($0), uses: kinesis/put-record, with: {stream: a-stream-with-quite-a-long-name-\($0)}}"
    }
    let planned = Planned(tasks: "- parallel:\n" + branches.joined(separator: "\n"))
    #expect(planned.mistakes == [.machineTooLarge])
  }
}
