import Checks
import Diagnostics
import Source
import TestSupport
import Testing

@Suite struct StepTests {
  private let send = "uses: sqs/send, with: {queue: q}"

  @Test func stepsAfterAStopAreUnreachable() {
    expect(check(tasks: "  - stop: {fail: no}\n  - {id: ⏵a⏴, \(send)}\n  - {id: b, \(send)}"), .unreachableStep)
    expect(
      check(
        tasks: """
            - choose:
                - when: event.detail.a
                  tasks: [{id: a, \(send)}, {stop: succeed}]
                - otherwise: [{stop: succeed}]
            - {id: ⏵b⏴, \(send)}
          """), .unreachableStep)
    expectClean(
      check(
        tasks: """
            - choose:
                - when: event.detail.a
                  tasks: [{stop: succeed}]
            - for-each: event.detail.lines
              tasks: [{stop: succeed}]
            - {id: b, \(send)}
            - stop: succeed
          """))
    expect(
      check(tasks: "  - {id: a, \(send)}\non-failure:\n  - stop: {fail: no}\n  - {id: ⏵b⏴, \(send)}"),
      .unreachableStep)
  }

  @Test func conditionsThatAreAlwaysTheSame() {
    expect(check(tasks: "  - {id: a, if: ⏵true⏴, \(send)}"), .constantCondition)
    expect(
      check(
        tasks: """
            - choose:
                - when: event.detail.a
                  tasks: [{id: a, \(send)}]
                - when: ⏵event.detail.a⏴
                  tasks: [{id: b, \(send)}]
                - when: ⏵true⏴
                  tasks: [{id: c, \(send)}]
          """), .constantCondition)
    expectClean(check(tasks: "  - {id: a, if: event.detail.a = true, \(send)}"))
  }

  @Test(arguments: ["'yes'", "1", "0", "null", "true"]) func conditionsThatAreConstants(_ condition: String) {
    expect(check(tasks: "  - {id: a, if: \"${{ ⏵\(condition)⏴ }}\", \(send)}"), .constantCondition)
  }

  @Test func parallelNeedsTwoBranches() {
    expect(check(tasks: "  - ⏵parallel: [[{id: a, \(send)}]]⏴"), .singleBranch)
    expectClean(check(tasks: "  - parallel: [[{id: a, \(send)}], [{id: b, \(send)}]]"))
  }

  private func retry(_ errors: String, uses: String = "sqs/send", with: String = "{queue: q}") -> Checked {
    check(tasks: "  - {id: a, uses: \(uses), with: \(with), retry: {attempts: 1, on: \(errors)}}")
  }

  @Test(arguments: [
    "[⏵States.Timout⏴]", "⏵States.All⏴", "[⏵States.Http.StatusCode.4⏴]", "[⏵States.MyOwn⏴, Lambda.Unknown]",
    "[⏵Timeout⏴]", "[⏵503⏴, States.Timeout]",
  ])
  func unknownErrors(_ errors: String) { expect(retry(errors), .unknownErrorName) }

  @Test(arguments: [
    "[States.Timeout, States.TaskFailed]", "States.ALL", "[States.Http.StatusCode.503]", "[TimeoutError]",
    "[Lambda.TooManyRequestsException]",
  ])
  func knownErrors(_ errors: String) { expectClean(retry(errors)) }

  @Test func statesAllMustBeTheOnlyError() { expect(retry("[States.Timeout, ⏵States.ALL⏴]"), .statesAllNotAlone) }

  @Test(arguments: [
    ("DynamoDB.ConditionalCheckFailedException", "DynamoDb.ConditionalCheckFailedException"),
    ("DynamoDb.ConditionalCheckFailed", "DynamoDb.ConditionalCheckFailedException"),
  ])
  func errorsOfServices(_ given: String, _ meant: String) {
    let checked = retry("[⏵\(given)⏴]", uses: "aws/dynamodb.getItem", with: "{TableName: t, Key: {}}")
    expect(checked, .unknownErrorName)
    #expect(checked.diagnostics.first?.fixes.first?.edits.first?.text == meant)
    expectClean(retry("[\(meant)]", uses: "aws/dynamodb.getItem", with: "{TableName: t, Key: {}}"))
  }
}

