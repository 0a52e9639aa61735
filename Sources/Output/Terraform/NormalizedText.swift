import Diagnostics
import Emit
import Plan
import Source

/// Texts of a plan that Terraform would change, because no escape keeps it from normalizing them.
struct NormalizedText {
  let sink: DiagnosticSink

  func inspect(_ resources: [PlannedResource]) {
    for resource in resources {
      switch resource.body {
      case .rule(let rule):
        for target in rule.targets {
          guard case .http(let parameters)? = target.parameters else { continue }
          inspect((parameters.headers + parameters.query).flatMap { [$0.name, $0.value] }, at: target.origin)
        }
      case .schedule(let schedule):
        guard let input = schedule.input, !input.isJSON else { continue }
        inspect(input.literals, at: resource.origin)
      case .connection(let connection): inspect(connection.authorization.plainTexts, at: resource.origin)
      default: continue
      }
    }
  }

  private func inspect(_ texts: [String], at origin: Origin) {
    guard let text = texts.first(where: { !NormalForm.keeps($0) }) else { return }
    sink.add(
      Diagnostic(
        .normalizedText, .wouldNormalize(text.count > 60 ? text.prefix(60) + "…" : text), at: origin.span,
        hint: .writeNormalized, notes: [.terraformNormalizes]))
  }
}

extension PlanText {
  fileprivate var literals: [String] {
    parts.compactMap { if case .literal(let text) = $0 { text } else { nil } }
  }

  /// Whether the text of a schedule is JSON: it begins as an object, a list or a string does, and a plain text that begins
  /// so is rare enough to be written as one.
  var isJSON: Bool {
    guard case .literal(let text)? = parts.first, let first = text.utf8.first else { return false }
    return [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(first)
  }
}

extension ConnectionBody.Authorization {
  /// What is written as it is, besides the secrets.
  fileprivate var plainTexts: [String] {
    func literals(_ secret: SecretText) -> [String] {
      if case .plain(let text) = secret { text.literals } else { [] }
    }
    return switch self {
    case .apiKey: []
    case .basic(let username, _): literals(username)
    case .oauth(_, _, let clientID, _, let query, let body): literals(clientID) + (query + body).map(\.value)
    }
  }
}
