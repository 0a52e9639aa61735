import Checks
import CloudFormation
public import Diagnostics
import EventBridge
import EventPattern
import Expressions
import Flow
import Planning
import Reading
import Resolving
import RuleChecks
import Schedules
import Simulation
import Terraform
import YAML

/// The rules of every module: the one list in which reports and the command's options look up codes.
public let allRules = RuleList(
  yamlRules + eventPatternRules + expressionRules + scheduleRules + workflowValueRules + projectTextRules
    + resolvingRules + readingRules + checkRules + planningRules + simulationRules + cloudFormationRules
    + eventBridgeRules + terraformRules + driverRules + gitRules + existingRuleRules)