@Suite struct ServiceParameterTests {
  @Test(arguments: [
    ("aws/dynamodb.putitem", "aws/dynamodb.putItem"), ("aws/S3.PutObject", "aws/s3.putObject"),
    ("aws/dynamodb.getItems", "aws/dynamodb.getItem"), ("aws/s3.listObjectV2", "aws/s3.listObjectsV2"),
  ])
  func misspelledAction(_ uses: String, _ meant: String) {
    let checked = check(uses: "⏵\(uses)⏴", with: "{TableName: t}")
    expect(checked, .unknownAction)
    #expect(checked.diagnostics.first?.fixes.first?.edits.first?.text == meant)
  }

  @Test(arguments: ["aws/dynamodb.dropAllTables", "aws/s3.listObjectsV3"])
  func unlistedAction(_ uses: String) { expect(check(uses: "⏵\(uses)⏴", with: "{TableName: t}"), .unlistedAction) }

  @Test func actionsOfAnUncatalogedServiceAreAccepted() {
    expectClean(check(uses: "aws/qldb.anything", with: "{name: t}"))
  }

  @Test func missingParameters() {
    let checked = check(uses: "⏵aws/dynamodb.getItem⏴", with: "{TableName: t}")
    expect(checked, .missingInput)
    #expect(checked.diagnostics.first?.hint?.text == "add 'Key' under 'with'")
    expect(check(tasks: "  - {id: a, uses: ⏵aws/workmail.deleteGroup⏴, with: {GroupId: g}}"), .missingInput)
  }

  @Test(arguments: [
    ("aws/dynamodb.getItem", "{⏵TabelName⏴: t, Key: {}}", "TableName"),
    ("aws/dynamodb.getItem", "{⏵tableName⏴: t, Key: {}}", "TableName"),
    ("aws/dynamodb.getItem", "{TableName: t, Key: {}, ⏵ConsistantRead⏴: true}", "ConsistentRead"),
    ("aws/rds.stopDBInstance", "{⏵DBInstanceIdentifier⏴: t}", "DbInstanceIdentifier"),
    ("aws/ec2.describeInstances", "{⏵instanceIds⏴: [i-1]}", "InstanceIds"),
  ])
  func misspelledParameter(_ uses: String, _ inputs: String, _ meant: String) {
    let checked = check(uses: uses, with: inputs)
    expect(checked, .unknownInput)
    #expect(checked.diagnostics.first?.severity == .error)
    #expect(checked.diagnostics.first?.fixes.first?.edits.first?.text == meant)
  }

  @Test func parametersThatTheCatalogDoesNotList() {
    let checked = check(uses: "aws/dynamodb.getItem", with: "{TableName: t, Key: {}, ⏵Wholesale⏴: 1}")
    expect(checked, .unknownInput)
    #expect(checked.diagnostics.first?.severity == .warning)
    expectClean(check(uses: "aws/ec2.describeInstances", with: "{Anything: 1}"))
  }

  @Test func streams() {
    expect(
      check(uses: "⏵aws/bedrockruntime.invokeModelWithResponseStream⏴", with: "{ModelId: a}"),
      .streamingAction)
  }

  @Test func gmail() {
    let project = """
      project: shop
      connections:
        office: {gmail: {from: a@example.com, client-id: id, client-secret: {secret: g/s}, refresh-token: {secret: g/t}}}

      """
    let inputs = "{connection: office, to: a@example.com, subject: Hello, text: Hi}"
    expect(check(uses: "⏵gmail/send⏴", with: inputs, project: project), .gmailNeedsUser)
    let elsewhere = workflow(uses: "gmail/send", with: inputs) + "runs-on: zapier\nlink: https://zapier.com/a\n"
    expectClean(check(elsewhere, project: project))
  }
}
