public import Diagnostics
public import Emit
public import Source
import YAML

/// Findings that are known and accepted, so that only new ones count.
///
/// A finding is known by its file, its code and the text of its line, so that it stays known when lines move. In memory
/// the paths are those of the run; in a file they are relative to the file's folder, so that they mean the same from
/// whatever folder a run starts.
public struct Baseline: Sendable {
  /// Why a baseline cannot be read.
  public struct Problem: Error, Sendable {
    public var message: Sentence
  }

  private struct Key: Hashable, Comparable {
    var file: String
    var code: String
    var line: String

    static func < (left: Key, right: Key) -> Bool {
      (left.file, left.code, left.line) < (right.file, right.code, right.line)
    }
  }

  private var counts: [Key: Int] = [:]

  /// The baseline that contains exactly these findings.
  public init(_ diagnostics: [Diagnostic], in sources: SourceIndex) {
    var keys = Keys(sources)
    for diagnostic in diagnostics { counts[keys.key(of: diagnostic), default: 0] += 1 }
  }

  /// Reads a baseline as `json` writes it.
  public init(reading bytes: [UInt8], path: String) throws(Problem) {
    // JSON is YAML, and the reader of workflows has all the limits that hostile input needs.
    let sink = DiagnosticSink()
    let file = SourceFile(number: FileNumber(0), path: path, bytes: bytes)
    guard let tree = parseYAML(file, into: sink), !sink.hasErrors, let root = tree.documents.first,
      let findings = tree.value(named: "findings", of: root), tree.kind(of: findings) == .sequence
    else { throw Problem(message: .noBaseline(path)) }
    for item in tree.items(of: findings) {
      func text(_ name: String) -> String { tree.value(named: name, of: item).map { tree.text(of: $0) } ?? "" }
      let key = Key(file: text("file"), code: text("code"), line: text("line"))
      counts[key, default: 0] += max(1, Int(text("count")) ?? 1)
    }
  }

  /// The same baseline with paths relative to another folder; both folders are absolute.
  public func moved(from folder: String, to other: String) -> Baseline {
    var moved = self
    moved.counts = Dictionary(
      counts.map { key, count in
        guard !key.file.isEmpty else { return (key, count) }
        let file = PathText.shown(PathText.joined(folder, key.file), in: other)
        return (Key(file: file, code: key.code, line: key.line), count)
      }, uniquingKeysWith: +)
    return moved
  }

  /// Makes the keys of findings in their order. Those of one line share what is known of it.
  private struct Keys {
    private let sources: SourceIndex
    private var last: (file: FileNumber, line: Int, path: String, digest: String)?

    init(_ sources: SourceIndex) { self.sources = sources }

    mutating func key(of diagnostic: Diagnostic) -> Key {
      guard let span = diagnostic.span, let file = sources.file(of: span), let lines = sources.lines(of: span)
      else { return Key(file: "", code: diagnostic.code.text, line: "") }
      let number = lines.line(at: span.start)
      if let last, last.file == span.file, last.line == number {
        return Key(file: last.path, code: diagnostic.code.text, line: last.digest)
      }
      let line = lines.text(ofLine: number).utf8.filter { $0 != UInt8(ascii: " ") && $0 != 0x09 }
      let path = SecretMask.shapes.masked(file.path)
      let digest = String(ContentDigest(of: line).text.prefix(16))
      last = (span.file, number, path, digest)
      return Key(file: path, code: diagnostic.code.text, line: digest)
    }
  }

  /// The findings that are not known, and the number of known ones that no longer occur.
  public func filter(_ diagnostics: [Diagnostic], in sources: SourceIndex) -> (new: [Diagnostic], gone: Int) {
    var left = counts
    var keys = Keys(sources)
    let new = diagnostics.filter { diagnostic in
      let key = keys.key(of: diagnostic)
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
    return (new, left.values.reduce(0, +))
  }

  /// The baseline as JSON: one object per finding, sorted, with the number of equal ones.
  public var json: JSONValue {
    [
      "version": 1,
      "findings": .array(
        counts.sorted { $0.key < $1.key }.map { key, count in
          var members = [
            JSONMember("file", .string(key.file)), JSONMember("code", .string(key.code)),
            JSONMember("line", .string(key.line)),
          ]
          if count > 1 { members.append(JSONMember("count", .number(String(count)))) }
          return .object(members)
        }),
    ]
  }
}

extension YAMLTree {
  /// The value of a key of a map.
  func value(named name: String, of node: NodeIndex) -> NodeIndex? {
    entries(of: node).first { text(of: $0.key) == name }?.value
  }
}
