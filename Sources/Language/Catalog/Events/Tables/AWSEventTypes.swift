// Event types that AWS services send to the default event bus.
//
// Origin of the rows: the EventBridge console's sample events (2022-06), the event fixtures of aws-lambda-go and
// Powertools for AWS Lambda, the events generated from the `aws.events` schema registry in aws-cdk-mixins-preview
// 2.275, and the names of that registry's schemas (2026-08, mirrored in cdklabs/awscdk-service-spec). To regenerate:
// list source and detail-type of all of these, remove duplicates, sort by bytes. A registry name is the detail-type
// without its spaces; if no other origin spells it, the spaces are guessed and the row ends in `|?`.

/// A row is `source|detail-type`, or `source|detail-type|?` if the spelling is derived and not verified.
let awsEventTypeRows = #"""
  aws.a4b|Alexa for Business Room State Change
  aws.a4b|Room State Change|?
  aws.access-analyzer|Access Analyzer Finding
  aws.acm|ACM Certificate Approaching Expiration
  aws.acm|ACM Certificate Available|?
  aws.acm|ACM Certificate Expired|?
  aws.acm|ACM Certificate Renewal Action Required|?
  aws.acm|ACM Certificate Revoked|?
  aws.acm|ACM Certificate Revoked By CA|?
  aws.acm-pca|ACM Private CA Audit Report Generation
  aws.acm-pca|ACM Private CA CRL Generation
  aws.acm-pca|ACM Private CA Certificate Issuance
  aws.acm-pca|ACM Private CA Certificate Revocation
  aws.acm-pca|ACM Private CA Creation
  aws.aidevops|Investigation Cancelled|?
  aws.aidevops|Investigation Completed|?
  aws.aidevops|Investigation Created|?
  aws.aidevops|Investigation Failed|?
  aws.aidevops|Investigation In Progress|?
  aws.aidevops|Investigation Linked|?
  aws.aidevops|Investigation Pending Triage|?
  aws.aidevops|Investigation Priority Updated|?
  aws.aidevops|Investigation Timed Out|?
  aws.aidevops|Mitigation Cancelled|?
  aws.aidevops|Mitigation Completed|?
  aws.aidevops|Mitigation Failed|?
  aws.aidevops|Mitigation In Progress|?
  aws.aidevops|Mitigation Timed Out|?
  aws.airflow|MWAA Environment Status Change|?
  aws.apigateway|APIGateway CRL ingestion
  aws.appflow|AppFlow End Flow Run Report
  aws.appflow|AppFlow Event Flow Deactivated
  aws.appflow|AppFlow Event Flow Report
  aws.appflow|AppFlow Scheduled Flow Deactivated
  aws.appflow|AppFlow Start Flow Run Report
  aws.application-autoscaling|Application Auto Scaling Scaling Activity State Change
  aws.application-cost-profiler|Application Cost Profiler Ingestion Data Access Failure
  aws.application-cost-profiler|Application Cost Profiler Ingestion Data Validation Failure
  aws.application-cost-profiler|Application Cost Profiler Report Delivery Failure
  aws.application-cost-profiler|Application Cost Profiler Report Generated
  aws.application-cost-profiler|Application Cost Profiler Report Generation Failure
  aws.applicationcostprofiler|AWS API Call via CloudTrail|?
  aws.applicationinsights|Application Insights Problem Detected
  aws.applicationinsights|Application Insights Problem Update
  aws.appmesh|AWS Service Event via CloudTrail
  aws.athena|Athena Query State Change
  aws.autoscaling|AWS API Call via CloudTrail
  aws.autoscaling|EC2 Auto Scaling Instance Refresh Cancelled
  aws.autoscaling|EC2 Auto Scaling Instance Refresh Checkpoint Reached
  aws.autoscaling|EC2 Auto Scaling Instance Refresh Failed
  aws.autoscaling|EC2 Auto Scaling Instance Refresh Started
  aws.autoscaling|EC2 Auto Scaling Instance Refresh Succeeded
  aws.autoscaling|EC2 Instance Launch Successful
  aws.autoscaling|EC2 Instance Launch Unsuccessful
  aws.autoscaling|EC2 Instance Terminate Successful
  aws.autoscaling|EC2 Instance Terminate Unsuccessful
  aws.autoscaling|EC2 Instance-launch Lifecycle Action
  aws.autoscaling|EC2 Instance-terminate Lifecycle Action
  aws.b2bi|Acknowledgement Completed
  aws.b2bi|Acknowledgement Failed
  aws.b2bi|Transformation Completed
  aws.b2bi|Transformation Failed
  aws.backup|Backup Vault State Change
  aws.batch|AWS API Call via CloudTrail
  aws.batch|Batch Job State Change
  aws.bcm-dashboards|BCM Dashboard Schedule Report Created|?
  aws.braket|Braket Task State Change
  aws.chime|Chime Meeting State Change
  aws.chime|Chime VoiceConnector Streaming Status
  aws.cloudformation|CloudFormation Drift Detection Status Change
  aws.cloudformation|CloudFormation Hook Invocation Progress
  aws.cloudformation|CloudFormation Resource Status Change
  aws.cloudformation|CloudFormation Stack Status Change
  aws.cloudshell|AWS API Call via CloudTrail|?
  aws.cloudtrail|AWS Insight via CloudTrail
  aws.cloudwatch|CloudWatch Alarm Configuration Change
  aws.cloudwatch|CloudWatch Alarm State Change
  aws.codeartifact|CodeArtifact Package Version State Change
  aws.codebuild|AWS API Call via CloudTrail
  aws.codebuild|AWS Service Event via CloudTrail
  aws.codebuild|CodeBuild Build Phase Change
  aws.codebuild|CodeBuild Build State Change
  aws.codecommit|AWS API Call via CloudTrail
  aws.codecommit|CodeCommit Approval Rule Template Change
  aws.codecommit|CodeCommit Comment Reaction Change
  aws.codecommit|CodeCommit Comment on Commit
  aws.codecommit|CodeCommit Comment on Pull Request
  aws.codecommit|CodeCommit Pull Request State Change
  aws.codecommit|CodeCommit Repository State Change
  aws.codedeploy|CodeDeploy Deployment State-change Notification
  aws.codedeploy|CodeDeploy Instance State-change Notification
  aws.codeguru-profiler|CodeGuru Profiler Recommendations State Change
  aws.codeguruprofiler|Code Guru Profiler Recommendation State Change|?
  aws.codepipeline|CodePipeline Action Execution State Change
  aws.codepipeline|CodePipeline Pipeline Execution State Change
  aws.codepipeline|CodePipeline Stage Execution State Change
  aws.config|Config Configuration History Delivery Status
  aws.config|Config Configuration Item Change
  aws.config|Config Configuration Snapshot Delivery Status
  aws.config|Config Rules Compliance Change
  aws.config|Config Rules Re-evaluation Status
  aws.connect|Amazon Connect Contact Event
  aws.connect|Amazon Connect Rules Action Execution Failed
  aws.connect|Code Connect Contact|?
  aws.connect|Contact Lens Analysis State Change
  aws.connect|Contact Lens Post Call Rules Matched
  aws.connect|Contact Lens Realtime Rules Matched
  aws.controltower|AWS Service Event via CloudTrail
  aws.databrew|DataBrew Job State Change
  aws.databrew|DataBrew Ruleset Validation Result
  aws.dataexchange|Data Set Update Delayed
  aws.dataexchange|Data Updated in Data Set
  aws.dataexchange|Deprecation Planned for Data Set
  aws.dataexchange|Revision Published To Data Set
  aws.dataexchange|Schema Change Planned for Data Set
  aws.datasync|DataSync Agent State Change
  aws.datasync|DataSync Location State Change
  aws.datasync|DataSync Task Execution State Change
  aws.datasync|DataSync Task State Change
  aws.deadline|Fleet Size Recommendation Change
  aws.devops-guru|DevOps Guru Insight Closed
  aws.devops-guru|DevOps Guru Insight Severity Upgraded
  aws.devops-guru|DevOps Guru New Anomaly Association
  aws.devops-guru|DevOps Guru New Insight Open
  aws.devops-guru|DevOps Guru New Recommendation Created
  aws.dlm|AWS API Call via CloudTrail
  aws.dlm|DLM Policy State Change
  aws.dms|DMS Replication Instance State Change
  aws.drs|DRS PIT Snapshot Taken
  aws.drs|DRS Recovery Instance Failback State Change
  aws.drs|DRS Source Server Data Replication Stalled Change
  aws.drs|DRS Source Server Launch Result
  aws.ec2|AWS API Call via CloudTrail
  aws.ec2|EBS Fast Snapshot Restore State-change Notification
  aws.ec2|EBS Multi-Volume Snapshots Completion Status
  aws.ec2|EBS Snapshot Notification
  aws.ec2|EBS Volume Notification
  aws.ec2|EC2 Fast Launch State-change Notification
  aws.ec2|EC2 Instance Rebalance Recommendation
  aws.ec2|EC2 Instance State-change Notification
  aws.ec2|EC2 Spot Instance Interruption Warning
  aws.ec2|EC2 Spot Instance Request Fulfillment
  aws.ec2fleet|EC2 Fleet Error
  aws.ec2fleet|EC2 Fleet Information
  aws.ec2fleet|EC2 Fleet Instance Change
  aws.ec2fleet|EC2 Fleet Spot Instance Request Change
  aws.ec2fleet|EC2 Fleet State Change
  aws.ec2spotfleet|EC2 Spot Fleet Error
  aws.ec2spotfleet|EC2 Spot Fleet Information
  aws.ec2spotfleet|EC2 Spot Fleet Instance Change
  aws.ec2spotfleet|EC2 Spot Fleet Spot Instance Request Change
  aws.ec2spotfleet|EC2 Spot Fleet State Change
  aws.ecr|AWS API Call via CloudTrail
  aws.ecr|ECR Image Action
  aws.ecr|ECR Image Scan
  aws.ecr|ECR Pull Through Cache Action
  aws.ecr|ECR Referrer Action
  aws.ecr|ECR Replication Action
  aws.ecs|AWS API Call via CloudTrail
  aws.ecs|ECS Container Instance State Change
  aws.ecs|ECS Service Action
  aws.ecs|ECS Task State Change
  aws.elasticache|Cache Created
  aws.elasticache|Cache Creation Failed
  aws.elasticache|Cache Deleted
  aws.elasticache|Cache Limit Approaching
  aws.elasticache|Cache Update Failed
  aws.elasticache|Cache Updated
  aws.elasticache|Snapshot Copy Failed
  aws.elasticache|Snapshot Created
  aws.elasticache|Snapshot Creation Failed
  aws.elasticache|Snapshot Export Failed
  aws.elasticbeanstalk|Elastic Beanstalk resource status change
  aws.elasticbeanstalk|Health status change
  aws.elasticloadbalancing|AWS API Call via CloudTrail
  aws.emr|EMR Auto Scaling Policy State Change
  aws.emr|EMR Cluster State Change
  aws.emr|EMR Configuration Error
  aws.emr|EMR Instance Fleet State Change
  aws.emr|EMR Instance Group State Change
  aws.emr|EMR Instance Group Status Notification
  aws.emr|EMR Step Status Change
  aws.emr-containers|EMR Job Run State Change
  aws.es|Amazon OpenSearch Service Auto-Tune Notification
  aws.es|Amazon OpenSearch Service Notification
  aws.es|Amazon OpenSearch Service Software Update Notification
  aws.es|Domain Error Notification
  aws.events|Scheduled Event
  aws.events|Scheduled Json|?
  aws.fis|FIS Experiment State Change
  aws.forecast|Forecast Dataset Import Job State Change
  aws.forecast|Forecast Forecast Creation State Change
  aws.forecast|Forecast Forecast Export Job State Change
  aws.forecast|Forecast Predictor Backtest Export Job State Change
  aws.forecast|Forecast Predictor Creation State Change
  aws.gamelift|GameLift Matchmaking Event
  aws.gamelift|GameLift Queue Placement Event
  aws.geo|Location Device Position Event|?
  aws.geo|Location Geofence Event
  aws.glue|AWS API Call via CloudTrail
  aws.glue|Glue Crawler State Change
  aws.glue|Glue Data Catalog Database State Change
  aws.glue|Glue Data Catalog Table State Change
  aws.glue|Glue Job Run Status
  aws.glue|Glue Job State Change
  aws.greengrass|Greengrass Deployment Status Change
  aws.greengrass|Greengrass Telemetry Data
  aws.groundstation|Ground Station Contact State Change
  aws.groundstation|Ground Station Dataflow Endpoint Group State Change
  aws.guardduty|GuardDuty Finding
  aws.guardduty|GuardDuty Malware Protection Object Scan Result
  aws.guardduty|GuardDuty Malware Protection Post Scan Action Failed
  aws.guardduty|GuardDuty Malware Protection Resource Status Active
  aws.guardduty|GuardDuty Malware Protection Resource Status Error
  aws.guardduty|GuardDuty Malware Protection Resource Status Warning
  aws.health|AWS Health Abuse Event
  aws.health|AWS Health Event
  aws.healthimaging|Data Store Created|?
  aws.healthimaging|Data Store Creating|?
  aws.healthimaging|Data Store Creation Failed|?
  aws.healthimaging|Data Store Deleted|?
  aws.healthimaging|Data Store Deleting|?
  aws.healthimaging|Image Set Copied|?
  aws.healthimaging|Image Set Copy Failed|?
  aws.healthimaging|Image Set Copying|?
  aws.healthimaging|Image Set Copying With Read Only Access|?
  aws.healthimaging|Image Set Created|?
  aws.healthimaging|Image Set Deleted|?
  aws.healthimaging|Image Set Deleting|?
  aws.healthimaging|Image Set Update Failed|?
  aws.healthimaging|Image Set Updated|?
  aws.healthimaging|Image Set Updating|?
  aws.healthimaging|Import Job Completed|?
  aws.healthimaging|Import Job Failed|?
  aws.healthimaging|Import Job In Progress|?
  aws.healthimaging|Import Job Submitted|?
  aws.healthlake|Data Store Active
  aws.healthlake|Data Store Creating
  aws.healthlake|Data Store Deleted
  aws.healthlake|Data Store Deleting
  aws.healthlake|Export Job Completed
  aws.healthlake|Export Job Completed With Errors
  aws.healthlake|Export Job Failed
  aws.healthlake|Export Job In Progress
  aws.healthlake|Export Job Submitted
  aws.healthlake|Import Job Completed
  aws.healthlake|Import Job Completed With Errors
  aws.healthlake|Import Job Failed
  aws.healthlake|Import Job In Progress
  aws.healthlake|Import Job Submitted
  aws.imagebuilder|EC2 Image Builder CVE Detected
  aws.imagebuilder|EC2 Image Builder Image State Change
  aws.imagebuilder|EC2 Image Builder Workflow Step Waiting
  aws.inspector2|Inspector2 Coverage
  aws.inspector2|Inspector2 Finding
  aws.inspector2|Inspector2 Scan
  aws.iotanalytics|AWS API Call via CloudTrail
  aws.iotanalytics|IoT Analytics DataSet Lifecycle Notification
  aws.iotanalytics|IoT Analytics Dataset Lifecycle Notification
  aws.iotanalytics|IoT Analytics Pipeline Failure Notification
  aws.ivs|IVS Limit Breach
  aws.ivs|IVS Recording State Change
  aws.ivs|IVS Stream Health Change
  aws.ivs|IVS Stream State Change
  aws.ivs|Limit Breach|?
  aws.ivs|Recording State Change|?
  aws.ivs|Stream Health Change|?
  aws.ivs|Stream State Change|?
  aws.kinesis|AWS API Call via CloudTrail
  aws.kms|AWS API Call via CloudTrail
  aws.kms|KMS CMK Deletion
  aws.kms|KMS CMK Rotation
  aws.kms|KMS Imported Key Material Expiration
  aws.logs|AWS API Call via CloudTrail
  aws.macie|Macie Alert
  aws.macie|Macie Finding
  aws.managedblockchain|Managed Blockchain Invitation Status Change
  aws.managedblockchain|Managed Blockchain Proposal Status Change
  aws.managedservices|AMS RFC State Change
  aws.marketplacecatalog|Change Set Cancelled|?
  aws.marketplacecatalog|Change Set Failed|?
  aws.marketplacecatalog|Change Set Succeeded|?
  aws.mediaconnect|MediaConnect Flow Status Change
  aws.mediaconvert|MediaConvert Job State Change
  aws.medialive|MediaLive Channel Alert
  aws.medialive|MediaLive Channel Input Change
  aws.medialive|MediaLive Channel State Change
  aws.medialive|MediaLive Multiplex Alert
  aws.medialive|MediaLive Multiplex State Change
  aws.mediapackage|MediaPackage HarvestJob Notification
  aws.mediapackage|MediaPackage Input Notification
  aws.mediapackage|MediaPackage Key Provider Notification
  aws.mediastore|MediaStore Container State Change
  aws.mediastore|MediaStore Object State Change
  aws.medical-imaging|Data Store Created
  aws.medical-imaging|Data Store Creating
  aws.medical-imaging|Data Store Creation Failed
  aws.medical-imaging|Data Store Deleted
  aws.medical-imaging|Data Store Deleting
  aws.medical-imaging|Image Set Copied
  aws.medical-imaging|Image Set Copy Failed
  aws.medical-imaging|Image Set Copying
  aws.medical-imaging|Image Set Copying With Read Only Access
  aws.medical-imaging|Image Set Created
  aws.medical-imaging|Image Set Deleted
  aws.medical-imaging|Image Set Deleting
  aws.medical-imaging|Image Set Update Failed
  aws.medical-imaging|Image Set Updated
  aws.medical-imaging|Image Set Updating
  aws.medical-imaging|Import Job Completed
  aws.medical-imaging|Import Job Failed
  aws.medical-imaging|Import Job In Progress
  aws.medical-imaging|Import Job Submitted
  aws.mgn|MGN Source Server Data Replication Stalled Change
  aws.mgn|MGN Source Server Launch Result
  aws.mgn|MGN Source Server Lifecycle State Change
  aws.monitoring|AWS API Call via CloudTrail|?
  aws.network-firewall|Firewall Attachment Status Changed
  aws.network-firewall|Firewall Configuration Changed
  aws.network-firewall|Firewall Transit Gateway Attachment Status Changed
  aws.networkmanager|Network Manager Policy Update
  aws.networkmanager|Network Manager Routing Update
  aws.networkmanager|Network Manager Segment Update
  aws.networkmanager|Network Manager Status Update
  aws.networkmanager|Network Manager Topology Change
  aws.omics|Annotation Import Job Status Change
  aws.omics|Annotation Store Status Change
  aws.omics|Read Set Activation Job Status Change
  aws.omics|Read Set Export Job Status Change
  aws.omics|Read Set Import Job Status Change
  aws.omics|Read Set Status Change
  aws.omics|Reference Import Job Status Change
  aws.omics|Reference Status Change
  aws.omics|Reference Store Status Change
  aws.omics|Run Status Change
  aws.omics|S3 Access Policy Status Change
  aws.omics|Sequence Store Status Change
  aws.omics|Task Status Change
  aws.omics|Variant Import Job Status Change
  aws.omics|Variant Store Status Change
  aws.omics|Workflow Status Change
  aws.opsworks|OpsWorks Alert
  aws.opsworks|OpsWorks Command State Change
  aws.opsworks|OpsWorks Deployment State Change
  aws.opsworks|OpsWorks Instance State Change
  aws.organizations|AWS Service Event via CloudTrail
  aws.proton|AWS Proton Environment Account Connection Status Change
  aws.proton|AWS Proton Environment Status Change
  aws.proton|AWS Proton Environment Template Status Change
  aws.proton|AWS Proton Environment Template Version Status Change
  aws.proton|AWS Proton Service Instance Status Change
  aws.proton|AWS Proton Service Pipeline Status Change
  aws.proton|AWS Proton Service Status Change
  aws.proton|AWS Proton Service Template Status Change
  aws.proton|AWS Proton Service Template Version Status Change
  aws.qldb|QLDB Ledger State Change
  aws.ram|Resource Sharing State Change
  aws.rds|RDS DB Cluster Event
  aws.rds|RDS DB Cluster Snapshot Event
  aws.rds|RDS DB Instance Event
  aws.rds|RDS DB Parameter Group Event
  aws.rds|RDS DB Proxy Event
  aws.rds|RDS DB Security Group Event
  aws.rds|RDS DB Snapshot Event
  aws.redshift-data|Redshift Data Statement Status Change
  aws.redshift-serverless|Redshift Serverless Monitoring
  aws.redshiftdata|Redshift Data Statement Status Change Event|?
  aws.resource-groups|AWS API Call via CloudTrail
  aws.route53-recovery-readiness|Route 53 Application Recovery Controller cell readiness status change
  aws.route53-recovery-readiness|Route 53 Application Recovery Controller readiness check status change
  aws.route53-recovery-readiness|Route 53 Application Recovery Controller recovery group readiness status change
  aws.route53resolver|DNS Firewall Alert
  aws.route53resolver|DNS Firewall Block
  aws.s3|AWS API Call via CloudTrail
  aws.s3|Object ACL Updated
  aws.s3|Object Access Tier Changed
  aws.s3|Object Created
  aws.s3|Object Deleted
  aws.s3|Object Restore Completed
  aws.s3|Object Restore Expired
  aws.s3|Object Restore Initiated
  aws.s3|Object Storage Class Changed
  aws.s3|Object Tags Added
  aws.s3|Object Tags Deleted
  aws.s3-outposts|AWS API Call via CloudTrail
  aws.sagemaker|AWS API Call via CloudTrail
  aws.sagemaker|SageMaker Algorithm State Change
  aws.sagemaker|SageMaker Endpoint Config State Change
  aws.sagemaker|SageMaker Endpoint State Change
  aws.sagemaker|SageMaker Feature Group State Change
  aws.sagemaker|SageMaker Ground Truth Labeling Job State Change
  aws.sagemaker|SageMaker Ground Truth Labeling Job Task Status Change
  aws.sagemaker|SageMaker HyperParameter Tuning Job State Change
  aws.sagemaker|SageMaker Image State Change
  aws.sagemaker|SageMaker Image Version State Change
  aws.sagemaker|SageMaker Model Building Pipeline Execution Status Change
  aws.sagemaker|SageMaker Model Building Pipeline Execution Step Status Change
  aws.sagemaker|SageMaker Model Package State Change
  aws.sagemaker|SageMaker Model State Change
  aws.sagemaker|SageMaker Notebook Instance State Change
  aws.sagemaker|SageMaker Notebook Lifecycle Config State Change
  aws.sagemaker|SageMaker Processing Job State Change
  aws.sagemaker|SageMaker Training Job State Change
  aws.sagemaker|SageMaker Transform Job State Change
  aws.sagemaker|Sagemaker Training Job State Change
  aws.savingsplans|Savings Plans State Change
  aws.savingsplans|Savings Plans State Change Alert
  aws.schemas|AWS API Call via CloudTrail|?
  aws.schemas|Schema Created
  aws.schemas|Schema Version Created
  aws.securityhub|Security Hub Findings - Custom Action
  aws.securityhub|Security Hub Findings - Imported
  aws.securityhub|Security Hub Insight Results
  aws.securityir|Security Incident Response Case Closed|?
  aws.securityir|Security Incident Response Case Comment Created|?
  aws.securityir|Security Incident Response Case Comment Updated|?
  aws.securityir|Security Incident Response Case Created|?
  aws.securityir|Security Incident Response Case Updated|?
  aws.securityir|Security Incident Response Membership Cancelled|?
  aws.securityir|Security Incident Response Membership Created|?
  aws.securityir|Security Incident Response Membership Terminated|?
  aws.securityir|Security Incident Response Membership Updated|?
  aws.ses|Advisor Recommendation Status Open
  aws.ses|Advisor Recommendation Status Resolved
  aws.signer|Signer Job Status Change
  aws.signin|AWS Console Sign In via CloudTrail
  aws.sms|Server Migration Job State Change
  aws.sqs|AWS API Call via CloudTrail
  aws.ssm|Calendar State Change
  aws.ssm|Configuration Compliance State Change
  aws.ssm|EC2 Automation Execution Status-change Notification
  aws.ssm|EC2 Automation Step Status-change Notification
  aws.ssm|EC2 Command Invocation Status-change Notification
  aws.ssm|EC2 Command Status-change Notification
  aws.ssm|EC2 State Manager Association State Change
  aws.ssm|EC2 State Manager Instance Association State Change
  aws.ssm|Maintenance Window Execution State-change Notification
  aws.ssm|Maintenance Window State-change Notification
  aws.ssm|Maintenance Window Target Registration Notification
  aws.ssm|Maintenance Window Task Execution State-change Notification
  aws.ssm|Maintenance Window Task Registration Notification
  aws.ssm|Maintenance Window Task Target Invocation State-change Notification
  aws.ssm|Parameter Store Change
  aws.ssm|Parameter Store Policy Action
  aws.states|AWS API Call via CloudTrail|?
  aws.states|Step Functions Execution Status Change
  aws.storagegateway|Storage Gateway File Upload Event
  aws.storagegateway|Storage Gateway Object Upload Event
  aws.storagegateway|Storage Gateway Refresh Cache Event
  aws.supplychain|Data Integration Status Change|?
  aws.support|Support Case Update
  aws.swf|Simple Workflow Execution State Change
  aws.synthetics|Synthetics Canary Status Change
  aws.synthetics|Synthetics Canary TestRun Failure
  aws.synthetics|Synthetics Canary TestRun Successful
  aws.tag|Tag Change on Resource
  aws.transcribe|AWS API Call via CloudTrail
  aws.transcribe|Call Analytics Job State Change
  aws.transcribe|Language Identification State Change
  aws.transcribe|Transcribe Job State Change
  aws.transcribe|Vocabulary State Change
  aws.transfer|AS2 MDN Receive Completed
  aws.transfer|AS2 MDN Receive Failed
  aws.transfer|AS2 MDN Send Completed
  aws.transfer|AS2 MDN Send Failed
  aws.transfer|AS2 Payload Receive Completed
  aws.transfer|AS2 Payload Receive Failed
  aws.transfer|AS2 Payload Send Completed
  aws.transfer|AS2 Payload Send Failed
  aws.transfer|FTP Server Directory Create Completed
  aws.transfer|FTP Server Directory Create Failed
  aws.transfer|FTP Server Directory Delete Completed
  aws.transfer|FTP Server Directory Delete Failed
  aws.transfer|FTP Server File Delete Completed
  aws.transfer|FTP Server File Delete Failed
  aws.transfer|FTP Server File Download Completed
  aws.transfer|FTP Server File Download Failed
  aws.transfer|FTP Server File Rename Completed
  aws.transfer|FTP Server File Rename Failed
  aws.transfer|FTP Server File Upload Completed
  aws.transfer|FTP Server File Upload Failed
  aws.transfer|FTPS Server Directory Create Completed
  aws.transfer|FTPS Server Directory Create Failed
  aws.transfer|FTPS Server Directory Delete Completed
  aws.transfer|FTPS Server Directory Delete Failed
  aws.transfer|FTPS Server File Delete Completed
  aws.transfer|FTPS Server File Delete Failed
  aws.transfer|FTPS Server File Download Completed
  aws.transfer|FTPS Server File Download Failed
  aws.transfer|FTPS Server File Rename Completed
  aws.transfer|FTPS Server File Rename Failed
  aws.transfer|FTPS Server File Upload Completed
  aws.transfer|FTPS Server File Upload Failed
  aws.transfer|SFTP Connector Directory Listing Completed
  aws.transfer|SFTP Connector Directory Listing Failed
  aws.transfer|SFTP Connector File Retrieve Completed
  aws.transfer|SFTP Connector File Retrieve Failed
  aws.transfer|SFTP Connector File Send Completed
  aws.transfer|SFTP Connector File Send Failed
  aws.transfer|SFTP Connector Remote Delete Completed
  aws.transfer|SFTP Connector Remote Delete Failed
  aws.transfer|SFTP Connector Remote Move Completed
  aws.transfer|SFTP Connector Remote Move Failed
  aws.transfer|SFTP Server Directory Create Completed
  aws.transfer|SFTP Server Directory Create Failed
  aws.transfer|SFTP Server Directory Delete Completed
  aws.transfer|SFTP Server Directory Delete Failed
  aws.transfer|SFTP Server File Delete Completed
  aws.transfer|SFTP Server File Delete Failed
  aws.transfer|SFTP Server File Download Completed
  aws.transfer|SFTP Server File Download Failed
  aws.transfer|SFTP Server File Rename Completed
  aws.transfer|SFTP Server File Rename Failed
  aws.transfer|SFTP Server File Upload Completed
  aws.transfer|SFTP Server File Upload Failed
  aws.translate|Translate Parallel Data State Change
  aws.translate|Translate TextTranslationJob State Change
  aws.trustedadvisor|Trusted Advisor Check Item Refresh Notification
  aws.voiceid|VoiceId Batch Fraudster Registration Action
  aws.voiceid|VoiceId Batch Speaker Enrollment Action
  aws.voiceid|VoiceId Evaluate Session Action
  aws.voiceid|VoiceId Fraudster Action
  aws.voiceid|VoiceId Session Speaker Enrollment Action
  aws.voiceid|VoiceId Speaker Action
  aws.voiceid|VoiceId Start Session Action
  aws.voiceid|VoiceId Update Session Action
  aws.wellarchitected|AWS API Call via CloudTrail
  aws.workspaces|WorkSpaces Access
  aws.xray|AWS X-Ray Insight Update
  route53-recovery-readiness.amazonaws.com|Route 53 Application Recovery Controller cell readiness status change
  route53-recovery-readiness.amazonaws.com|Route 53 Application Recovery Controller readiness check status change
  route53-recovery-readiness.amazonaws.com|Route 53 Application Recovery Controller recovery group readiness status change
  """#
