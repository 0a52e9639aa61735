import Diagnostics
public import Emit
public import Simulation
public import Source

/// What a log of events caused.
public struct ReplayReport {
  private let replay: Replay
  private let mask: SecretMask

  /// Reports a replay; `mask` keeps secrets out of it.
  public init(_ replay: Replay, _ mask: SecretMask) {
    self.replay = replay
    self.mask = mask
  }

  // MARK: Text

  /// The counts as people read them; with bars of blocks where a terminal shows them.
  public func text(colored: Bool, bars: Bool) -> [UInt8] {
    let decorate = Decorator(isColored: colored)
    var lines: [String] = []
    func table(_ title: String, _ rows: [Row]) {
      guard !rows.isEmpty else { return }
      lines += ["", decorate(title, .place)] + drawn(rows, bars: bars)
    }
    let total = replay.total
    lines.append(
      decorate(counted(total.events, "event"), .place)
        + ": \(total.fired) fired a workflow (\(percent(total.fired, of: total.events))), \(total.reachedPerson) reached a "
        + "person (triage rate \(percent(total.reachedPerson, of: total.events)))")
    table(
      "workflows",
      replay.workflows.enumerated().map { index, entry in
        var name = entry.name
        if entry.isDisabled { name += " (disabled)" }
        if entry.reachesPerson { name += " *" }
        return Row(
          name: name, count: total.workflows[index], remark: percent(total.workflows[index], of: total.events))
      })
    if replay.workflows.contains(where: \.reachesPerson) { lines.append("  * reaches a person") }
    if replay.unknownExecutions > 0 {
      lines.append(
        "  \(counted(replay.unknownExecutions, "execution")) could not be simulated, and count as if they reached a person"
      )
    }
    var days = replay.daysInOrder.map { row($0.day.isEmpty ? "no time" : $0.day, $0.count) }
    if replay.otherDays.events > 0 { days.append(row("others", replay.otherDays)) }
    table("days", days)
    if let field = replay.field {
      var rows = replay.valuesInOrder.prefix(20).map { row($0.value, $0.count) }
      let hidden = replay.valuesInOrder.dropFirst(20).reduce(replay.otherValues.events) { $0 + $1.count.events }
      if hidden > 0 { rows.append(Row(name: "others", count: hidden, remark: "")) }
      table(field, rows)
    }
    if replay.unreadable > 0 {
      lines += ["", decorate("\(counted(replay.unreadable, "record")) without an event", .warning)]
      lines += replay.problems.map {
        "  line \($0.line): \(TerminalText.visible($0.reason.filled())): \(TerminalText.visible($0.text))"
      }
    }
    return mask.masked(TerminalText.bytes(ofLines: lines))
  }

  private struct Row {
    var name: String
    var count: Int
    var remark: String
  }

  private func row(_ name: String, _ count: Replay.Count) -> Row {
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

  /// The counts as one object.
  public var json: JSONValue {
    mask.masked(.object(members))
  }

  private var members: [JSONMember] {
    [
      JSONMember("events", number(replay.total.events)), JSONMember("fired", number(replay.total.fired)),
      JSONMember("reachedPerson", number(replay.total.reachedPerson)),
      JSONMember("triageRate", .number(share(replay.total.triageRate))),
      JSONMember("unknownExecutions", number(replay.unknownExecutions)),
      JSONMember(
        "workflows",
        .array(
          replay.workflows.enumerated().map { index, entry in
            [
              "workflow": .string(entry.name), "fired": number(replay.total.workflows[index]),
              "reachesPerson": .bool(entry.reachesPerson), "disabled": .bool(entry.isDisabled),
            ]
          })),
      JSONMember("days", .array(days)),
    ] + byField + [
      JSONMember(
        "input",
        [
          "lines": number(replay.lines), "unreadable": number(replay.unreadable),
          "shapes": .object(
            RecordShape.allCases.compactMap { shape in
              replay.shapes[shape].map { JSONMember(shape.title, number($0)) }
            }),
          "problems": .array(
            replay.problems.map { problem in
              [
                "line": number(problem.line), "reason": .string(problem.reason.filled()),
                "text": .string(problem.text),
              ]
            }),
        ]),
      JSONMember(
        "leftOut",
        .array(replay.leftOut.map { ["workflow": .string($0.name), "reason": .string($0.reason.filled())] })),
    ]
  }

  private var days: [JSONValue] {
    let days = replay.daysInOrder.map { counts("day", $0.day, $0.count) }
    return replay.otherDays.events > 0 ? days + [counts("day", "(others)", replay.otherDays)] : days
  }

  private var byField: [JSONMember] {
    guard let field = replay.field else { return [] }
    var values = replay.valuesInOrder.map { counts("value", $0.value, $0.count) }
    if replay.otherValues.events > 0 { values.append(counts("value", nil, replay.otherValues)) }
    return [JSONMember("by", ["field": .string(field), "values": .array(values)])]
  }

  private func counts(_ name: String, _ key: String?, _ count: Replay.Count) -> JSONValue {
    .object([
      JSONMember(name, key.flatMap { $0.isEmpty && name == "day" ? nil : .string($0) } ?? .null),
      JSONMember("events", number(count.events)), JSONMember("fired", number(count.fired)),
      JSONMember("reachedPerson", number(count.reachedPerson)),
      JSONMember(
        "workflows",
        .object(
          replay.workflows.enumerated().compactMap { index, entry in
            count.workflows[index] > 0 ? JSONMember(entry.name, number(count.workflows[index])) : nil
          })),
    ])
  }

  private func number(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A share with six digits behind the point.
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
    func add(_ by: String, _ value: String, _ count: Replay.Count) {
      let start = "\(cell(by)),\(cell(value)),"
      lines += [
        start + "events,,\(count.events)", start + "fired,,\(count.fired)",
        start + "reached-person,,\(count.reachedPerson)",
      ]
      for (index, entry) in replay.workflows.enumerated() where by == "total" || count.workflows[index] > 0 {
        lines.append(start + "fired,\(cell(entry.name)),\(count.workflows[index])")
      }
    }
    add("total", "", replay.total)
    for (day, count) in replay.daysInOrder { add("day", day, count) }
    if replay.otherDays.events > 0 { add("day", "(others)", replay.otherDays) }
    if let field = replay.field {
      for (value, count) in replay.valuesInOrder { add(field, value, count) }
      if replay.otherValues.events > 0 { add(field, "(others)", replay.otherValues) }
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
  /// The shape for people.
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
