import Diagnostics
import Expressions
import Flow
import Source
import Workflows
import YAML

extension NodeReader {
  func steps(_ node: NodeIndex, _ name: Sentence) -> [WrittenStep] {
    guard let items = items(node, name, wanted: .taskList) else { return [] }
    return items.map { step($0) }
  }

  /// One entry of a task list. One of the words for kinds determines its kind.
  private func step(_ node: NodeIndex) -> WrittenStep {
    guard tree.kind(of: node) == .mapping else {
      reportType(node, .task, wanted: .map)
      return .invalid(Origin(span(node)))
    }
    var first: (kind: StepKind, name: NodeIndex)?
    for (name, _) in tree.entries(of: node) {
      guard let kind = StepKind(rawValue: tree.text(of: name)) else { continue }
      if let first {
        report(
          .stepForm, .besideInEntry(kind.rawValue, first: first.kind.rawValue), at: span(name),
          hint: .makeTwoEntries, labels: [Label(span(first.name), .entryKind)]
        )
        return .invalid(Origin(span(node)))
      }
      first = (kind, name)
    }
    switch first?.kind {
    case .uses: return task(node)
    case .wait: return wait(node)
    case .parallel: return parallel(node)
    case .choose: return choose(node)
    case .forEach: return forEach(node)
    case .stop: return stop(node)
    case nil: return stepWithoutKind(node)
    }
  }

  /// An entry without such a word: a task whose `uses` is missing or misspelled, or something unknown.
  private func stepWithoutKind(_ node: NodeIndex) -> WrittenStep {
    var looksLikeTask = false
    var near: (kind: StepKind, name: NodeIndex)?
    for (name, _) in tree.entries(of: node) {
      let text = tree.text(of: name)
      if TaskKey(rawValue: text) != nil || TaskKey.otherNames[text] == .uses { looksLikeTask = true }
      if near == nil, TaskKey(rawValue: text) == nil,
        let word = nearestName(to: text, among: StepKind.allCases.map(\.rawValue)) ?? StepKind.otherNames[text],
        let kind = StepKind(rawValue: word)
      {
        near = (kind, name)
      }
    }
    if let near, near.kind != .uses {
      report(
        .unknownKey, .unknownEntryKey(tree.text(of: near.name)), at: span(near.name),
        hint: .didYouMean(near.kind.rawValue), fixes: replacement(of: near.name, with: near.kind.rawValue))
      return .invalid(Origin(span(node)))
    }
    if looksLikeTask || near != nil { return task(node) }
    if !tree.isInvalid(node) { report(.stepForm, .entryWithoutKind, at: anchor(of: node), hint: .writeKind) }
    return .invalid(Origin(span(node)))
  }

  private func wait(_ node: NodeIndex) -> WrittenStep {
    guard let fields = fields(node, as: WaitKey.self), let value = fields[.wait] else {
      return .invalid(Origin(span(node)))
    }
    if tree.kind(of: value) == .mapping {
      guard let inner = self.fields(value, as: WaitUntilKey.self), let until = inner[.until] else {
        return .invalid(Origin(span(node)))
      }
      if looksLikeDate(until) {
        report(.expressionSyntax, .untilIsDate, at: span(until), hint: .writeTimeAsText)
        return .invalid(Origin(span(node)))
      }
      guard let expression = expression(until, .key("until"))
      else { return .invalid(Origin(span(node))) }
      return .wait(.until(expression), Origin(span(node)))
    }
    guard let duration = duration(value, .key("wait")) else { return .invalid(Origin(span(node))) }
    return .wait(.seconds(duration.value.seconds, Origin(duration.span)), Origin(span(node)))
  }

  /// Whether a text begins like a date: four digits and a hyphen.
  private func looksLikeDate(_ node: NodeIndex) -> Bool {
    guard tree.kind(of: node) == .scalar else { return false }
    let start = Array(tree.text(of: node).utf8.prefix(5))
    return start.count == 5 && start.last == UInt8(ascii: "-") && start.dropLast().allSatisfy(\.isDigit)
  }

  private func parallel(_ node: NodeIndex) -> WrittenStep {
    guard let fields = fields(node, as: ParallelKey.self), let value = fields[.parallel],
      let branches = items(value, .key("parallel"), wanted: .listOfTaskLists)
    else { return .invalid(Origin(span(node))) }
    let lists = branches.map { steps($0, .branchOfParallel) }
    return .parallel(lists, Origin(span(node)))
  }

