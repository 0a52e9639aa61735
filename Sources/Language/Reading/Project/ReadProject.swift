public import Diagnostics
public import Flow
public import Source
public import Workflows
public import YAML

/// Reads a project file once for all environments: `vars.NAME` stays a reference. What is wrong goes to the sink.
///
/// Of a file that holds no project, or whose document breaks off, nothing is known.
public func readProject(_ tree: YAMLTree, _ file: SourceFile, into sink: DiagnosticSink) -> WrittenProject {
  let reader = NodeReader(tree, file, into: sink)
  defer { reader.reportSecrets() }
  let unread = WrittenProject(ProjectHead(span: file.span, unread: Set(ProjectHead.Part.allCases)))
  guard let document = tree.documents.first, !tree.isBroken(document), !reader.isNull(document) else {
    guard tree.isWhole else { return unread }
    reader.report(.emptyFile, .fileHasNoDocument, at: file.span.head, hint: .beginWithProject)
    return unread
  }
  if tree.documents.count > 1 {
    reader.report(.severalProjects, .secondDocument, at: reader.anchor(of: tree.documents[1]), hint: .oneDocument)
  }
  return reader.project(document) ?? unread
}

/// The environment of a name, the first one where there is no name or, after a finding, no such environment.
public func environment(
  named name: String?, of project: WrittenProject, into sink: DiagnosticSink
) -> Environment? {
  guard let name else { return project.environments.first }
  if let environment = project.head.environment(named: name) { return environment }
  if project.unread.contains(.environments) { return project.environments.first }
  let names = project.environments.map(\.name.value)
  sink.add(
    Diagnostic(
      .unknownEnvironment, .noEnvironment(name), at: project.environmentsPlace,
      hint: .didYouMean(nearestName(to: name, among: names))
        ?? (names.isEmpty ? .addUnderEnvironments : .knownNames(names))))
  return project.environments.first
}

extension NodeReader {
  fileprivate func project(_ node: NodeIndex) -> WrittenProject? {
    guard tree.kind(of: node) == .mapping else {
      guard !tree.isInvalid(node) else { return nil }
      report(.notAMap, .projectFileIsMap(found(node)), at: span(node), hint: .beginWithProject)
      return nil
    }
    if let name = keyNode("workflow", of: node), keyNode("project", of: node) == nil {
      report(.workflowHere, .workflowInProjectFile, at: span(name), hint: .keepWorkflowsApart)
      return nil
    }
    guard let fields = fields(node, as: ProjectKey.self) else { return nil }
    var project = WrittenProject(ProjectHead(span: span(node), unread: unreadParts(node, fields)))
    project.name = fields[.project].flatMap { self.name($0, .projectName) }
    if let node = fields[.workflows] {
      project.workflows = oneOrMore(node, .key("workflows")).compactMap {
        text($0, .key("workflows"), wanted: .path)
      }
    }
    project.environments = fields[.environments].map { environments($0) } ?? []
    if let name = fields.name(of: .environments) { project.environmentsPlace = span(name) }
    // A variable has no variables in its value; one that does has its finding.
    usesVariables = false
    project.sources = fields[.sources].map { sources($0) } ?? []
    project.connections = fields[.connections].map { connections($0) } ?? []
    project.usesVariables = usesVariables
    if let node = fields[.accounts] { project.accounts = accounts(node) }
    if let node = fields[.defaults] { project.defaults = defaults(node) }
    project.stacks = fields[.stacks].flatMap { integer($0, .key("stacks"), in: Bounds.stacks) }
    if let node = fields[.rates] { project.rates = rates(node) }
    if let node = fields[.policy], let policy = self.fields(node, as: PolicyKey.self) {
      project.required = policy[.require].map { requirements($0) } ?? []
      project.costIncrease = policy[.costIncrease].flatMap { rate($0, .key("cost-increase")) }
    }
    return project
  }

  /// The parts that are not maps, or may be what an unknown key was meant for.
  private func unreadParts(_ node: NodeIndex, _ fields: Fields<ProjectKey>) -> Set<ProjectHead.Part> {
    let parts: [(ProjectKey, ProjectHead.Part)] = [
      (.sources, .sources), (.connections, .connections), (.environments, .environments),
    ]
    return Set(parts.filter { key, _ in mayLack(key, of: node, fields) }.map(\.1))
  }

  private func defaults(_ node: NodeIndex) -> Defaults {
    var defaults = Defaults()
    guard let fields = fields(node, as: DefaultsKey.self) else { return defaults }
    defaults.retry = fields[.retry].flatMap { retry($0) }
    if let node = fields[.logRetention], let length = duration(node, .key("log-retention")) {
      let days = length.value.seconds / 86_400
      if length.value.seconds.isMultiple(of: 86_400), Bounds.retentionDays.contains(days) {
        defaults.logRetention = Located(days, length.span)
      } else {
        let nearest = Bounds.retentionDays.first { $0 * 86_400 >= length.value.seconds } ?? 3653
        report(
          .logRetention, .cannotKeepEntries(length.value.text), at: length.span,
          hint: .write("\(nearest)d"), fixes: replacement(of: node, with: "\(nearest)d", safety: .unsafe))
      }
    }
    return defaults
  }

  private func rates(_ node: NodeIndex) -> [(workflow: Located<String>, rate: Located<EventRate>)] {
    (names(node, .key("rates")) ?? []).compactMap { entry in
      rate(entry.value, .key("rates")).map { (name(entry.name), $0) }
    }
  }

  private func rate(_ node: NodeIndex, _ owner: Sentence) -> Located<EventRate>? {
    guard let text = text(node, owner) else { return nil }
    guard let rate = EventRate(text.value) else {
      report(.rateForm, .isText(owner, text.value), at: text.span, hint: .writeRate)
      return nil
    }
    return Located(rate, text.span)
  }

  private func requirements(_ list: NodeIndex) -> [Located<String>] {
    var result: [Located<String>] = []
    for item in items(list, .key("require"), wanted: .keyList) ?? [] {
      guard let key = text(item, .key("require"), wanted: .workflowKey) else { continue }
      guard PolicyKey.requirable.contains(where: { $0.rawValue == key.value }) else {
        reportChoice(item, .key("require"), among: PolicyKey.requirable.map(\.rawValue))
        continue
      }
      if let first = result.first(where: { $0.value == key.value }) {
        report(
          .repeatedEntry, .requiredTwice(key.value), at: key.span, hint: .removeIt,
          labels: [Label(first.span, .firstNamedHere)])
      } else {
        result.append(key)
      }
    }
    return result
  }
}
