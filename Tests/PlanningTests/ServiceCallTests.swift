import Diagnostics
import Emit
import Plan
import Planning
import TestSupport
import Testing

/// The permissions of a state machine for `aws/SERVICE.ACTION`: no more than its parameters name.
@Suite struct ServiceCallTests {
  /// The statements of the machine's role for its tasks, and the findings.
  private func statements(_ uses: String, _ with: String) -> (shown: [String], findings: [Diagnostic]) {
    let planned = Planned(Planned.task("aws/" + uses, with))
    let policies = planned.resources(.role).flatMap { resource -> [RolePolicy] in
      if case .role(let body) = resource.body { body.policies } else { [] }
    }
    let statements = policies.first { $0.name == "tasks" }?.document.statements ?? []
    return (
      statements.map {
        "\($0.actions.joined(separator: " ")) on \($0.resources.map(\.shown).joined(separator: " "))"
      },
      planned.findings
    )
  }

  @Test(arguments: [
    (
      "dynamodb.query", "{TableName: orders}",
      "dynamodb:Query on arn:{partition}:dynamodb:{region}:{account}:table/orders"
    ),
    (
      "dynamodb.query", "{TableName: orders, IndexName: \"${{ event.detail.x }}\"}",
      "dynamodb:Query on arn:{partition}:dynamodb:{region}:{account}:table/orders "
        + "arn:{partition}:dynamodb:{region}:{account}:table/orders/index/*"
    ),
    (
      "dynamodb.getItem", "{TableName: \"arn:aws:dynamodb:eu-west-1:123456789012:table/orders\", Key: {}}",
      "dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
    ),
    ("s3.getObject", "{Bucket: b, Key: a/b.json}", "s3:GetObject on arn:{partition}:s3:::b/a/b.json"),
    ("s3.getObject", "{Bucket: b, Key: \"${{ event.detail.key }}\"}", "s3:GetObject on arn:{partition}:s3:::b/*"),
    // A star in a key would be a wildcard.
    ("s3.getObject", "{Bucket: b, Key: \"a*\"}", "s3:GetObject on arn:{partition}:s3:::b/*"),
    ("s3.listObjectsV2", "{Bucket: b}", "s3:ListBucket on arn:{partition}:s3:::b"),
    (
      "secretsmanager.getSecretValue", "{SecretId: crm/key}",
      "secretsmanager:GetSecretValue on arn:{partition}:secretsmanager:{region}:{account}:secret:crm/key-??????"
    ),
    (
      "secretsmanager.getSecretValue",
      "{SecretId: \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm/key-AbCdEf\"}",
      "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm/key-AbCdEf"
    ),
    (
      "ssm.getParameter", "{Name: /crm/key}",
      "ssm:GetParameter on arn:{partition}:ssm:{region}:{account}:parameter/crm/key"
    ),
    (
      "ssm.getParameters", "{Names: [/a, b]}",
      "ssm:GetParameters on arn:{partition}:ssm:{region}:{account}:parameter/a "
        + "arn:{partition}:ssm:{region}:{account}:parameter/b"
    ),
    (
      "sqs.receiveMessage", "{QueueUrl: \"https://sqs.eu-west-1.amazonaws.com/123456789012/orders\"}",
      "sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:123456789012:orders"
    ),
    (
      "sns.publish", "{TopicArn: \"arn:aws:sns:eu-west-1:123456789012:orders\", Message: a}",
      "sns:Publish on arn:aws:sns:eu-west-1:123456789012:orders"
    ),
    (
      "ecs.updateService", "{Cluster: \"arn:aws:ecs:eu-west-1:123456789012:cluster/jobs\", Service: web}",
      "ecs:UpdateService on arn:{partition}:ecs:{region}:{account}:service/jobs/web"
    ),
    (
      "ecs.updateService", "{Service: web}",
      "ecs:UpdateService on arn:{partition}:ecs:{region}:{account}:service/default/web"
    ),
    // IAM defines no resource for it, although a parameter names one.
    ("dynamodb.listBackups", "{TableName: orders}", "dynamodb:ListBackups on *"),
    (
      "iam.addUserToGroup", "{GroupName: ops, UserName: kim}",
      "iam:AddUserToGroup on arn:{partition}:iam::{account}:group/ops"
    ),
    ("ec2.describeInstances", "{MaxResults: 5}", "ec2:DescribeInstances on *"),
    ("s3.listBuckets", "{MaxBuckets: 5}", "s3:ListAllMyBuckets on *"),
  ])
  func narrow(_ uses: String, _ with: String, _ statement: String) {
    let (shown, findings) = statements(uses, with)
    #expect(shown == [statement])
    #expect(findings.isEmpty, "\(findings.map(\.message.text))")
  }

  @Test(arguments: [
    ("dynamodb.getItem", "{TableName: \"${{ event.detail.t }}\", Key: {}}", "dynamodb:GetItem on *", "TableName"),
    ("dynamodb.getItem", "{TableName: \"orders*\", Key: {}}", "dynamodb:GetItem on *", "TableName"),
    ("sns.publish", "{TopicArn: orders, Message: a}", "sns:Publish on *", "TopicArn"),
    ("s3.getObject", "{Bucket: \"x-${{ event.detail.b }}\", Key: k}", "s3:GetObject on *", "Bucket"),
  ])
  func widePermissionsAreReported(_ uses: String, _ with: String, _ statement: String, _ parameter: String) {
    let (shown, findings) = statements(uses, with)
    #expect(shown == [statement])
    #expect(findings.map(\.code) == [.widePermission])
    #expect(findings.first?.severity == .information)
    #expect(findings.first?.hint?.text == "write '\(parameter)' as a constant to limit the role to it")
  }

  @Test func copiesReadAndWrite() {
    let (shown, findings) = statements("s3.copyObject", "{Bucket: b, Key: k, CopySource: c/d}")
    #expect(shown == ["s3:GetObject on arn:{partition}:s3:::c/d", "s3:PutObject on arn:{partition}:s3:::b/k"])
    #expect(findings.isEmpty)
  }

  @Test func rolesArePassed() {
    let (shown, _) = statements(
      "scheduler.createSchedule",
      "{Name: x, ScheduleExpression: rate(1 day), FlexibleTimeWindow: {Mode: OFF}, Target: "
        + "{Arn: \"arn:aws:sqs:eu-west-1:123456789012:q\", RoleArn: \"arn:aws:iam::123456789012:role/x\"}}")
    #expect(
      shown == [
        "scheduler:CreateSchedule on arn:{partition}:scheduler:{region}:{account}:schedule/default/x",
        "iam:PassRole on arn:aws:iam::123456789012:role/x",
      ])
  }
}
