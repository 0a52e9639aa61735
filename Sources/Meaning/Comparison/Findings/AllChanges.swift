/// Every kind of change, by its number: the one list.
public let allChanges: [ChangeCode] = [
  .workflowAdded, .workflowRemoved, .workflowRenamed, .workflowStopped, .workflowStarted, .workflowIdleChanged,
  .workflowTextsChanged, .idleWorkflowRewritten,
  .eventsNarrowed, .eventsWidened, .eventsShifted, .eventsReplaced, .eventsUndecided, .busChanged, .eventsAdded,
  .eventsRemoved,
  .runsRemoved, .runsAdded, .runsMoved, .scheduleAdded, .scheduleRemoved, .timezoneChanged,
  .taskAdded, .taskRemoved, .taskRenamed, .tasksReordered, .actionChanged, .receiverChanged, .inputsChanged,
  .conditionAdded, .conditionRemoved, .conditionChanged, .retryChanged, .timeoutChanged, .errorPathChanged,
  .deadLettersDropped, .deadLettersKept, .stepsChanged, .machineNeeded, .machineDropped, .runDiffers,
  .testBroken, .machineTypeChanged,
  .accessGained, .accessLost, .accessNarrowed, .accessWidened, .accessMoved,
  .resourceCreated, .resourceUpdated, .resourceReplaced, .resourceDeleted, .dataDeleted, .dataReplaced, .nameGone,
  .retentionShortened,
  .costGrows, .costShrinks, .costUnclear,
  .environmentAdded, .environmentRemoved, .environmentMoved, .connectionAdded, .connectionRemoved,
  .connectionChanged,
  .sourceAdded, .sourceRemoved, .sourceChanged, .quotaNear, .ownersMoved, .toolLeft, .shadowsLive,
]
