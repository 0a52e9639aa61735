public import Diagnostics
import EventPattern
public import Existing
import Schedules
import Source

/// Checks rules that exist already, from files that are deployed together. What only a deployment knows is not judged.
public func checkRules(_ files: [ExistingFile], into sink: DiagnosticSink) {
  let resources = files.resolvingLocals.flatMap(\.resources)
  let context = RuleContext(resources, sink: sink)
  let found = ExistingRules(resources)
  for rule in found.rules {
    checkTrigger(rule, context)
    checkTargets(rule, context)
  }
  for target in found.rules.flatMap(\.targets) + found.targets {
    checkCall(target, context)
    checkDelivery(target, context)
    checkInput(target, context)
  }
}

/// What the checks of one run share.
struct RuleContext {
  let resources: [String: ExistingResource]
  let permissions: [ExistingResource]
  let sink: DiagnosticSink

  init(_ all: [ExistingResource], sink: DiagnosticSink) {
    resources = Dictionary(all.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    permissions = all.filter { $0.kind == .functionPermission }
    self.sink = sink
  }

  func arn(_ value: ExistingValue?) -> KnownARN? { KnownARN(value, among: resources) }

  func report(
    _ code: DiagnosticCode, _ message: Sentence, at value: Span, hint: Sentence, severity: Severity? = nil
  ) {
    sink.add(Diagnostic(code, message, at: value, hint: hint, severity: severity))
  }
}

/// The codes of the checks of rules that exist already.
public let existingRuleRules: [DiagnosticCode] = [
  .ruleWithoutTrigger, .scheduleOnBus, .ruleNameInvalid, .scheduleForm, .tooManyRuleTargets, .targetIDRepeated,
  .targetIDInvalid, .targetNotCallable, .targetNeedsRole, .targetNeedsParameters, .fargateNeedsNetwork,
  .fifoNeedsGroup, .deadLetterFIFO, .deadLetterElsewhere, .retryOutOfRange, .permissionMissing, .severalInputs,
  .placeholderUndefined, .placeholderReserved, .inputPathForm, .templateNotJSON, .logTemplateForm,
]