  private func choose(_ node: NodeIndex) -> WrittenStep {
    guard let fields = fields(node, as: ChooseKey.self), let value = fields[.choose],
      let entries = items(value, .key("choose"), wanted: .listOfBranches)
    else { return .invalid(Origin(span(node))) }
    var branches: [WrittenStep.Branch] = []
    var otherwise: [WrittenStep]?
    var isWhole = true
    for (index, entry) in entries.enumerated() {
      if let name = keyNode("otherwise", of: entry) {
        if index + 1 < entries.count {
          report(.otherwiseNotLast, .otherwiseNotLast, at: span(name), hint: .moveToEnd)
        } else if index == 0 {
          report(.otherwiseNotLast, .otherwiseAlone, at: span(name), hint: .addBranchWithWhen)
        }
        guard let last = self.fields(entry, as: OtherwiseKey.self), let list = last[.otherwise] else {
          isWhole = false
          continue
        }
        otherwise = steps(list, .key("otherwise"))
      } else if let name = keyNode("else", of: entry) ?? keyNode("default", of: entry) {
        isWhole = false
        report(
          .unknownKey, .unknownBranchKey(tree.text(of: name)), at: span(name),
          hint: .didYouMean("otherwise"), fixes: replacement(of: name, with: "otherwise"))
      } else {
        guard let branch = self.fields(entry, as: BranchKey.self) else {
          isWhole = false
          continue
        }
        let condition = branch[.when].flatMap { expression($0, .key("when"), isCondition: true) }
        let tasks = branch[.tasks].map { steps($0, .key("tasks")) }
        guard let condition, let tasks else {
          isWhole = false
          continue
        }
        branches.append(WrittenStep.Branch(condition: condition, steps: tasks))
      }
    }
    guard isWhole else { return .invalid(Origin(span(node))) }
    return .choose(branches, otherwise: otherwise, Origin(span(node)))
  }

  private func forEach(_ node: NodeIndex) -> WrittenStep {
    guard let fields = fields(node, as: ForEachKey.self) else { return .invalid(Origin(span(node))) }
    let list = fields[.forEach].flatMap { expression($0, .key("for-each")) }
    let tasks = fields[.tasks].map { steps($0, .key("tasks")) }
    let concurrency = fields[.maxConcurrency].flatMap {
      integer($0, .key("max-concurrency"), in: Bounds.concurrency)
    }
    guard let list, let tasks else { return .invalid(Origin(span(node))) }
    return .forEach(
      WrittenStep.Loop(items: list, steps: tasks, maximumConcurrency: concurrency?.value), Origin(span(node)))
  }

  private func stop(_ node: NodeIndex) -> WrittenStep {
    guard let fields = fields(node, as: StopKey.self), let value = fields[.stop] else {
      return .invalid(Origin(span(node)))
    }
    if tree.kind(of: value) == .mapping {
      guard let inner = self.fields(value, as: FailKey.self), let fail = inner[.fail],
        let message = template(fail, .key("fail"))
      else { return .invalid(Origin(span(node))) }
      return .stop(failure: message, Origin(span(node)))
    }
    guard let text = text(value, .key("stop")) else { return .invalid(Origin(span(node))) }
    guard text.value == "succeed" else {
      if text.value == "fail" {
        report(.unknownWord, .stopCannotBeFail, at: text.span, hint: .writeFailMessage)
      } else {
        reportChoice(value, .key("stop"), among: ["succeed"])
      }
      return .invalid(Origin(span(node)))
    }
    return .stop(failure: nil, Origin(span(node)))
  }

  /// The node of a key of a map, before the map is read.
  func keyNode(_ key: String, of node: NodeIndex) -> NodeIndex? {
    for (name, _) in tree.entries(of: node) where tree.text(of: name) == key { return name }
    return nil
  }
}

/// The words that determine the kind of an entry of a task list.
enum StepKind: String, CaseIterable {
  case uses, wait, parallel, choose
  case forEach = "for-each"
  case stop

  /// Names from other tools.
  static let otherNames = [
    "sleep": "wait", "delay": "wait", "pause": "wait", "switch": "choose", "branch": "choose",
    "foreach": "for-each",
    "map": "for-each", "loop": "for-each", "end": "stop", "exit": "stop", "action": "uses",
  ]
}
