// The `aws.*` sources and their services.
//
// Origin of the rows: every endpoint prefix and signing name in botocore 1.43.11 (CloudTrail names a service
// `PREFIX.amazonaws.com`, and its events have the source `aws.PREFIX`), with the service's short or full name, and the
// other sources of AWSEventTypes.swift, with titles written by hand. A service is listed even if its only events are
// its API calls, which CloudTrail delivers. To regenerate: read `metadata` of each newest service model, omit prefixes
// with a dot, prefer the title of the endpoint prefix to that of a signing name, sort by bytes.

/// A row is `source|title of the service`.
let awsServiceSourceRows = #"""
  aws.a4b|Alexa for Business
  aws.access-analyzer|Access Analyzer
  aws.account|AWS Account
  aws.acm|AWS Certificate Manager
  aws.acm-pca|AWS Certificate Manager Private Certificate Authority
  aws.aco-automation|Compute Optimizer Automation
  aws.agreement-marketplace|Agreement Service
  aws.aidevops|AWS DevOps Agent
  aws.aiops|AWS AI Ops
  aws.airflow|AmazonMWAA
  aws.airflow-serverless|AmazonMWAAServerless
  aws.amplify|AWS Amplify
  aws.amplifybackend|AmplifyBackend
  aws.amplifyuibuilder|AWS Amplify UI Builder
  aws.aoss|OpenSearch Service Serverless
  aws.apigateway|Amazon API Gateway
  aws.app-integrations|Amazon AppIntegrations Service
  aws.appconfig|Amazon AppConfig
  aws.appconfigdata|AWS AppConfig Data
  aws.appfabric|AppFabric
  aws.appflow|Amazon Appflow
  aws.application-autoscaling|Application Auto Scaling
  aws.application-cost-profiler|AWS Application Cost Profiler
  aws.application-signals|Amazon CloudWatch Application Signals
  aws.applicationcostprofiler|AWS Application Cost Profiler
  aws.applicationinsights|Application Insights
  aws.appmesh|AWS App Mesh
  aws.apprunner|AWS App Runner
  aws.appstream|Amazon AppStream
  aws.appstream2|Amazon AppStream
  aws.appsync|AWS AppSync
  aws.aps|Amazon Prometheus Service
  aws.arc-region-switch|ARC - Region switch
  aws.arc-zonal-shift|AWS ARC - Zonal Shift
  aws.artifact|AWS Artifact
  aws.athena|Amazon Athena
  aws.auditmanager|AWS Audit Manager
  aws.autoscaling|Auto Scaling
  aws.autoscaling-plans|AWS Auto Scaling Plans
  aws.aws-marketplace|AWS Marketplace
  aws.awsssoportal|AWS Single Sign-On
  aws.b2bi|AWS B2BI
  aws.backup|AWS Backup
  aws.backup-gateway|AWS Backup Gateway
  aws.backup-search|AWS Backup Search
  aws.batch|AWS Batch
  aws.bcm-dashboards|AWS Billing and Cost Management Dashboards
  aws.bcm-data-exports|AWS Billing and Cost Management Data Exports
  aws.bcm-pricing-calculator|AWS Billing and Cost Management Pricing Calculator
  aws.bcm-recommended-actions|AWS Billing and Cost Management Recommended Actions
  aws.bedrock|Amazon Bedrock
  aws.bedrock-agent|Agents for Amazon Bedrock
  aws.bedrock-agent-runtime|Agents for Amazon Bedrock Runtime
  aws.bedrock-agentcore|Amazon Bedrock AgentCore
  aws.bedrock-agentcore-control|Amazon Bedrock AgentCore Control
  aws.bedrock-data-automation|Data Automation for Amazon Bedrock
  aws.bedrock-data-automation-runtime|Runtime for Amazon Bedrock Data Automation
  aws.bedrock-runtime|Amazon Bedrock Runtime
  aws.billing|AWS Billing
  aws.billingconductor|AWSBillingConductor
  aws.braket|Braket
  aws.budgets|AWS Budgets
  aws.cases|Amazon Connect Cases
  aws.cassandra|Amazon Keyspaces
  aws.cassandra-streams|Amazon Keyspaces Streams
  aws.ce|AWS Cost Explorer
  aws.chatbot|AWS Chatbot
  aws.chime|Amazon Chime
  aws.cleanrooms|AWS Clean Rooms Service
  aws.cleanrooms-ml|AWS Clean Rooms ML
  aws.cloud9|AWS Cloud9
  aws.cloudcontrolapi|AWS Cloud Control API
  aws.clouddirectory|Amazon CloudDirectory
  aws.cloudformation|AWS CloudFormation
  aws.cloudfront|Amazon CloudFront
  aws.cloudfront-keyvaluestore|Amazon CloudFront KeyValueStore
  aws.cloudhsm|Amazon CloudHSM
  aws.cloudhsmv2|CloudHSM V2
  aws.cloudsearch|Amazon CloudSearch
  aws.cloudsearchdomain|Amazon CloudSearch Domain
  aws.cloudshell|AWS CloudShell
  aws.cloudtrail|AWS CloudTrail
  aws.cloudtrail-data|AWS CloudTrail Data Service
  aws.cloudwatch|Amazon CloudWatch
  aws.codeartifact|CodeArtifact
  aws.codebuild|AWS CodeBuild
  aws.codecatalyst|Amazon CodeCatalyst
  aws.codecommit|AWS CodeCommit
  aws.codeconnections|AWS CodeConnections
  aws.codedeploy|AWS CodeDeploy
  aws.codeguru-profiler|Amazon CodeGuru Profiler
  aws.codeguru-reviewer|Amazon CodeGuru Reviewer
  aws.codeguru-security|Amazon CodeGuru Security
  aws.codeguruprofiler|Amazon CodeGuru Profiler
  aws.codepipeline|AWS CodePipeline
  aws.codestar-connections|AWS CodeStar connections
  aws.codestar-notifications|AWS CodeStar Notifications
  aws.cognito-identity|Amazon Cognito Identity
  aws.cognito-idp|Amazon Cognito Identity Provider
  aws.cognito-sync|Amazon Cognito Sync
  aws.comprehend|Amazon Comprehend
  aws.comprehendmedical|AWS Comprehend Medical
  aws.compute-optimizer|AWS Compute Optimizer
  aws.config|AWS Config
  aws.connect|Amazon Connect
  aws.connect-campaigns|Amazon Connect Outbound Campaigns
  aws.contact-lens|Amazon Connect Contact Lens
  aws.controlcatalog|AWS Control Catalog
  aws.controltower|AWS Control Tower
  aws.cost-optimization-hub|Cost Optimization Hub
  aws.cur|AWS Cost and Usage Report Service
  aws.data-signer|AWS Signer Data Plane
  aws.databrew|AWS Glue DataBrew
  aws.dataexchange|AWS Data Exchange
  aws.datapipeline|AWS Data Pipeline
  aws.datasync|AWS DataSync
  aws.datazone|Amazon DataZone
  aws.dax|Amazon DAX
  aws.deadline|AWSDeadlineCloud
  aws.deployment-marketplace|AWS Marketplace Deployment Service
  aws.detective|Amazon Detective
  aws.devicefarm|AWS Device Farm
  aws.devops-guru|Amazon DevOps Guru
  aws.directconnect|AWS Direct Connect
  aws.discovery|AWS Application Discovery Service
  aws.discovery-marketplace|Marketplace Discovery
  aws.dlm|Amazon DLM
  aws.dms|AWS Database Migration Service
  aws.docdb-elastic|DocDB Elastic
  aws.drs|AWS Elastic Disaster Recovery
  aws.ds|Directory Service
  aws.ds-data|AWS Directory Service Data
  aws.dsql|Amazon Aurora DSQL
  aws.dynamodb|Amazon DynamoDB
  aws.ebs|Amazon EBS
  aws.ec2|Amazon EC2
  aws.ec2-instance-connect|EC2 Instance Connect
  aws.ec2fleet|Amazon EC2 Fleet
  aws.ec2spotfleet|Amazon EC2 Spot Fleet
  aws.ecr|Amazon ECR
  aws.ecr-public|Amazon ECR Public
  aws.ecs|Amazon ECS
  aws.eks|Amazon EKS
  aws.eks-auth|Amazon EKS Auth
  aws.elasticache|Amazon ElastiCache
  aws.elasticbeanstalk|Elastic Beanstalk
  aws.elasticfilesystem|Amazon Elastic File System
  aws.elasticloadbalancing|Elastic Load Balancing
  aws.elasticmapreduce|Amazon EMR
  aws.elemental-inference|AWS Elemental Inference
  aws.email|Amazon SES
  aws.emr|Amazon EMR
  aws.emr-containers|Amazon EMR Containers
  aws.emr-serverless|EMR Serverless
  aws.entityresolution|AWS EntityResolution
  aws.es|Amazon OpenSearch Service
  aws.events|Amazon EventBridge
  aws.evs|Amazon EVS
  aws.execute-api|Amazon API Gateway invocations
  aws.finspace|Amazon FinSpace
  aws.finspace-api|FinSpace Data
  aws.firehose|Amazon Data Firehose
  aws.fis|AWS Fault Injection Service
  aws.fms|Firewall Management Service
  aws.forecast|Amazon Forecast Service
  aws.forecastquery|Amazon Forecast Query Service
  aws.frauddetector|Amazon Fraud Detector
  aws.freetier|AWS Free Tier
  aws.fsx|Amazon FSx
  aws.gamelift|Amazon GameLift
  aws.gameliftstreams|Amazon GameLift Streams
  aws.geo|Amazon Location Service
  aws.geo-maps|Amazon Location Service Maps V2
  aws.geo-places|Amazon Location Service Places V2
  aws.geo-routes|Amazon Location Service Routes V2
  aws.glacier|Amazon Glacier
  aws.globalaccelerator|AWS Global Accelerator
  aws.glue|AWS Glue
  aws.grafana|Amazon Managed Grafana
  aws.greengrass|AWS IoT Greengrass
  aws.groundstation|AWS Ground Station
  aws.guardduty|Amazon GuardDuty
  aws.health|AWS Health APIs and Notifications
  aws.health-agent|Connect Health
  aws.healthimaging|AWS HealthImaging
  aws.healthlake|AWS HealthLake
  aws.iam|AWS IAM
  aws.identity-chime|Amazon Chime SDK Identity
  aws.identitystore|AWS SSO Identity Store
  aws.imagebuilder|EC2 Image Builder
  aws.importexport|AWS Import/Export
  aws.inspector|Amazon Inspector
  aws.inspector-scan|Amazon Inspector Scan
  aws.inspector2|Inspector2
  aws.interconnect|AWS Interconnect
  aws.internetmonitor|Amazon CloudWatch Internet Monitor
  aws.invoicing|AWS Invoicing
  aws.iot|AWS IoT
  aws.iot-jobs-data|AWS IoT Jobs Data Plane
  aws.iotanalytics|AWS IoT Analytics
  aws.iotdata|AWS IoT Data Plane
  aws.iotdeviceadvisor|AWS IoT Core Device Advisor
  aws.iotevents|AWS IoT Events
  aws.ioteventsdata|AWS IoT Events Data
  aws.iotfleetwise|AWS IoT FleetWise
  aws.iotmanagedintegrations|Managed integrations for AWS IoT Device Management
  aws.iotsitewise|AWS IoT SiteWise
  aws.iotthingsgraph|AWS IoT Things Graph
  aws.iottwinmaker|AWS IoT TwinMaker
  aws.iotwireless|AWS IoT Wireless
  aws.ivs|Amazon IVS
  aws.ivschat|Amazon IVS Chat
  aws.ivsrealtime|Amazon IVS Real-Time
  aws.kafka|Managed Streaming for Kafka
  aws.kafkaconnect|Kafka Connect
  aws.kendra|AWSKendraFrontendService
  aws.kendra-ranking|Kendra Ranking
  aws.kinesis|Amazon Kinesis
  aws.kinesisanalytics|Amazon Kinesis Data Analytics
  aws.kinesisvideo|Amazon Kinesis Video Streams
  aws.kms|AWS KMS
  aws.lakeformation|AWS Lake Formation
  aws.lambda|AWS Lambda
  aws.launchwizard|AWS Launch Wizard
  aws.lex|Amazon Lex
  aws.license-manager|AWS License Manager
  aws.license-manager-linux-subscriptions|AWS License Manager Linux Subscriptions
  aws.license-manager-user-subscriptions|AWS License Manager User Subscriptions
  aws.lightsail|Amazon Lightsail
  aws.logs|Amazon CloudWatch Logs
  aws.lookoutequipment|Amazon Lookout for Equipment
  aws.m2|AWSMainframeModernization
  aws.machinelearning|Amazon Machine Learning
  aws.macie|Amazon Macie
  aws.macie2|Amazon Macie
  aws.mail-manager|MailManager
  aws.managedblockchain|Amazon Managed Blockchain
  aws.managedblockchain-query|Amazon Managed Blockchain Query
  aws.managedservices|AWS Managed Services
  aws.marketplacecatalog|AWS Marketplace Catalog
  aws.marketplacecommerceanalytics|AWS Marketplace Commerce Analytics
  aws.media-pipelines-chime|Amazon Chime SDK Media Pipelines
  aws.mediaconnect|AWS MediaConnect
  aws.mediaconvert|AWS Elemental MediaConvert
  aws.medialive|AWS Elemental MediaLive
  aws.mediapackage|AWS Elemental MediaPackage
  aws.mediapackage-vod|MediaPackage Vod
  aws.mediapackagev2|AWS Elemental MediaPackage v2
  aws.mediastore|AWS Elemental MediaStore
  aws.mediatailor|AWS MediaTailor
  aws.medical-imaging|AWS Health Imaging
  aws.meetings-chime|Amazon Chime SDK Meetings
  aws.memory-db|Amazon MemoryDB
  aws.memorydb|Amazon MemoryDB
  aws.messaging-chime|Amazon Chime SDK Messaging
  aws.mgh|AWS Migration Hub
  aws.mgn|AWS Application Migration Service
  aws.migrationhub-config|AWS Migration Hub Config
  aws.migrationhub-orchestrator|AWS Migration Hub Orchestrator
  aws.migrationhub-strategy|Migration Hub Strategy Recommendations
  aws.mobiletargeting|Amazon Pinpoint
  aws.models-v2-lex|Lex Models V2
  aws.monitoring|Amazon CloudWatch
  aws.mpa|AWS Multi-party Approval
  aws.mq|AmazonMQ
  aws.mturk-requester|Amazon MTurk
  aws.neptune-db|Amazon NeptuneData
  aws.neptune-graph|Neptune Graph
  aws.network-firewall|Network Firewall
  aws.networkflowmonitor|Network Flow Monitor
  aws.networkmanager|AWS Network Manager
  aws.networkmonitor|Amazon CloudWatch Network Monitor
  aws.notifications|AWS User Notifications
  aws.notifications-contacts|AWS User Notifications Contacts
  aws.nova-act|Nova Act Service
  aws.oam|CloudWatch Observability Access Manager
  aws.observabilityadmin|CloudWatch Observability Admin Service
  aws.odb|Oracle Database@AWS
  aws.oidc|SSO OIDC
  aws.omics|Amazon Omics
  aws.opsworks|AWS OpsWorks
  aws.organizations|AWS Organizations
  aws.osis|Amazon OpenSearch Ingestion
  aws.outposts|AWS Outposts
  aws.panorama|AWS Panorama
  aws.partnercentral-account|Partner Central Account API
  aws.partnercentral-benefits|PartnerCentral Benefits
  aws.partnercentral-channel|Partner Central Channel API
  aws.partnercentral-selling|Partner Central Selling API
  aws.payment-cryptography|AWS Payment Cryptography
  aws.pca-connector-ad|PcaConnectorAd
  aws.pca-connector-scep|Private CA Connector for SCEP
  aws.pcs|AWS Parallel Computing Service
  aws.personalize|Amazon Personalize
  aws.personalize-events|Amazon Personalize Events
  aws.personalize-runtime|Amazon Personalize Runtime
  aws.pi|AWS PI
  aws.pinpoint|Amazon Pinpoint
  aws.pipes|Amazon EventBridge Pipes
  aws.polly|Amazon Polly
  aws.pricing|AWS Pricing
  aws.profile|Customer Profiles
  aws.proton|AWS Proton
  aws.qapps|Amazon Q Apps
  aws.qbusiness|Amazon Q Business
  aws.qldb|Amazon QLDB
  aws.quicksight|Amazon QuickSight
  aws.ram|AWS Resource Access Manager
  aws.rbin|Amazon Recycle Bin
  aws.rds|Amazon RDS
  aws.rds-data|AWS RDS DataService
  aws.redshift|Amazon Redshift
  aws.redshift-data|Redshift Data API Service
  aws.redshift-serverless|Redshift Serverless
  aws.redshiftdata|Amazon Redshift Data API
  aws.refactor-spaces|AWS Migration Hub Refactor Spaces
  aws.rekognition|Amazon Rekognition
  aws.reporting-marketplace|AWS Marketplace Reporting Service
  aws.repostspace|AWS re:Post Private
  aws.resiliencehub|AWS Resilience Hub
  aws.resource-explorer-2|AWS Resource Explorer
  aws.resource-groups|Resource Groups
  aws.rolesanywhere|IAM Roles Anywhere
  aws.route53|Route 53
  aws.route53-recovery-cluster|Route53 Recovery Cluster
  aws.route53-recovery-control-config|AWS Route53 Recovery Control Config
  aws.route53-recovery-readiness|AWS Route53 Recovery Readiness
  aws.route53domains|Amazon Route 53 Domains
  aws.route53globalresolver|Amazon Route 53 Global Resolver
  aws.route53profiles|Route 53 Profiles
  aws.route53resolver|Amazon Route 53 Resolver
  aws.rtbfabric|AWS RTB Fabric
  aws.rum|CloudWatch RUM
  aws.runtime-v2-lex|Lex Runtime V2
  aws.s3|Amazon S3
  aws.s3-control|AWS S3 Control
  aws.s3-outposts|Amazon S3 Outposts
  aws.s3files|Amazon S3 Files
  aws.s3tables|Amazon S3 Tables
  aws.s3vectors|Amazon S3 Vectors
  aws.sagemaker|Amazon SageMaker
  aws.sagemaker-geospatial|Amazon SageMaker geospatial capabilities
  aws.savingsplans|AWS Savings Plans
  aws.scheduler|Amazon EventBridge Scheduler
  aws.schemas|Schemas
  aws.scn|AWS Supply Chain
  aws.sdb|Amazon SimpleDB
  aws.secretsmanager|AWS Secrets Manager
  aws.security-ir|Security Incident Response
  aws.securityagent|AWS Security Agent
  aws.securityhub|AWS SecurityHub
  aws.securityir|AWS Security Incident Response
  aws.securitylake|Amazon Security Lake
  aws.serverlessrepo|AWSServerlessApplicationRepository
  aws.servicecatalog|AWS Service Catalog
  aws.servicecatalog-appregistry|AWS Service Catalog App Registry
  aws.servicediscovery|AWS Cloud Map
  aws.servicequotas|Service Quotas
  aws.ses|Amazon SES
  aws.shield|AWS Shield
  aws.signer|AWS Signer
  aws.signin|AWS Sign-In
  aws.simspaceweaver|AWS SimSpace Weaver
  aws.sms|AWS Server Migration Service
  aws.sms-voice|Amazon Pinpoint SMS Voice V2
  aws.snow-device-management|AWS Snow Device Management
  aws.snowball|Amazon Snowball
  aws.sns|Amazon SNS
  aws.social-messaging|AWS End User Messaging Social
  aws.sqs|Amazon SQS
  aws.ssm|AWS Systems Manager
  aws.ssm-contacts|SSM Contacts
  aws.ssm-guiconnect|AWS SSM-GUIConnect
  aws.ssm-incidents|SSM Incidents
  aws.ssm-quicksetup|AWS Systems Manager QuickSetup
  aws.ssm-sap|AWS Systems Manager for SAP
  aws.sso|SSO Admin
  aws.sso-oauth|SSO OIDC
  aws.states|AWS Step Functions
  aws.storagegateway|AWS Storage Gateway
  aws.sts|AWS STS
  aws.supplychain|AWS Supply Chain
  aws.support|AWS Support
  aws.supportapp|AWS Support App
  aws.sustainability|AWS Sustainability
  aws.swf|Amazon SWF
  aws.synthetics|Synthetics
  aws.tag|AWS resource tags
  aws.tagging|AWS Resource Groups Tagging API
  aws.tax|Tax Settings
  aws.textract|Amazon Textract
  aws.thinclient|Amazon WorkSpaces Thin Client
  aws.timestream|Amazon Timestream
  aws.timestream-influxdb|Timestream InfluxDB
  aws.tnb|AWS Telco Network Builder
  aws.transcribe|Amazon Transcribe Service
  aws.transfer|AWS Transfer
  aws.translate|Amazon Translate
  aws.trustedadvisor|TrustedAdvisor Public API
  aws.uxc|AWS User Experience Customization
  aws.verifiedpermissions|Amazon Verified Permissions
  aws.voice-chime|Amazon Chime SDK Voice
  aws.voiceid|Amazon Voice ID
  aws.vpc-lattice|Amazon VPC Lattice
  aws.waf|AWS WAF
  aws.waf-regional|WAF Regional
  aws.wafv2|AWS WAFV2
  aws.wellarchitected|AWS Well-Architected Tool
  aws.wickr|AWS Wickr Admin API
  aws.wisdom|Amazon Q in Connect
  aws.workdocs|Amazon WorkDocs
  aws.workmail|Amazon WorkMail
  aws.workmailmessageflow|Amazon WorkMail Message Flow
  aws.workspaces|Amazon WorkSpaces
  aws.workspaces-instances|Amazon Workspaces Instances
  aws.workspaces-web|Amazon WorkSpaces Web
  aws.xray|AWS X-Ray
  route53-recovery-readiness.amazonaws.com|Amazon Application Recovery Controller
  """#
