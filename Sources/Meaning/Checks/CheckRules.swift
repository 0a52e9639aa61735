public import Diagnostics

/// The rules of what is found in workflows that were read; each stands with its check.
public let checkRules: [DiagnosticInfo] =
  DiagnosticInfo.workflowNameRules + DiagnosticInfo.startRules + DiagnosticInfo.similarTriggerRules
  + DiagnosticInfo.policyRules
  + DiagnosticInfo.triggerRules
  + DiagnosticInfo.eventFieldRules + DiagnosticInfo.stepRules + DiagnosticInfo.referenceRules
  + DiagnosticInfo.referencePathRules + DiagnosticInfo.loopRules + DiagnosticInfo.innerNameRules
  + DiagnosticInfo.timeRules
  + DiagnosticInfo.testRules + DiagnosticInfo.actionRules + DiagnosticInfo.inputRules
  + DiagnosticInfo.inputValueRules + DiagnosticInfo.requestBodyRules + DiagnosticInfo.serviceParameterRules
  + DiagnosticInfo.connectionRules + DiagnosticInfo.resourceRules + DiagnosticInfo.retryRules

extension DiagnosticInfo {
  /// A project with connections of two kinds.
  static let connectionsProject = """
    project: shop
    connections:
      alerts: {slack: {workspace: T0123ABCD, channel: C0123ABCD}}
      mail: {ses: {from: shop@example.com}}

    """
}
