import Diagnostics

extension ProjectReport {
  /// Joins the reports on the environments of a project, each of which may apply to several. The same change in several
  /// environments is one change, which names them. There must be at least one report.
  public init(joining reports: [(environments: [String], report: ProjectReport)]) {
    self = reports[0].report
    environments = reports.flatMap(\.environments)
    guard reports.count > 1 else { return }
    var own = JoinedChanges(environments)
    var workflows: [(name: String, report: WorkflowReport, changes: JoinedChanges)] = []
    var places: [String: Int] = [:]
    var known = Set(uncompared)
    for (named, report) in reports {
      own.add(report.changes, in: named)
      for workflow in report.workflows {
        let place = places[workflow.name] ?? workflows.count
        if place == workflows.count {
          places[workflow.name] = place
          workflows.append((workflow.name, workflow, JoinedChanges(environments)))
        }
        workflows[place].changes.add(workflow.changes, in: named)
      }
      uncompared += report.uncompared.filter { known.insert($0).inserted }
      unchanged.names.formIntersection(report.unchanged.names)
      unchanged.moved.formIntersection(report.unchanged.moved)
      unchanged.rewritten.formIntersection(report.unchanged.rewritten)
    }
    changes = own.finished
    self.workflows = workflows.map { name, report, changes in
      var report = report
      report.changes = changes.finished
      return report
    }
    sortWorkflows()
  }

  /// Sorts the workflows for reading: highest level first.
  mutating func sortWorkflows() { workflows.sort { ($1.level, $0.name) < ($0.level, $1.name) } }
}

/// Changes of several environments, each once.
private struct JoinedChanges {
  private struct Key: Hashable {
    let fingerprint: String
    let level: ChangeLevel
  }

  private let all: [String]
  private var changes: [Change] = []
  private var places: [Key: Int] = [:]

  init(_ environments: [String]) { all = environments }

  mutating func add(_ found: [Change], in environments: [String]) {
    for change in found {
      let key = Key(fingerprint: change.fingerprint, level: change.level)
      if let place = places[key] {
        if changes[place].environments.last != environments.last { changes[place].environments += environments }
        continue
      }
      places[key] = changes.count
      changes.append(change)
      changes[changes.count - 1].environments = environments
    }
  }

  /// The changes in reading order. A change in all environments names none.
  var finished: [Change] {
    changes.inReadingOrder.map { change in
      var change = change
      if change.environments.count == all.count { change.environments = [] }
      return change
    }
  }
}

extension [Change] {
  /// The changes by block, in each the highest level first.
  var inReadingOrder: [Change] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.code.block != second.code.block { return first.code.block.rawValue < second.code.block.rawValue }
      if first.level != second.level { return first.level > second.level }
      return left.offset < right.offset
    }.map(\.element)
  }
}
