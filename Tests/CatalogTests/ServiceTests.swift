import Source
import Testing

@testable import Catalog

@Suite struct ServiceTests {
  private func action(_ name: String) throws -> ServiceAction {
    try #require(ActionCatalog.serviceAction(named: "aws/" + name))
  }

  /// Compared with the API references by hand.
  @Test(arguments: [
    ("s3.putObject", ["Bucket", "Key"]), ("dynamodb.query", ["TableName"]),
    ("dynamodb.getItem", ["Key", "TableName"]), ("sns.publish", ["Message"]),
    ("sesv2.sendEmail", ["Content"]), ("rds.startDBInstance", ["DbInstanceIdentifier"]),
    ("lambda.invoke", ["FunctionName"]), ("secretsmanager.getSecretValue", ["SecretId"]),
    ("cloudwatchlogs.putLogEvents", ["LogEvents", "LogGroupName", "LogStreamName"]), ("s3.listBuckets", []),
  ])
  func required(_ name: String, _ parameters: [String]) throws {
    #expect(try #require(action(name).model).required == parameters)
  }

  @Test func optionalParametersOfTheServicesThatWorkflowsCallMost() throws {
    let publish = try #require(try action("sns.publish").model?.optional)
    #expect(publish.contains("TopicArn"))
    #expect(publish.contains("MessageAttributes"))
    #expect(try #require(action("s3.putObject").model?.optional).contains("ContentType"))
    // Three capitals and a word, as in the SDK for Java.
    #expect(try #require(action("s3.putObject").model?.optional).contains("SsekmsKeyId"))
    #expect(try action("workmail.createUser").model?.optional == nil)
  }

  @Test(arguments: [
    "s3.putObjct", "s3.PutObject", "s3.put", "s3.putObjectX", "sesv2.publish", "nosuch.publish", "s3.-",
  ])
  func unknown(_ name: String) {
    #expect(ActionCatalog.serviceAction(named: "aws/" + name)?.model == nil)
  }

  /// Every action of every service is found by its name, and its parameters are valid names.
  @Test func everyActionIsFound() throws {
    var count = 0
    for service in ActionCatalog.serviceNames {
      let names = ServiceAction(service: service, action: "").siblings
      #expect(Set(names).count == names.count, "\(service)")
      for name in names {
        let read = ActionCatalog.serviceAction(named: "aws/\(service).\(name)")
        let model = try #require(read?.model, "\(service).\(name)")
        count += 1
        let wrong = (model.required + (model.optional ?? [])).filter { parameter in
          !parameter.utf8.allSatisfy { $0.isWord || $0 == 0x2d }
        }
        let isTwice = !Set(model.required).isDisjoint(with: model.optional ?? [])
        if !wrong.isEmpty || isTwice { Issue.record("\(service).\(name): \(wrong)") }
      }
    }
    #expect(count > 18_000)
  }

  @Test func streams() throws {
    #expect(try #require(action("bedrockruntime.converseStream").model).streams)
    #expect(try #require(action("s3.selectObjectContent").model).streams)
    #expect(try !#require(action("bedrockruntime.converse").model).streams)
  }

