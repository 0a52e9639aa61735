import Foundation
import FuzzOracles

/// What mutations insert: blocks, keys, values and expressions of the inputs that the run starts from, and values that are
/// special somewhere.
struct Donors {
  private(set) var blocks: [[[UInt8]]] = []
  private(set) var keys: [[UInt8]] = []
  private(set) var values: [[UInt8]] = Donors.special
  private(set) var expressions: [[UInt8]] = []

  /// Reads the inputs of a folder.
  init(folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var keys: Set<[UInt8]> = []
    var values = Set(Donors.special)
    var expressions: Set<[UInt8]> = []
    for name in names.sorted() {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      for file in FuzzInput(Array(data)).files(endingWith: ".yaml") {
        let content = Blocks(file.bytes)
        for start in content.lines.indices {
          let line = content.lines[start]
          guard let parts = LineParts(line) else { continue }
          let block = content.block(at: start)
          if block.count < 30 { blocks.append(content.content(of: block)) }
          if keys.insert(Array(line[parts.key])).inserted { self.keys.append(Array(line[parts.key])) }
          if values.insert(Array(line[parts.value])).inserted { self.values.append(Array(line[parts.value])) }
          for expression in Self.expressions(in: line) where expressions.insert(expression).inserted {
            self.expressions.append(expression)
          }
        }
      }
    }
  }

  /// The texts between `${{` and `}}`.
  private static func expressions(in line: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var rest = line[...]
    while let open = rest.firstRange(of: Array("${{".utf8)),
      let close = rest[open.upperBound...].firstRange(of: Array("}}".utf8))
    {
      found.append(Array(rest[open.upperBound..<close.lowerBound]))
      rest = rest[close.upperBound...]
    }
    return found
  }

  private static let special: [[UInt8]] =
    ([
      "", "~", "null", "true", "no", "0", "-1", "1.5", "1e999", "9007199254740993", "0x1F", "0o17", "\"\"", "''",
      "[]", "{}",
      "[{}]", "{a: {b: {c: []}}}", "- a", "|", ">-", "&a x", "*a", "!!str 1", "<<: *a", "? x", "'it''s'",
      "\"\\u0000\"",
      "\"\\ud83d\"", "\"e\\u0301\"", "塚", "🙂", "\u{202E}x", "\u{3000}", "２０", "：",
      "\"a # tasuki: ignore[TSK0204]\"",
      "x # ${{ event.id }}", "${{ event.detail }}", "${{ vars.x }}", "${{ tasks.a.b }}", "${{ item }}",
      "${{ error.Cause }}",
      "$${{ x }}", "${AWS::Region}", "${x}", "%{x}", "{% $x %}", "{{resolve:ssm:x}}", "{{ event.id }}",
      "<aws.events.event>",
      "rate(1 minute)", "rate(1 minutes)", "cron(0 9 * * ? *)", "cron(0 9 ? * MON-FRI *)",
      "at(2026-01-01T00:00:00)",
      "0 9 * * 1-5", "Asia/Tokyo", "1d", "90s", "arn:aws:sqs:us-east-1:123456789012:q",
      "arn:aws-cn:lambda:cn-north-1:1:f:x",
      "[{prefix: a}, {anything-but: {suffix: [b, c]}}]", "{numeric: [\">\", 0, \"<=\", 5]}", "{cidr: 10.0.0.0/8}",
      "{exists: false}", "{wildcard: \"*a*b*\"}", "{equals-ignore-case: X}", "[null, \"\", 0, true]",
      "xoxb-123456789012-123456789012-abcdefghijklmnopqrstuvwx", "https://user:password@example.com/a b?c=d",
    ].map { Array($0.utf8) }) + [[0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x00], [0x0D]] + [
      Array(repeating: 0x61, count: 300)
    ]
}
