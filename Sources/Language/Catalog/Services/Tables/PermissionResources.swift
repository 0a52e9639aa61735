// Which parameters identify the resource of an action. Source: Service Authorization Reference, "Resource types" of
// each service.

/// A row is a service, its actions (`-` for any), a parameter, and the ARNs of the resources that the action needs if
/// the parameter is given. The first row that matches counts. `P`, `R` and `A` are the deployment's partition, Region
/// and account. A value that is an ARN itself replaces everything before it.
let permissionResourceRows = """
  athena|CreateNamedQuery DeleteWorkGroup GetWorkGroup ListNamedQueries ListQueryExecutions StartQueryExecution UpdateWorkGroup|WorkGroup|arn:P:athena:R:A:workgroup/{WorkGroup}
  bedrockruntime|-|ModelId|{ModelId}
  cloudwatchlogs|-|LogGroupName|arn:P:logs:R:A:log-group:{LogGroupName} arn:P:logs:R:A:log-group:{LogGroupName}:*
  codebuild|-|ProjectName|arn:P:codebuild:R:A:project/{ProjectName}
  codepipeline|StartPipelineExecution GetPipelineState GetPipeline DeletePipeline|Name|arn:P:codepipeline:R:A:{Name}
  codepipeline|-|PipelineName|arn:P:codepipeline:R:A:{PipelineName}
  cognitoidentityprovider|-|UserPoolId|arn:P:cognito-idp:R:A:userpool/{UserPoolId}
  dynamodb|-|IndexName|arn:P:dynamodb:R:A:table/{TableName} arn:P:dynamodb:R:A:table/{TableName}/index/{IndexName}
  dynamodb|-|TableName|arn:P:dynamodb:R:A:table/{TableName}
  ec2|RebootInstances StartInstances StopInstances TerminateInstances|InstanceIds|arn:P:ec2:R:A:instance/{InstanceIds}
  ecr|-|RepositoryName|arn:P:ecr:R:A:repository/{RepositoryName}
  ecs|DeleteService UpdateService|Service|arn:P:ecs:R:A:service/{Cluster=default}/{Service}
  ecs|RunTask|TaskDefinition|arn:P:ecs:R:A:task-definition/{TaskDefinition} arn:P:ecs:R:A:task-definition/{TaskDefinition}:*
  ecs|StopTask|Task|arn:P:ecs:R:A:task/{Cluster=default}/{Task}
  eventbridge|DeleteRule DescribeRule DisableRule EnableRule|EventBusName|arn:P:events:R:A:rule/{EventBusName}/{Name} arn:P:events:R:A:rule/{Name}
  eventbridge|DeleteRule DescribeRule DisableRule EnableRule|Name|arn:P:events:R:A:rule/{Name}
  firehose|-|DeliveryStreamName|arn:P:firehose:R:A:deliverystream/{DeliveryStreamName}
  glue|BatchStopJobRun GetJobRun GetJobRuns StartJobRun|JobName|arn:P:glue:R:A:job/{JobName}
  glue|StartCrawler StopCrawler|Name|arn:P:glue:R:A:crawler/{Name}
  glue|StartWorkflowRun|Name|arn:P:glue:R:A:workflow/{Name}
  iam|AddRoleToInstanceProfile RemoveRoleFromInstanceProfile|InstanceProfileName|arn:P:iam::A:instance-profile/{InstanceProfileName}
  iam|AddUserToGroup RemoveUserFromGroup|GroupName|arn:P:iam::A:group/{GroupName}
  iam|-|RoleName|arn:P:iam::A:role/{RoleName}
  iam|-|UserName|arn:P:iam::A:user/{UserName}
  kinesis|-|StreamARN|{StreamARN}
  kinesis|-|StreamName|arn:P:kinesis:R:A:stream/{StreamName}
  lambda|DeleteEventSourceMapping GetEventSourceMapping UpdateEventSourceMapping|Uuid|arn:P:lambda:R:A:event-source-mapping:{Uuid}
  lambda|-|FunctionName|arn:P:lambda:R:A:function:{FunctionName} arn:P:lambda:R:A:function:{FunctionName}:*
  rds|-|DbClusterIdentifier|arn:P:rds:R:A:cluster:{DbClusterIdentifier}
  rds|DescribeDBInstances RebootDBInstance StartDBInstance StopDBInstance|DbInstanceIdentifier|arn:P:rds:R:A:db:{DbInstanceIdentifier}
  s3|-|Key|arn:P:s3:::{Bucket}/{Key}
  s3|-|Bucket|arn:P:s3:::{Bucket}
  sagemakerruntime|-|EndpointName|arn:P:sagemaker:R:A:endpoint/{EndpointName}
  scheduler|CreateSchedule DeleteSchedule GetSchedule UpdateSchedule|Name|arn:P:scheduler:R:A:schedule/{GroupName=default}/{Name}
  secretsmanager|-|SecretId|arn:P:secretsmanager:R:A:secret:{SecretId}-??????
  sfn|-|StateMachineArn|{StateMachineArn}
  sfn|-|ExecutionArn|{ExecutionArn}
  sns|-|TopicArn|{TopicArn}
  sqs|-|QueueUrl|arn:P:sqs:R:A:{QueueUrl}
  ssm|DeleteParameter GetParameter GetParameterHistory PutParameter|Name|arn:P:ssm:R:A:parameter/{Name}
  ssm|DeleteParameters GetParameters|Names|arn:P:ssm:R:A:parameter/{Names}
  ssm|GetParametersByPath|Path|arn:P:ssm:R:A:parameter/{Path} arn:P:ssm:R:A:parameter/{Path}/*
  ssm|StartAutomationExecution|DocumentName|arn:P:ssm:R:A:automation-definition/{DocumentName}:*
  sts|AssumeRole|RoleArn|{RoleArn}
  """