  /// Compared with the Service Authorization Reference by hand.
  @Test(arguments: [
    ("sesv2.sendEmail", ["ses:SendEmail"]), ("s3.listObjectsV2", ["s3:ListBucket"]),
    ("s3.headObject", ["s3:GetObject"]), ("s3.copyObject", ["s3:GetObject", "s3:PutObject"]),
    ("s3.uploadPart", ["s3:PutObject"]), ("s3.getObject", ["s3:GetObject"]),
    ("lambda.invoke", ["lambda:InvokeFunction"]), ("sfn.startSyncExecution", ["states:StartSyncExecution"]),
    ("cloudwatchlogs.startQuery", ["logs:StartQuery"]), ("eventbridge.putEvents", ["events:PutEvents"]),
    ("dynamodb.transactGetItems", ["dynamodb:GetItem"]), ("sqs.sendMessageBatch", ["sqs:SendMessage"]),
    (
      "dynamodb.transactWriteItems",
      ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
    ), ("apigateway.getRestApi", ["apigateway:GET"]), ("apigateway.createRestApi", ["apigateway:POST"]),
    ("costexplorer.getCostAndUsage", ["ce:GetCostAndUsage"]),
    ("kms.reEncrypt", ["kms:ReEncryptFrom", "kms:ReEncryptTo"]),
    ("resourcegroupstaggingapi.getResources", ["tag:GetResources"]),
    ("elasticloadbalancingv2.describeTags", ["elasticloadbalancing:DescribeTags"]),
    ("cognitoidentityprovider.adminGetUser", ["cognito-idp:AdminGetUser"]),
    ("qldb.describeLedger", ["qldb:DescribeLedger"]),
  ])
  func permissions(_ name: String, _ permissions: [String]) throws {
    #expect(try action(name).permissions == permissions)
  }

  @Test func resources() throws {
    let query = try action("dynamodb.query").permissions(given: ["TableName", "IndexName"])
    #expect(query.map(\.resources.count) == [2])
    #expect(
      query.first?.resources.last?.parts == [
        .literal("arn"), .literal(":"), .partition, .literal(":"), .literal("dynamodb"), .literal(":"), .region,
        .literal(":"), .account, .literal(":"), .literal("table/"), .parameter("TableName", otherwise: nil),
        .literal("/index/"), .parameter("IndexName", otherwise: nil),
      ])
    #expect(try action("dynamodb.query").permissions(given: []).first?.resources == [])
    #expect(try action("dynamodb.query").narrowingParameter == "TableName")
    #expect(try action("s3.getObject").narrowingParameter == "Bucket")
    #expect(try action("ec2.describeInstances").permissions(given: []).first?.allowsNoResource == true)
    #expect(try action("s3.listBuckets").permissions(given: []).first?.allowsNoResource == true)
    #expect(try action("s3.getObject").permissions(given: []).first?.allowsNoResource == false)
  }

  @Test(arguments: [
    ("sesv2.sendEmail", "SesV2"), ("dynamodb.getItem", "DynamoDb"), ("cloudwatchlogs.startQuery", "CloudWatchLogs"),
    ("s3.getObject", "S3"), ("ssm.getParameter", "Ssm"), ("sfn.startExecution", "Sfn"),
  ])
  func errorPrefix(_ name: String, _ prefix: String) throws {
    #expect(try action(name).errorPrefix == prefix)
  }
}

/// The hand-written tables contain only existing names.
@Suite struct PermissionTableTests {
  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
  }

  @Test func exceptionsAreOfKnownActions() {
    for row in rows(permissionExceptionRows) {
      #expect((3...4).contains(row.count), "\(row)")
      let names = ServiceAction(service: row[0], action: "").siblings.map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
      let pattern = row[1].last == "*" ? String(row[1].dropLast()) : row[1]
      #expect(
        names.contains { row[1].last == "*" ? $0.hasPrefix(pattern) : $0 == pattern },
        "\(row[0]) has no action \(row[1])")
      #expect(row[2].split(separator: " ").allSatisfy { $0.contains(":") }, "\(row)")
    }
  }

  @Test func resourcesAreOfKnownParameters() throws {
    for row in rows(permissionResourceRows) {
      try #require(row.count == 4, "\(row)")
      let siblings = ServiceAction(service: row[0], action: "").siblings
      let named =
        row[1] == "-" ? [] : row[1].split(separator: " ").map { $0.prefix(1).lowercased() + $0.dropFirst() }
      for name in named { #expect(siblings.contains(name), "\(row[0]) has no action \(name)") }
      let models = (named.isEmpty ? siblings : named).compactMap {
        ServiceAction(service: row[0], action: $0).model
      }
      #expect(
        models.contains { $0.required.contains(row[2]) || $0.optional?.contains(row[2]) ?? false },
        "no action of \(row[0]) has the parameter \(row[2])")
    }
  }
}
