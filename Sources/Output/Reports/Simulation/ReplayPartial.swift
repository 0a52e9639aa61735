import Diagnostics
import Emit
import EventPattern
public import Simulation
import Source

/// The counts of a part of the logs as a line of JSON, to be read and added to others later, on another machine perhaps.
///
/// The form is this version's own: counts are added by the version that wrote them.
public enum ReplayPartial {
  /// Why a line cannot be read.
  public enum Problem: Error, Equatable {
    case notCounts
    /// It was written by a version with another form.
    case otherForm
  }

  private static let form = 1
  private static let formName = "tasukiReplay"

  /// The counts as one line, without secrets and without a line break at the end.
  public static func line(_ counts: ReplayCounts) -> [UInt8] {
    let subject = counts.subject
    let parts = LogParts(counts.parts).parts
    let value = JSONValue.object([
      JSONMember(formName, number(form)),
      JSONMember("digest", .string(subject.digest)),
      JSONMember("hasErrors", .bool(subject.hasErrors)),
      JSONMember("field", text(subject.field)),
      JSONMember(
        "workflows",
        .array(subject.workflows.map { [.string($0.name), .bool($0.reachesPerson), .bool($0.isDisabled)] })),
      JSONMember("leftOut", .array(subject.leftOut.map { [.string($0.name), .string($0.reason.filled())] })),
      JSONMember(
        "parts",
        .array(
          parts.map {
            [
              text($0.file), number($0.bytes.lowerBound), number($0.bytes.upperBound), number($0.size),
              number($0.lines),
            ]
          })),
      JSONMember("total", value(counts.total)),
      JSONMember("days", keyed(counts.daysInOrder, counts.days.others)),
      JSONMember("values", keyed(counts.valuesInOrder, counts.values.others)),
      JSONMember(
        "shapes",
        .object(
          RecordShape.allCases.compactMap { shape in
            counts.shapes[shape].map { JSONMember(shape.rawValue, number($0)) }
          })),
      JSONMember("unreadable", number(counts.unreadable)),
      JSONMember("unknownExecutions", number(counts.unknownExecutions)),
      JSONMember(
        "problems",
        .array(
          counts.problems.map {
            [text($0.file), number($0.start), number($0.line), .string($0.reason.filled()), .string($0.text)]
          })),
    ])
    return TerminalText.withoutCommands(SecretMask.shapes.masked(value).bytes(.compact), hash: #"\u0023"#)
  }

  private static func number(_ value: Int) -> JSONValue { .number(String(value)) }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private static func value(_ count: ReplayCount) -> JSONValue {
    [
      number(count.events), number(count.fired), number(count.reachedPerson),
      .array(count.workflows.sorted { $0.key < $1.key }.flatMap { [number($0.key), number($0.value)] }),
    ]
  }

  private static func keyed(_ rows: [(key: String, count: ReplayCount)], _ others: ReplayCount) -> JSONValue {
    [.array(rows.map { [.string($0.key), value($0.count)] }), value(others)]
  }

  // MARK: Reading

  /// Reads a line that `line` wrote. Nothing in it is trusted: whoever stores it may have changed it.
  public static func read(_ line: [UInt8]) throws(Problem) -> ReplayCounts {
    guard let read = try? readJSON(line), read.trailing == nil else { throw .notCounts }
    let top = Fields(read.value)
    guard let form = top["tasukiReplay"]?.count else { throw .notCounts }
    guard form == Self.form else { throw .otherForm }
    guard let counts = counts(top) else { throw .notCounts }
    return counts
  }

  private static func counts(_ top: Fields) -> ReplayCounts? {
    guard let digest = top["digest"]?.text, let hasErrors = top["hasErrors"]?.flag, let field = top["field"],
      let workflows = top["workflows"]?.all({ fields -> ReplaySubject.Workflow? in
        guard fields.count == 3, let name = fields[0].text, let reaches = fields[1].flag,
          let disabled = fields[2].flag
        else { return nil }
        return ReplaySubject.Workflow(name: name, reachesPerson: reaches, isDisabled: disabled)
      }),
      let leftOut = top["leftOut"]?.all({ fields -> ReplaySubject.LeftOut? in
        guard fields.count == 2, let name = fields[0].text, let reason = fields[1].text else { return nil }
        return ReplaySubject.LeftOut(name: name, reason: "\(reason)")
      }),
      let parts = top["parts"]?.all({ fields -> LogPart? in
        guard fields.count == 5, let start = fields[1].count, let end = fields[2].count, let size = fields[3].count,
          let lines = fields[4].count, start <= end
        else { return nil }
        return LogPart(file: fields[0].text, bytes: start..<end, size: size, lines: lines)
      }),
      let total = top["total"].flatMap({ count($0, workflows.count) }),
      let days = top["days"].flatMap({ keyed($0, workflows.count) }),
      let values = top["values"].flatMap({ keyed($0, workflows.count) }),
      let shapeCounts = top["shapes"]?.members, let unreadable = top["unreadable"]?.count,
      let unknown = top["unknownExecutions"]?.count,
      let problems = top["problems"]?.all({ fields -> ReplayProblem? in
        guard fields.count == 5, let start = fields[1].count, let line = fields[2].count,
          let reason = fields[3].text,
          let text = fields[4].text
        else { return nil }
        return ReplayProblem(file: fields[0].text, start: start, line: line, reason: "\(reason)", text: text)
      }),
      problems.count <= ReplayCounts.shownProblems
    else { return nil }
    var shapes: [RecordShape: Int] = [:]
    for (name, value) in shapeCounts {
      guard let shape = RecordShape(rawValue: name), let count = value.count else { return nil }
      shapes[shape] = count
    }
    return ReplayCounts(
      ReplaySubject(
        workflows: workflows, leftOut: leftOut, field: field.text, digest: digest, hasErrors: hasErrors),
      parts: parts, total: total, days: days, values: values, shapes: shapes, unreadable: unreadable,
      unknownExecutions: unknown, problems: problems)
  }

  private static func count(_ value: Fields, _ workflowCount: Int) -> ReplayCount? {
    guard let fields = value.elements, fields.count == 4, let events = fields[0].count, let fired = fields[1].count,
      let reached = fields[2].count, let pairs = fields[3].elements, pairs.count.isMultiple(of: 2)
    else { return nil }
    var workflows: [Int: Int] = [:]
    for index in stride(from: 0, to: pairs.count, by: 2) {
      guard let workflow = pairs[index].count, let count = pairs[index + 1].count, workflow < workflowCount else {
        return nil
      }
      workflows[workflow] = count
    }
    return ReplayCount(events: events, fired: fired, reachedPerson: reached, workflows: workflows)
  }

  private static func keyed(_ value: Fields, _ workflowCount: Int) -> KeyedCounts? {
    guard let fields = value.elements, fields.count == 2, let others = count(fields[1], workflowCount),
      let rows = fields[0].all({ row -> (key: String, count: ReplayCount)? in
        guard row.count == 2, let key = row[0].text, let count = count(row[1], workflowCount) else { return nil }
        return (key, count)
      })
    else { return nil }
    return KeyedCounts(rows, others: others)
  }

  /// A value of JSON, looked at as what a line must have in its place.
  private struct Fields {
    private let value: PatternInput

    init(_ value: PatternInput) { self.value = value }

    /// A whole number from 0 to the largest count.
    var count: Int? {
      guard case .number(let text) = value.kind, let number = Int(text), (0...Int.largestCount).contains(number)
      else { return nil }
      return number
    }

    var text: String? {
      guard case .string(let text) = value.kind else { return nil }
      return text
    }

    var flag: Bool? {
      guard case .bool(let flag) = value.kind else { return nil }
      return flag
    }

    var elements: [Fields]? {
      guard case .array(let elements) = value.kind else { return nil }
      return elements.map { Fields($0) }
    }

    var members: [(String, Fields)]? {
      guard case .object(let members) = value.kind else { return nil }
      return members.map { ($0.name, Fields($0.value)) }
    }

    /// What the elements of a list of lists come to; nil if one of them comes to nothing.
    func all<Element>(_ read: ([Fields]) -> Element?) -> [Element]? {
      guard let elements else { return nil }
      var all: [Element] = []
      for element in elements {
        guard let fields = element.elements, let read = read(fields) else { return nil }
        all.append(read)
      }
      return all
    }

    subscript(_ name: String) -> Fields? {
      members?.last { $0.0 == name }?.1
    }
  }
}
