public import Diagnostics
import Flow
public import Source
import YAML

extension NodeReader {
  /// A text where a secret's name belongs, which no report may show.
  func literalSecret(_ node: NodeIndex) -> HiddenText {
    let text = tree.text(of: node)
    let place = tree.span(of: node, bytes: 0..<text.utf8.count, in: file)
    return HiddenText(Located(text, place), hasForm: false)
  }

  /// Reports everything in the file that looks like a secret: in values and keys, whether or not they are read, in
  /// comments and in parts that could not be read. The findings do not repeat it.
  func reportSecrets() {
    var verbatim = VerbatimSecrets(in: file)
    // Literal spellings have been found by now; only escapes have another spelling.
    if verbatim.isEmpty, !file.text.contains(UInt8(ascii: "\\")) { return }
    for document in tree.documents where !tree.isBroken(document) {
      reportSecrets(in: document, named: nil, &verbatim)
    }
    verbatim.reportRest(into: sink)
  }

  private func reportSecrets(in node: NodeIndex, named name: NodeIndex?, _ verbatim: inout VerbatimSecrets) {
    // The value of an alias is examined at its anchor.
    guard !tree.isAlias(node) else { return }
    switch tree.kind(of: node) {
    case .sequence:
      for item in tree.items(of: node) { reportSecrets(in: item, named: nil, &verbatim) }
    case .mapping:
      for (key, value) in tree.entries(of: node) {
        report(secrets(inScalar: key, named: nil, &verbatim), .aKey, key)
        reportSecrets(in: value, named: key, &verbatim)
      }
    case .scalar:
      report(secrets(inScalar: node, named: name, &verbatim), .aString, node)
    }
  }

  private func report(_ found: [FoundSecret], _ owner: Sentence, _ node: NodeIndex) {
    guard let first = found.first, !literalSecrets.contains(node) else { return }
    sink.add(.secret(first.kind, owner, at: span(node), found.map(\.hidden)))
  }

  private func secrets(
    inScalar node: NodeIndex, named name: NodeIndex?, _ verbatim: inout VerbatimSecrets
  ) -> [FoundSecret] {
    let found = verbatim.take(within: span(node))
    guard isEscaped(node) || name.map({ isEscaped($0) }) == true else { return found }
    let text = tree.text(of: node)
    var matches = SecretShape.secrets(in: text)
    if let name, let match = SecretShape.secret(text, named: tree.text(of: name)) { matches.append(match) }
    let map = tree.sourceMap(of: node, in: file)
    let bytes = Array(text.utf8)
    return found
      + matches.map { match in
        FoundSecret(
          match, hidden: Located(String(decoding: bytes[match.hidden], as: UTF8.self), map.span(of: match.hidden)))
      }
  }

  /// Whether the source may spell a scalar with other bytes than its value. Folding does not count: it replaces a line
  /// end with a space, which no secret contains.
  private func isEscaped(_ node: NodeIndex) -> Bool {
    guard tree.style(of: node) == .doubleQuoted else { return false }
    let (place, text) = (span(node), file.text)
    let start = text.startIndex + Int(place.start)
    return text[start..<start + Int(place.length)].contains(UInt8(ascii: "\\"))
  }
}

/// The secrets in a file that is not read as a workflow or a project: an event, or a file that is not YAML. The
/// findings do not repeat them.
public func findSecrets(in file: SourceFile) -> [Diagnostic] {
  let sink = DiagnosticSink()
  // Only escapes can spell a secret in another way, and only a tree resolves them. JSON is YAML.
  if file.bytes.contains(UInt8(ascii: "\\")), let tree = parseYAML(file, into: DiagnosticSink()) {
    NodeReader(tree, file, into: sink).reportSecrets()
  } else {
    VerbatimSecrets(in: file).reportRest(into: sink)
  }
  return sink.diagnostics
}

private struct FoundSecret {
  var kind: String
  /// The part that no report shows.
  var hidden: HiddenText

  init(_ match: SecretMatch, hidden: Located<String>) {
    kind = match.kind
    self.hidden = HiddenText(hidden, hasForm: !match.needsContext)
  }
}

/// The secrets that the bytes of a file spell literally, each until a scalar claims it.
private struct VerbatimSecrets {
  private let all: [(span: Span, secret: FoundSecret)]
  private var isTaken: [Bool]

  init(in file: SourceFile) {
    all = file.text.withUnsafeBufferPointer { SecretShape.secrets(in: $0) }.map { match in
      let hidden = file.span.part(at: match.hidden.lowerBound, length: match.hidden.count)
      return (
        file.span.part(at: match.range.lowerBound, length: match.range.count),
        FoundSecret(match, hidden: Located(file.text(of: hidden), hidden))
      )
    }
    isTaken = Array(repeating: false, count: all.count)
  }

  var isEmpty: Bool { all.isEmpty }

  /// Removes and returns those that begin within a span.
  mutating func take(within span: Span) -> [FoundSecret] {
    var found: [FoundSecret] = []
    var index = all.partitionPoint { $0.span.start >= span.start }
    while index < all.count, all[index].span.start < span.end {
      isTaken[index] = true
      found.append(all[index].secret)
      index += 1
    }
    return found
  }

  /// Reports those that no scalar has claimed, such as those in comments.
  func reportRest(into sink: DiagnosticSink) {
    for (index, found) in all.enumerated() where !isTaken[index] {
      sink.add(.secret(found.secret.kind, .thisText, at: found.span, [found.secret.hidden]))
    }
  }
}

extension Diagnostic {
  /// Reports that a text looks like a secret. `owner` is what contains it, with an article.
  fileprivate static func secret(
    _ kind: String, _ owner: Sentence, at span: Span, _ hidden: [HiddenText]
  ) -> Diagnostic {
    Diagnostic(
      .secretInText, .looksLike(owner, kind: kind), at: span, hint: .keepInSecretsManager, notes: [.revokeIt],
      secrets: hidden)
  }
}
