import Diagnostics
public import Emit
public import Simulation
public import Source

/// The effects of a log of events.
public struct ReplayReport {
  /// How many values of a field are listed, the most frequent ones.
  private static let listedValues = 1_000

  private let counts: ReplayCounts
  private let parts: LogParts
  private let mask: SecretMask

  /// Reports what logs caused; `mask` keeps secrets out of it.
  public init(_ counts: ReplayCounts, _ mask: SecretMask) {
    self.counts = counts
    parts = LogParts(counts.parts)
    self.mask = mask
  }

  private var subject: ReplaySubject { counts.subject }

  // MARK: Text

  /// The counts for people, with bars of blocks on a terminal.
  public func text(colored: Bool, bars: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    var lines: [String] = []
    func table(_ title: String, _ rows: [Row]) {
      guard !rows.isEmpty else { return }
      lines += ["", decorate(title, .place)] + drawn(rows, bars: bars)
    }
    let total = counts.total
    lines.append(
      decorate(counted(total.events, "event"), .place)
        + ": \(total.fired) fired a workflow (\(percent(total.fired, of: total.events))), \(total.reachedPerson) reached a "
        + "person (triage rate \(percent(total.reachedPerson, of: total.events)))")
    table(
      "workflows",
      subject.workflows.enumerated().map { index, workflow in
        var name = workflow.name
        if workflow.isDisabled { name += " (disabled)" }
        if workflow.reachesPerson { name += " *" }
        let count = total.workflows[index] ?? 0
        return Row(name: name, count: count, remark: percent(count, of: total.events))
      })
    if subject.workflows.contains(where: \.reachesPerson) { lines.append("  * reaches a person") }
    if counts.unknownExecutions > 0 {
      lines.append(
        "  \(counted(counts.unknownExecutions, "execution")) could not be simulated and count as if they reached a person"
      )
    }
    var days = counts.daysInOrder.map { row($0.key.isEmpty ? "no time" : $0.key, $0.count) }
    if counts.days.isSample { days.append(row("others", counts.days.others)) }
    table("days", days)
    if let field = subject.field {
      let values = counts.valuesInOrder
      var rows = values.prefix(20).map { row($0.key, $0.count) }
      let hidden = values.dropFirst(20).reduce(counts.values.others.events) { $0.addingCount($1.count.events) }
      if hidden > 0 { rows.append(Row(name: "others", count: hidden, remark: "")) }
      table(field, rows)
      if counts.values.isSample {
        lines.append("  over \(KeyedCounts.limit) different values: the rows are a sample of them")
      }
    }
    if counts.unreadable > 0 {
      lines += ["", decorate("\(counted(counts.unreadable, "record")) without an event", .warning)]
      let several = parts.files.count > 1
      lines += counts.problems.map { problem in
        let line = parts.lineNumber(of: problem.line, file: problem.file, start: problem.start)
        let place =
          if let file = problem.file, several { "\(TerminalText.visible(file))\(line.map { ":\($0)" } ?? "")" } else
          {
            line.map { "line \($0)" } ?? "unknown line"
          }
        return "  \(place): \(TerminalText.visible(problem.reason.filled())): \(TerminalText.visible(problem.text))"
      }
    }
    return mask.masked(TerminalText.bytes(ofLines: lines))
  }

  private struct Row {
    var name: String
    var count: Int
    var remark: String
  }

  private func row(_ name: String, _ count: ReplayCount) -> Row {
    Row(name: name, count: count.events, remark: "\(count.fired) fired, \(count.reachedPerson) reached a person")
  }

  private func drawn(_ rows: [Row], bars: Bool) -> [String] {
    let names = rows.map { TerminalText.visible($0.name) }
    let width = min(48, names.map { TerminalText.width(of: $0) }.max() ?? 0)
    let digits = rows.map { String($0.count).utf8.count }.max() ?? 0
    let most = rows.map(\.count).max() ?? 0
    return zip(rows, names).map { row, name in
      let padding = String(repeating: " ", count: max(0, width - TerminalText.width(of: name)))
      let count = String(row.count)
      let number = String(repeating: " ", count: digits - count.utf8.count) + count
      var line = "  \(name)\(padding)  \(number)"
      if bars { line += "  " + bar(row.count, of: most) }
      return line + (row.remark.isEmpty ? "" : "  \(row.remark)")
    }
  }

  /// A bar of 24 columns, in eighths of a column.
  private func bar(_ count: Int, of most: Int) -> String {
    let columns = 24
    let eighths = most == 0 ? 0 : (count * columns * 8 + most - 1) / most
    var text = String(repeating: "█", count: eighths / 8)
    if eighths % 8 > 0, let part = Unicode.Scalar(UInt32(0x2590 - eighths % 8)) { text.unicodeScalars.append(part) }
    let used = (eighths + 7) / 8
    return text + String(repeating: " ", count: max(0, columns - used))
  }

