import Catalog
import Diagnostics
import Expressions
public import Flow
import Source

/// The variables of an environment: the values of `vars.NAME`.
public struct Variables: Sendable {
  public let environment: Environment?
  private let hasProject: Bool
  /// Whether the environment may have variables that could not be read.
  private let isUnread: Bool
  private let entries: [String: ValueEntry]
  /// For each variable of the project, the first environment that has it.
  private let owners: [String: String]

  /// The variables of one of a project's environments; there is none, and no variable, without a project file.
  public init(of environment: Environment?, in project: ProjectHead?) {
    self.environment = environment
    hasProject = project != nil
    isUnread = project?.unread.contains(.environments) == true || environment?.hasUnreadVariables == true
    entries = Dictionary(
      (environment?.variables ?? []).map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    var owners: [String: String] = [:]
    for environment in project?.environments.reversed() ?? [] {
      for variable in environment.variables { owners[variable.name.value] = environment.name.value }
    }
    self.owners = owners
  }

  /// The value of a variable, or of a member of it, by the steps after `vars`; nil after a finding, also one in the
  /// project file.
  func value(_ steps: [Expression.Step], at place: Span, into sink: DiagnosticSink) -> Value? {
    func report(_ message: Sentence, hint: Sentence? = nil, labels: [Label] = []) {
      sink.add(Diagnostic(.unboundVariable, message, at: place, hint: hint, labels: labels))
    }
    guard case .member(let name)? = steps.first else {
      report(.varsWithoutName, hint: .writeVarsName)
      return nil
    }
    guard let entry = entries[name] else {
      reportUnbound(name, at: place, into: sink)
      return nil
    }
    var value = entry.value
    for step in steps.dropFirst() {
      switch (step, value.kind) {
      case (.member(let member), .map(let entries)):
        guard let found = entries.first(where: { $0.name.value == member }) else {
          let near = sink.suggestion(for: member, among: entries.lazy.map(\.name.value))
          report(
            .variableHasNo(name, member: member), hint: .didYouMean(near),
            labels: [Label(entry.name.span, .theVariable)])
          return nil
        }
        value = found.value
      case (.element(let index), .list(let items)) where items.indices.contains(index): value = items[index]
      default:
        report(.variableHasNothing(name), labels: [Label(entry.name.span, .theVariable)])
        return nil
      }
    }
    if case .invalid = value.kind { return nil }
    return value
  }

  private func reportUnbound(_ name: String, at place: Span, into sink: DiagnosticSink) {
    if isUnread { return }
    if let environment, let other = owners[name] {
      sink.add(
        Diagnostic(
          .variableMissing, .environmentLacks(environment.name.value, variable: name, other: other), at: place,
          hint: .addToVars(environment.name.value), labels: [Label(environment.name.span, .thisEnvironment)],
          notes: [.everyValueFromEnvironment]))
      return
    }
    let near = sink.suggestion(for: name, among: (environment?.variables ?? []).lazy.map(\.name.value))
    sink.add(
      Diagnostic(
        .unboundVariable, .noEnvironmentHas(name), at: place,
        hint: .didYouMean(near) ?? (hasProject ? .addToEachEnvironment : .addProjectFile(name))))
  }
}
