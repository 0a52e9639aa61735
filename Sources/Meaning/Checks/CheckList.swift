public import Diagnostics
import Flow

/// A check: what it looks at, and the codes in its file.
struct Check: Sendable {
  enum Subject: Sendable {
    /// The workflows of a project together, and who of them starts whom.
    case project(@Sendable ([Flow], [WorkflowStart], CheckContext) -> Void)
    case workflow(@Sendable (Flow, CheckContext) -> Void)
    /// One step of a workflow, without the steps inside it.
    case step(@Sendable (FlowStep, CheckContext) -> Void)
    /// One task of a workflow.
    case task(@Sendable (Call, Flow, CheckContext) -> Void)
  }

  let subject: Subject
  let codes: [DiagnosticCode]

  init(_ subject: Subject, _ codes: [DiagnosticCode]) {
    self.subject = subject
    self.codes = codes
  }
}

/// Every check. Some report codes of other rooms, or of another check, as well.
let checks: [Check] = [
  Check(.project(checkNames), [.duplicateWorkflow, .formerNameInUse]),
  Check(.project(checkSimilarTriggers), [.repeatedRule, .ruleWithinRule]),
  Check(.project(checkStarts), [.startedNotDeployed, .endlessStart]),
  Check(.workflow(checkPolicy), [.requiredByPolicy]),
  Check(.workflow(checkHome), [.toolWithoutLink]),
  Check(
    .workflow(checkTriggers), [.unknownEvent, .unlistedEvent, .unknownSource, .awsSourceOnBus, .partnerSource]),
  Check(.workflow(checkConditions), []),
  Check(
    .workflow(checkEventFields),
    [.fieldMissingInEvent, .fieldMisspelled, .fieldOfOtherType, .foreignPath, .foreignValue]),
  Check(.workflow(checkOrder), [.unreachableStep]),
  Check(
    .workflow(checkReferences),
    [
      .unboundName, .unknownTask, .taskNotRun, .taskElsewhere, .itemOutsideLoop, .errorOutsideFailure,
      .unknownMember,
      .unknownEventField, .misspelledEventField, .unknownResultMember, .misspelledResultMember, .resultMayBeMissing,
      .loopWithoutList, .waitWithoutTime, .nameInFilter,
    ]),
  Check(.workflow(checkTests), [.unknownTestTask]),
  Check(.step(checkStep), [.constantCondition, .singleBranch]),
  Check(.task(checkAction), [.unknownAction, .unknownService, .unlistedAction, .gmailNeedsUser]),
  Check(.task(checkInputs), [.unknownInput, .missingInput, .inputType, .constantInput, .inputGroup]),
  Check(.task(checkRequestBody), [.bodyWithGet]),
  Check(.task(checkServiceParameters), [.streamingAction]),
  Check(.task(checkConnections), [.unknownConnection, .wrongConnectionKind, .connectionNeeded]),
  Check(.task(checkResources), [.fifoWithoutGroup, .fifoTopic]),
  Check(.task(checkRetries), [.unknownErrorName, .statesAllNotAlone]),
]

/// The rules of what is found in workflows that were read.
public let checkRules = checks.flatMap(\.codes)
