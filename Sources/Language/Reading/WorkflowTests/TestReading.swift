import Catalog
import Diagnostics
import Flow
import Source
import YAML

extension NodeReader {
  func tests(_ node: NodeIndex) -> [WorkflowTest] {
    (items(node, .key("tests"), wanted: .testList) ?? []).compactMap { test($0) }
  }

  private func test(_ node: NodeIndex) -> WorkflowTest? {
    guard let fields = fields(node, as: TestKey.self) else { return nil }
    let name = fields[.name].flatMap { text($0, .testName) }
    var test = WorkflowTest(name: name ?? Located("", anchor(of: node)), span: span(node))
    test.event = fields[.event].flatMap { event($0) }
    if let node = fields[.set] {
      test.changes = constants(node, .key("set")).filter { isPath($0.name) }
    }
    if let node = fields[.results] { test.results = constants(node, .key("results")) }
    if let node = fields[.expect] { expectation(node, of: &test) }
    return test
  }

  private func event(_ node: NodeIndex) -> WorkflowTest.Event? {
    switch tree.kind(of: node) {
    case .mapping:
      guard names(node, .key("event")) != nil else { return nil }
      return .inline(constantValue(node, .testEvent))
    case .scalar: return text(node, .key("event"), wanted: .filePath).map { .file($0) }
    case .sequence:
      reportType(node, .key("event"), wanted: .filePathOrEvent)
      return nil
    }
  }

  /// The entries of a map from free names to constants.
  private func constants(_ node: NodeIndex, _ name: Sentence) -> [ValueEntry] {
    (names(node, name) ?? []).compactMap { entry in
      let value = constantValue(entry.value, name)
      return key(entry.name).map { ValueEntry(name: $0, value: value) }
    }
  }

  private func isPath(_ name: Located<String>) -> Bool {
    let names = name.value.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if names.contains(where: \.isEmpty) {
      report(.pathForm, .isNotPath(name.value), at: name.span, hint: .writeEventPath)
      return false
    }
    return true
  }

  private func expectation(_ node: NodeIndex, of test: inout WorkflowTest) {
    guard let fields = fields(node, as: ExpectationKey.self) else { return }
    guard tree.count(of: node) > 0 else {
      report(.emptyValue, .expectEmpty, at: span(node), hint: .writeWhetherItFires)
      return
    }
    test.fires = fields[.fires].flatMap { boolean($0, .key("fires")) }
    test.because = fields[.because].flatMap { text($0, .key("because"), wanted: .fieldPath) }
    test.fails = fields[.fails].flatMap { failure($0) }
    if let node = fields[.tasks] {
      for entry in names(node, .key("tasks")) ?? [] {
        if let id = key(entry.name), let expectation = expectation(ofTask: entry.value, id) {
          test.tasks.append((id, expectation))
        }
      }
    }
    if let name = fields.name(of: .because), test.fires?.value == true {
      report(.misplacedKey, .becauseWithoutFires, at: span(name), hint: .becauseNamesField)
    }
    if let name = fields.name(of: .fails), test.fires?.value == false {
      report(.misplacedKey, .failsBesideFires, at: span(name), hint: .nothingCouldFail)
    }
    if let name = fields.name(of: .tasks), test.fires?.value == false {
      report(.misplacedKey, .tasksBesideFires, at: span(name), hint: .runsNoTask)
    }
  }

  private func failure(_ node: NodeIndex) -> Located<WorkflowTest.FailureExpectation>? {
    if tree.kind(of: node) == .scalar, case .bool(let flag) = tree.value(of: node) {
      return Located(flag ? .any : .none, span(node))
    }
    return text(node, .key("fails"), wanted: .expectedFailure).map { Located(.named($0.value), $0.span) }
  }

  private func expectation(ofTask node: NodeIndex, _ id: Located<String>) -> WorkflowTest.TaskExpectation? {
    guard tree.kind(of: node) == .sequence else { return single(node, id) }
    guard let entries = items(node, .expectationFor(of: id.value)) else { return nil }
    let rounds = entries.compactMap { single($0, id) }
    return rounds.count == entries.count ? .rounds(rounds, span(node)) : nil
  }

  private func single(_ node: NodeIndex, _ id: Located<String>) -> WorkflowTest.TaskExpectation? {
    if tree.kind(of: node) == .mapping {
      guard !tree.isInvalid(node) else { return nil }
      return .inputs(
        tree.entries(of: node).compactMap { entry in
          let value = constantValue(entry.value, .testExpectation)
          return key(entry.key).map { ValueEntry(name: $0, value: value) }
        })
    }
    guard tree.kind(of: node) == .scalar else {
      reportType(node, .expectedInputs, wanted: .inputsOrSkipped)
      return nil
    }
    guard let text = text(node, .taskExpectation, wanted: .inputsOrSkipped) else { return nil }
    guard text.value == "skipped" else {
      reportChoice(node, .expectationFor(of: id.value), among: ["skipped"])
      return nil
    }
    return .skipped(text.span)
  }
}
