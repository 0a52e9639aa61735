// API actions whose IAM actions have other names. Source: Service Authorization Reference, "Actions, resources, and
// condition keys" of each service, and the API references, which list the further needs of a call.

/// A row is a service, an action (`Get*` for all that begin with `Get`), its IAM actions, and, if the action's
/// parameters do not identify the resource in the usual way, its ARNs, or `*` if it has none.
let permissionExceptionRows = """
  accessanalyzer|GetFindingV2|access-analyzer:GetFinding
  accessanalyzer|ListFindingsV2|access-analyzer:ListFindings
  apigateway|Create*|apigateway:POST|arn:P:apigateway:R::/*
  apigateway|Delete*|apigateway:DELETE|arn:P:apigateway:R::/*
  apigateway|Flush*|apigateway:DELETE|arn:P:apigateway:R::/*
  apigateway|Generate*|apigateway:POST|arn:P:apigateway:R::/*
  apigateway|Get*|apigateway:GET|arn:P:apigateway:R::/*
  apigateway|Import*|apigateway:POST apigateway:PUT|arn:P:apigateway:R::/*
  apigateway|Put*|apigateway:PUT|arn:P:apigateway:R::/*
  apigateway|TagResource|apigateway:PUT|arn:P:apigateway:R::/*
  apigateway|Test*|apigateway:POST|arn:P:apigateway:R::/*
  apigateway|UntagResource|apigateway:DELETE|arn:P:apigateway:R::/*
  apigateway|Update*|apigateway:PATCH|arn:P:apigateway:R::/*
  apigatewaymanagementapi|DeleteConnection|execute-api:ManageConnections
  apigatewaymanagementapi|GetConnection|execute-api:ManageConnections
  apigatewaymanagementapi|PostToConnection|execute-api:ManageConnections
  apigatewayv2|Create*|apigateway:POST|arn:P:apigateway:R::/*
  apigatewayv2|Delete*|apigateway:DELETE|arn:P:apigateway:R::/*
  apigatewayv2|Export*|apigateway:GET|arn:P:apigateway:R::/*
  apigatewayv2|Get*|apigateway:GET|arn:P:apigateway:R::/*
  apigatewayv2|Import*|apigateway:PUT|arn:P:apigateway:R::/*
  apigatewayv2|Reimport*|apigateway:PUT|arn:P:apigateway:R::/*
  apigatewayv2|ResetAuthorizersCache|apigateway:DELETE|arn:P:apigateway:R::/*
  apigatewayv2|TagResource|apigateway:POST|arn:P:apigateway:R::/*
  apigatewayv2|UntagResource|apigateway:DELETE|arn:P:apigateway:R::/*
  apigatewayv2|Update*|apigateway:PATCH|arn:P:apigateway:R::/*
  bedrockruntime|Converse|bedrock:InvokeModel
  bedrockruntime|StartAsyncInvoke|bedrock:InvokeModel
  budgets|CreateBudget|budgets:ModifyBudget
  budgets|CreateNotification|budgets:ModifyBudget
  budgets|CreateSubscriber|budgets:ModifyBudget
  budgets|DeleteBudget|budgets:ModifyBudget
  budgets|DeleteNotification|budgets:ModifyBudget
  budgets|DeleteSubscriber|budgets:ModifyBudget
  budgets|DescribeBudget|budgets:ViewBudget
  budgets|DescribeBudgetNotificationsForAccount|budgets:ViewBudget
  budgets|DescribeBudgetPerformanceHistory|budgets:ViewBudget
  budgets|DescribeBudgets|budgets:ViewBudget
  budgets|DescribeNotificationsForBudget|budgets:ViewBudget
  budgets|DescribeSubscribersForNotification|budgets:ViewBudget
  budgets|UpdateBudget|budgets:ModifyBudget
  budgets|UpdateNotification|budgets:ModifyBudget
  budgets|UpdateSubscriber|budgets:ModifyBudget
  cloudfront|CreateDistributionWithTags|cloudfront:CreateDistribution cloudfront:TagResource
  cloudsearchdomain|UploadDocuments|cloudsearch:document
  cloudwatchlogs|StartQuery|logs:StartQuery|arn:P:logs:R:A:log-group:{LogGroupName}:*
  dynamodb|BatchExecuteStatement|dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect dynamodb:PartiQLUpdate
  dynamodb|ExecuteStatement|dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect dynamodb:PartiQLUpdate
  dynamodb|ExecuteTransaction|dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect dynamodb:PartiQLUpdate
  dynamodb|TransactGetItems|dynamodb:GetItem
  dynamodb|TransactWriteItems|dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:UpdateItem
  keyspaces|Create*|cassandra:Create
  keyspaces|Delete*|cassandra:Drop
  keyspaces|Get*|cassandra:Select
  keyspaces|List*|cassandra:Select
  keyspaces|RestoreTable|cassandra:Create cassandra:Restore
  keyspaces|Update*|cassandra:Alter
  kms|ReEncrypt|kms:ReEncryptFrom kms:ReEncryptTo
  lambda|GetLayerVersionByArn|lambda:GetLayerVersion|{Arn}
  lambda|Invoke|lambda:InvokeFunction
  rdsdata|BatchExecuteStatement|rds-data:BatchExecuteStatement|{ResourceArn}
  rdsdata|BatchExecuteStatement|secretsmanager:GetSecretValue|{SecretArn}
  rdsdata|BeginTransaction|rds-data:BeginTransaction|{ResourceArn}
  rdsdata|BeginTransaction|secretsmanager:GetSecretValue|{SecretArn}
  rdsdata|CommitTransaction|rds-data:CommitTransaction|{ResourceArn}
  rdsdata|CommitTransaction|secretsmanager:GetSecretValue|{SecretArn}
  rdsdata|ExecuteStatement|rds-data:ExecuteStatement|{ResourceArn}
  rdsdata|ExecuteStatement|secretsmanager:GetSecretValue|{SecretArn}
  rdsdata|RollbackTransaction|rds-data:RollbackTransaction|{ResourceArn}
  rdsdata|RollbackTransaction|secretsmanager:GetSecretValue|{SecretArn}
  s3|AbortMultipartUpload|s3:AbortMultipartUpload
  s3|CompleteMultipartUpload|s3:PutObject
  s3|CopyObject|s3:GetObject|arn:P:s3:::{CopySource}
  s3|CopyObject|s3:PutObject
  s3|CreateMultipartUpload|s3:PutObject
  s3|DeleteBucketAnalyticsConfiguration|s3:PutAnalyticsConfiguration
  s3|DeleteBucketCors|s3:PutBucketCORS
  s3|DeleteBucketEncryption|s3:PutEncryptionConfiguration
  s3|DeleteBucketIntelligentTieringConfiguration|s3:PutIntelligentTieringConfiguration
  s3|DeleteBucketInventoryConfiguration|s3:PutInventoryConfiguration
  s3|DeleteBucketLifecycle|s3:PutLifecycleConfiguration
  s3|DeleteBucketMetricsConfiguration|s3:PutMetricsConfiguration
  s3|DeleteBucketOwnershipControls|s3:PutBucketOwnershipControls
  s3|DeleteBucketReplication|s3:PutReplicationConfiguration
  s3|DeleteBucketTagging|s3:PutBucketTagging
  s3|DeleteObjects|s3:DeleteObject|arn:P:s3:::{Bucket}/*
  s3|DeletePublicAccessBlock|s3:PutBucketPublicAccessBlock
  s3|GetBucketAccelerateConfiguration|s3:GetAccelerateConfiguration
  s3|GetBucketAnalyticsConfiguration|s3:GetAnalyticsConfiguration
  s3|GetBucketEncryption|s3:GetEncryptionConfiguration
  s3|GetBucketIntelligentTieringConfiguration|s3:GetIntelligentTieringConfiguration
  s3|GetBucketInventoryConfiguration|s3:GetInventoryConfiguration
  s3|GetBucketLifecycleConfiguration|s3:GetLifecycleConfiguration
  s3|GetBucketMetricsConfiguration|s3:GetMetricsConfiguration
  s3|GetBucketNotificationConfiguration|s3:GetBucketNotification
  s3|GetBucketReplication|s3:GetReplicationConfiguration
  s3|GetObjectAttributes|s3:GetObject s3:GetObjectAttributes
  s3|GetObjectLockConfiguration|s3:GetBucketObjectLockConfiguration
  s3|GetPublicAccessBlock|s3:GetBucketPublicAccessBlock
  s3|HeadBucket|s3:ListBucket
  s3|HeadObject|s3:GetObject
  s3|ListBucketAnalyticsConfigurations|s3:GetAnalyticsConfiguration
  s3|ListBucketIntelligentTieringConfigurations|s3:GetIntelligentTieringConfiguration
  s3|ListBucketInventoryConfigurations|s3:GetInventoryConfiguration
  s3|ListBucketMetricsConfigurations|s3:GetMetricsConfiguration
  s3|ListBuckets|s3:ListAllMyBuckets|*
  s3|ListDirectoryBuckets|s3express:ListAllMyDirectoryBuckets|*
  s3|ListMultipartUploads|s3:ListBucketMultipartUploads
  s3|ListObjectVersions|s3:ListBucketVersions
  s3|ListObjects|s3:ListBucket
  s3|ListObjectsV2|s3:ListBucket
  s3|ListParts|s3:ListMultipartUploadParts
  s3|PutBucketAccelerateConfiguration|s3:PutAccelerateConfiguration
  s3|PutBucketAnalyticsConfiguration|s3:PutAnalyticsConfiguration
  s3|PutBucketEncryption|s3:PutEncryptionConfiguration
  s3|PutBucketIntelligentTieringConfiguration|s3:PutIntelligentTieringConfiguration
  s3|PutBucketInventoryConfiguration|s3:PutInventoryConfiguration
  s3|PutBucketLifecycleConfiguration|s3:PutLifecycleConfiguration
  s3|PutBucketMetricsConfiguration|s3:PutMetricsConfiguration
  s3|PutBucketNotificationConfiguration|s3:PutBucketNotification
  s3|PutBucketReplication|s3:PutReplicationConfiguration
  s3|PutObjectLockConfiguration|s3:PutBucketObjectLockConfiguration
  s3|PutPublicAccessBlock|s3:PutBucketPublicAccessBlock
  s3|UploadPart|s3:PutObject
  s3|UploadPartCopy|s3:GetObject|arn:P:s3:::{CopySource}
  s3|UploadPartCopy|s3:PutObject
  s3control|DeletePublicAccessBlock|s3:PutAccountPublicAccessBlock|*
  s3control|GetPublicAccessBlock|s3:GetAccountPublicAccessBlock|*
  s3control|PutPublicAccessBlock|s3:PutAccountPublicAccessBlock|*
  sns|PublishBatch|sns:Publish
  sqs|ChangeMessageVisibilityBatch|sqs:ChangeMessageVisibility
  sqs|DeleteMessageBatch|sqs:DeleteMessage
  sqs|SendMessageBatch|sqs:SendMessage
  timestreamquery|Query|timestream:Select
  timestreamquery|Query|timestream:DescribeEndpoints|*
  verifiedpermissions|BatchGetPolicy|verifiedpermissions:GetPolicy
  verifiedpermissions|BatchIsAuthorized|verifiedpermissions:IsAuthorized
  verifiedpermissions|BatchIsAuthorizedWithToken|verifiedpermissions:IsAuthorizedWithToken
  """
