public import Diagnostics

/// The rules of this module; each is defined beside its check.
public let checkRules: [DiagnosticCode] = [
  .duplicateWorkflow, .startedNotDeployed, .endlessStart, .unknownEvent, .unlistedEvent, .unknownSource,
  .awsSourceOnBus, .partnerSource,
  .unknownTestTask, .unreachableStep, .constantCondition, .singleBranch, .fieldNotCarried, .fieldMisspelt,
  .fieldOfOtherType, .foreignPath, .foreignValue, .unknownAction, .unknownInput, .missingInput, .inputType,
  .constantInput, .inputGroup,
  .unknownConnection, .wrongConnectionKind, .connectionNeeded, .fifoWithoutGroup, .fifoTopic, .unknownService,
  .unknownErrorName, .statesAllNotAlone, .unlistedAction, .streamingAction, .bodyWithGet, .gmailNeedsUser,
  .unboundName, .unknownTask, .taskNotRun, .taskElsewhere, .itemOutsideLoop, .errorOutsideFailure, .unknownMember,
  .unknownEventField, .misspeltEventField, .unknownResultMember, .misspeltResultMember, .resultMayBeMissing,
  .loopWithoutList, .waitWithoutTime, .nameInFilter, .repeatedRule, .ruleWithinRule, .requiredByPolicy,
  .toolWithoutLink,
]

extension DiagnosticCode {
  /// A project with connections of two kinds.
  static let connectionsProject = """
    project: shop
    connections:
      alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      mail: {ses: {from: shop@example.com}}

    """
}
