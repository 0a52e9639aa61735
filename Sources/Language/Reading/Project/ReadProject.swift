public import Diagnostics
public import Flow
import Resolving
public import Source
import Workflows
public import YAML

/// A project file that was read. What holds variables of the environment, sources and connections, is kept to be read in
/// others.
public struct ProjectReading: Sendable {
  /// The project in the environment that was picked.
  public let project: Project
  /// That environment: the named one, else the first.
  public let environment: Environment?
  /// Whether sources or connections speak of variables, so that the project differs between environments.
  public let holdsVariables: Bool
  /// What is wrong with sources and connections in that environment, where they differ between environments.
  fileprivate let findings: [Diagnostic]
  fileprivate let tree: YAMLTree
  fileprivate let file: SourceFile
  fileprivate let sources: NodeIndex?
  fileprivate let connections: NodeIndex?

  /// The project in one of its environments, the one that was picked or another one.
  public func project(in environment: Environment?, into sink: DiagnosticSink) -> Project {
    guard holdsVariables else { return project }
    guard let environment, environment.name.value != self.environment?.name.value else {
      sink.add(contentsOf: findings)
      return project
    }
    let reader = NodeReader(tree, file, into: sink)
    reader.variables = Variables(of: environment, in: project)
    var project = project
    project.sources = sources.map { reader.sources($0) } ?? []
    project.connections = connections.map { reader.connections($0) } ?? []
    project.variableUses = reader.variableUses
    return project
  }
}

/// Reads a project file. What is wrong goes to the sink, but what may be so in one environment alone: `project(in:into:)`
/// tells that. A document that breaks off is none.
///
/// `vars.NAME` in sources and connections is replaced by the value of the named environment, of the first one where
/// none is named.
public func readProject(
  _ tree: YAMLTree, _ file: SourceFile, environment: String?, into sink: DiagnosticSink
) -> ProjectReading? {
  let reader = NodeReader(tree, file, into: sink)
  defer { reader.reportSecrets() }
  guard let document = tree.documents.first, !tree.isBroken(document), !reader.isNull(document) else {
    guard tree.isWhole else { return nil }
    reader.report(.emptyFile, .fileHoldsNothing, at: file.span.head, hint: .beginWithProject)
    return nil
  }
  if tree.documents.count > 1 {
    reader.report(
      .severalProjects, .secondDocument, at: reader.anchor(of: tree.documents[1]),
      hint: .oneDocument)
  }
  return reader.project(document, environment: environment)
}

extension NodeReader {
  fileprivate func project(_ node: NodeIndex, environment name: String?) -> ProjectReading? {
    guard tree.kind(of: node) == .mapping else {
      guard !tree.isInvalid(node) else { return nil }
      report(
        .notAMap, .projectFileIsMap(found(node)), at: span(node),
        hint: .beginWithProject)
      return nil
    }
    if let name = keyNode("workflow", of: node), keyNode("project", of: node) == nil {
      report(
        .workflowHere, .workflowInProjectFile, at: span(name),
        hint: .keepWorkflowsApart)
      return nil
    }
    guard let fields = fields(node, as: ProjectKey.self) else { return nil }
    var project = Project(span: span(node))
    project.unread = unreadParts(node, fields)
    project.name = fields[.project].flatMap { self.name($0, .projectName) }
    if let node = fields[.workflows] {
      project.workflows = oneOrMore(node, .key("workflows")).compactMap {
        text($0, .key("workflows"), wanted: .path)
      }
    }
    // Variables are known before what speaks of them is read.
    project.environments = fields[.environments].map { environments($0) } ?? []
    let environment = picked(name, of: project, fields)
    variables = Variables(of: environment, in: project)
    holdsVariables = false
    let common = sink
    sink = DiagnosticSink()
    project.sources = fields[.sources].map { sources($0) } ?? []
    project.connections = fields[.connections].map { connections($0) } ?? []
    project.variableUses = variableUses
    let findings = sink.diagnostics
    let differs = holdsVariables
    sink = common
    if !differs { sink.add(contentsOf: findings) }
    if let node = fields[.accounts] { project.accounts = accounts(node) }
    if let node = fields[.defaults] { project.defaults = defaults(node) }
    project.stacks = fields[.stacks].flatMap { integer($0, .key("stacks"), in: Bounds.stacks) }
    if let node = fields[.policy] { project.required = requirements(node) }
    return ProjectReading(
      project: project, environment: environment, holdsVariables: differs, findings: findings, tree: tree,
      file: file,
      sources: fields[.sources], connections: fields[.connections])
  }

  /// The parts that are no maps, or may be what an unknown key was meant for.
  private func unreadParts(_ node: NodeIndex, _ fields: Fields<ProjectKey>) -> Set<Project.Part> {
    let parts: [(ProjectKey, Project.Part)] = [
      (.sources, .sources), (.connections, .connections), (.environments, .environments),
    ]
    return Set(parts.filter { key, _ in mayLack(key, of: node, fields) }.map(\.1))
  }

  /// The environment of a name, the first one where there is no name.
  private func picked(_ name: String?, of project: Project, _ fields: Fields<ProjectKey>) -> Environment? {
    guard let name else { return project.environments.first }
    if let environment = project.environment(named: name) { return environment }
    if project.unread.contains(.environments) { return project.environments.first }
    let names = project.environments.map(\.name.value)
    let near = nearestName(to: name, among: names)
    report(
      .unknownEnvironment, .noEnvironment(name),
      at: fields.name(of: .environments).map { span($0) } ?? project.span.head,
      hint: .didYouMean(near)
        ?? (names.isEmpty ? .addUnderEnvironments : .thereAre(names)))
    return project.environments.first
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

  private func requirements(_ node: NodeIndex) -> [Located<String>] {
    guard let fields = fields(node, as: PolicyKey.self), let list = fields[.require] else { return [] }
    var result: [Located<String>] = []
    for item in items(list, .key("require"), wanted: .keyList) ?? [] {
      guard let key = text(item, .key("require"), wanted: .workflowKey) else { continue }
      guard PolicyKey.requirable.contains(where: { $0.rawValue == key.value }) else {
        reportChoice(item, .key("require"), among: PolicyKey.requirable.map(\.rawValue))
        continue
      }
      if let first = result.first(where: { $0.value == key.value }) {
        report(
          .repeatedEntry, .requiredTwice(key.value), at: key.span, hint: .takeAway,
          labels: [Label(first.span, .firstNamedHere)])
      } else {
        result.append(key)
      }
    }
    return result
  }
}
