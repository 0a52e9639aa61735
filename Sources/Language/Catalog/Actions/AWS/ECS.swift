// Source: EventBridge API Reference, EcsParameters; Amazon ECS API Reference, RunTask (10 tasks per call) and
// AwsVpcConfiguration (16 subnets, 5 security groups).
extension ActionCatalog {
  static let ecsRunTask = Action(
    "ecs/run-task", "Runs a task on an ECS cluster.",
    .container { inputs in
      guard let cluster = inputs.resource("cluster", .cluster),
        let definition = inputs.resource("task-definition", .taskDefinition)
      else { return nil }
      let subnets = inputs.constants("subnets")
      return ContainerTask(
        cluster: cluster, definition: definition, container: inputs.constant("container"),
        command: inputs.value("command"), environment: inputs.value("environment"),
        launchType: inputs.constant("launch-type") ?? (subnets.isEmpty ? nil : "FARGATE"), subnets: subnets,
        securityGroups: inputs.constants("security-groups"), assignsPublicAddress: inputs.flag("public-ip"),
        count: inputs.integer("count") ?? 1)
    },
    inputs: [
      Input("cluster", .resource(.cluster), "The cluster.", required: true),
      Input("task-definition", .resource(.taskDefinition), "The task definition.", required: true),
      Input(
        "container", .text, "The container that `command` and `environment` apply to.",
        limits: Limits(length: 1...255, characters: .identifier), expressions: .nowhere),
      Input("command", .list(.text), "The command to run instead of the container's default."),
      Input(
        "environment", .map(.text), "Environment variables, in addition to those of the container.",
        limits: Limits(keys: .environmentName)),
      Input(
        "launch-type", .choice(["EC2", "EXTERNAL", "FARGATE"]), "The launch type of the task.",
        default: "FARGATE with subnets, otherwise EC2", expressions: .nowhere),
      Input(
        "subnets", .list(.text), "The subnets of the task; required for Fargate.",
        limits: Limits(length: 1...64, minimumCount: 1, maximumCount: 16, characters: .identifier),
        expressions: .nowhere),
      Input(
        "security-groups", .list(.text), "The security groups of the task.",
        limits: Limits(length: 1...64, minimumCount: 1, maximumCount: 5, characters: .identifier),
        default: "the VPC's default", expressions: .nowhere),
      Input(
        "public-ip", .boolean, "Whether the task has a public IP address.", default: "false",
        expressions: .nowhere),
      Input(
        "count", .integer, "The number of tasks to run.", limits: Limits(minimum: 1, maximum: 10), default: "1",
        expressions: .nowhere),
    ],
    result: ActionResult(
      "{Tasks:[{TaskArn:s,ClusterArn:s,TaskDefinitionArn:s,LaunchType:s,LastStatus:s,DesiredStatus:s,Containers:[{ContainerArn:s,Name:s,LastStatus:s,*}],*}],Failures:[{Arn:s,Reason:s,Detail:s,*}],"
        + ActionResult.metadata,
      sample:
        #"{"Tasks":[{"TaskArn":"arn:aws:ecs:ap-northeast-1:123456789012:task/jobs/0123456789abcdef0","LastStatus":"PROVISIONING"}],"Failures":[]}"#,
      "the started tasks, and the reasons why others failed to start", expression: "tasks.report.Tasks[0].TaskArn"),
    example: """
      cluster: jobs
      task-definition: report:7
      subnets: [subnet-0123456789abcdef0]
      container: main
      command: [report, --day, "${{ event.time }}"]
      """)
}