  /// `12.5 %`
  private func percent(_ part: Int, of whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 2_000 + whole) / (whole * 2)
    return "\(tenths / 10).\(tenths % 10) %"
  }

  // MARK: JSON

  public var json: JSONValue { mask.masked(.object(members)) }

  private var members: [JSONMember] {
    [
      JSONMember("events", number(counts.total.events)), JSONMember("fired", number(counts.total.fired)),
      JSONMember("reachedPerson", number(counts.total.reachedPerson)),
      JSONMember("triageRate", .number(share(counts.total.triageRate))),
      JSONMember("unknownExecutions", number(counts.unknownExecutions)),
      JSONMember(
        "workflows",
        .array(
          subject.workflows.enumerated().map { index, workflow in
            [
              "workflow": .string(workflow.name), "fired": number(counts.total.workflows[index] ?? 0),
              "reachesPerson": .bool(workflow.reachesPerson), "disabled": .bool(workflow.isDisabled),
            ]
          })),
      JSONMember("days", .array(days)),
    ] + byField + [
      JSONMember(
        "input",
        [
          "lines": number(parts.lineCount), "unreadable": number(counts.unreadable),
          "shapes": .object(
            RecordShape.allCases.compactMap { shape in
              counts.shapes[shape].map { JSONMember(shape.title, number($0)) }
            }),
          "problems": .array(counts.problems.map { problem($0) }),
        ]),
      JSONMember(
        "leftOut",
        .array(subject.leftOut.map { ["workflow": .string($0.name), "reason": .string($0.reason.filled())] })),
    ]
  }

  private func problem(_ problem: ReplayProblem) -> JSONValue {
    let line = parts.lineNumber(of: problem.line, file: problem.file, start: problem.start)
    return [
      "file": problem.file.map { .string($0) } ?? .null, "line": line.map { number($0) } ?? .null,
      "reason": .string(problem.reason.filled()), "text": .string(problem.text),
    ]
  }

  private var days: [JSONValue] {
    let days = counts.daysInOrder.map { row("day", $0.key, $0.count) }
    return counts.days.isSample ? days + [row("day", "(others)", counts.days.others)] : days
  }

  private var byField: [JSONMember] {
    guard let field = subject.field else { return [] }
    let (listed, others) = listedValues
    var values = listed.map { row("value", $0.key, $0.count) }
    if let others { values.append(row("value", nil, others)) }
    return [JSONMember("by", ["field": .string(field), "values": .array(values)])]
  }

  /// The values that are listed, and what all others come to.
  private var listedValues: (listed: ArraySlice<(key: String, count: ReplayCount)>, others: ReplayCount?) {
    let values = counts.valuesInOrder
    let others = values.dropFirst(Self.listedValues).reduce(into: counts.values.others) { $0.add($1.count) }
    return (values.prefix(Self.listedValues), others.events > 0 ? others : nil)
  }

  private func row(_ name: String, _ key: String?, _ count: ReplayCount) -> JSONValue {
    .object([
      JSONMember(name, key.flatMap { $0.isEmpty && name == "day" ? nil : .string($0) } ?? .null),
      JSONMember("events", number(count.events)), JSONMember("fired", number(count.fired)),
      JSONMember("reachedPerson", number(count.reachedPerson)),
      JSONMember(
        "workflows",
        .object(
          count.workflows.sorted { $0.key < $1.key }.map { index, fired in
            JSONMember(subject.workflows[index].name, number(fired))
          })),
    ])
  }

  private func number(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A share with six digits after the decimal point.
  private func share(_ value: Double) -> String {
    let millionths = Int((value * 1_000_000).rounded())
    let digits = String(millionths % 1_000_000)
    return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  // MARK: CSV

  /// The counts as rows of one table (RFC 4180): what they are counted by, its value, what is counted, the workflow
  /// where one is counted by itself, and the number. A value that would be a formula has an apostrophe before it.
  public var csv: [UInt8] {
    var lines = ["by,value,measure,workflow,count"]
    func add(_ by: String, _ value: String, _ count: ReplayCount) {
      let start = "\(cell(by)),\(cell(value)),"
      lines += [
        start + "events,,\(count.events)", start + "fired,,\(count.fired)",
        start + "reached-person,,\(count.reachedPerson)",
      ]
      for (index, workflow) in subject.workflows.enumerated() {
        let fired = count.workflows[index] ?? 0
        if fired > 0 || by == "total" { lines.append(start + "fired,\(cell(workflow.name)),\(fired)") }
      }
    }
    add("total", "", counts.total)
    for (day, count) in counts.daysInOrder { add("day", day, count) }
    if counts.days.isSample { add("day", "(others)", counts.days.others) }
    if let field = subject.field {
      let (listed, others) = listedValues
      for (value, count) in listed { add(field, value, count) }
      if let others { add(field, "(others)", others) }
    }
    let text = mask.masked(Array(lines.map { $0 + "\r\n" }.joined().utf8))
    return TerminalText.withoutCommands(text, hash: "♯")
  }

  /// A text as a cell: on one line, and nothing that a program for tables would calculate (OWASP, "CSV Injection").
  private func cell(_ text: String) -> String {
    var shown = TerminalText.visible(text)
    if let first = shown.unicodeScalars.first(where: { !$0.properties.isWhitespace }),
      "=+-@＝＋－＠".unicodeScalars.contains(first), Double(shown) == nil
    {
      shown = "'" + shown
    }
    guard shown.utf8.contains(where: { ",\"".utf8.contains($0) }) else { return shown }
    return "\"" + shown.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension RecordShape {
  fileprivate var title: String {
    switch self {
    case .event: "plain events"
    case .replayed: "events replayed from an archive"
    case .entry: "entries of PutEvents"
    case .logEntry: "entries of CloudWatch Logs"
    case .subscription: "batches of CloudWatch Logs"
    case .record: "records around events"
    }
  }
}
