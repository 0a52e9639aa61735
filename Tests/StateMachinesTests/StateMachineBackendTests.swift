import Emit
import Plan
import Source
import StateMachines
import Testing

@Suite struct StateMachineBackendTests {
  private static let place = Span(file: FileNumber(0), start: 0, end: 1)

  private static func plan(
    region: String?, account: String?, comment: String? = nil, _ texts: [PlanText]
  ) -> DeploymentPlan {
    var plan = DeploymentPlan(project: "desk", environment: nil, region: region, account: account)
    var state = State("Only", .succeed)
    state.output = .list(texts.map { .text($0) } + [.expression(.states("input"))])
    let queue = ResourceIdentifier(.queue, "orders")
    let connection = ResourceIdentifier(.connection, "crm-api")
    plan.resources = [
      PlannedResource(
        queue, .queue(QueueBody(name: "orders", isFIFO: false, retention: 60, isEncrypted: true)), workflow: nil,
        origin: place),
      PlannedResource(
        connection,
        .connection(
          ConnectionBody(name: "crm", description: "", authorization: .apiKey(header: "X", value: .plain("")))),
        workflow: nil, origin: place),
      PlannedResource(
        ResourceIdentifier(.stateMachine, "a"),
        .stateMachine(
          StateMachineBody(
            name: "desk-a", kind: .standard,
            machine: StateMachine(comment: comment, states: StateList(start: "Only", states: [state])),
            role: ResourceIdentifier(.role, "a"), logGroup: ResourceIdentifier(.logGroup, "a"),
            logLevel: .errors, logsExecutionData: false, isTraced: true)),
        workflow: "a", origin: place),
    ]
    return plan
  }

  private static let texts: [PlanText] = [
    "plain", .reference(ResourceIdentifier(.queue, "orders"), .arn),
    .reference(ResourceIdentifier(.queue, "orders"), .url),
    .reference(ResourceIdentifier(.connection, "crm-api"), .arn),
    .reference(ResourceIdentifier(.connection, "crm-api"), .secretARN), .parameter("stripe-event-source"),
  ].map { $0 as PlanText }

  @Test func whatOnlyTheDeploymentKnowsIsAPlaceholder() throws {
    let files = StateMachineBackend.files(for: Self.plan(region: nil, account: nil, Self.texts))
    #expect(files.map(\.path) == ["desk-a.asl.json"])
    let text = try String(decoding: #require(files.first).bytes, as: UTF8.self)
    #expect(
      text == """
        {
          "QueryLanguage": "JSONata",
          "StartAt": "Only",
          "States": {
            "Only": {
              "Type": "Succeed",
              "Output": [
                "plain",
                "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders",
                "https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/orders",
                "${ConnectionCrmApiArn}",
                "${ConnectionCrmApiSecretARN}",
                "${StripeEventSource}",
                "{% $states.input %}"
              ]
            }
          }
        }

        """)
  }

  @Test func whatTheEnvironmentKnowsIsFilledIn() throws {
    let files = StateMachineBackend.files(
      for: Self.plan(region: "eu-west-1", account: "111122223333", [Self.texts[1]]))
    let text = try String(decoding: #require(files.first).bytes, as: UTF8.self)
    #expect(text.contains("\"arn:${AWS::Partition}:sqs:eu-west-1:111122223333:orders\""))
  }

  /// `Fn::Sub` turns `${!x}` into `${x}`.
  @Test func aTextIsNotAPlaceholder() throws {
    let files = StateMachineBackend.files(
      for: Self.plan(region: nil, account: nil, comment: "Costs ${100}", ["for ${AWS::Region}, $${x}"]))
    let text = try String(decoding: #require(files.first).bytes, as: UTF8.self)
    #expect(text.contains(#""Comment": "Costs ${!100}""#))
    #expect(text.contains(#""for ${!AWS::Region}, $${!x}""#))
  }

  @Test func aPlanWithoutMachinesHasNoFiles() {
    #expect(
      StateMachineBackend.files(for: DeploymentPlan(project: "desk", environment: nil, region: nil, account: nil))
        .isEmpty)
  }
}
