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
import Schedules
import Simulation
import YAML

/// The rules of every room: the one list that reports and the command's options look codes up in.
public let allRules = RuleList(
  yamlRules + eventPatternRules + expressionRules + scheduleRules + workflowValueRules + resolvingRules
    + readingRules + checkRules + planningRules + simulationRules + cloudFormationRules + eventBridgeRules
    + driverRules + gitRules)
