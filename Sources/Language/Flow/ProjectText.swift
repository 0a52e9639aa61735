public import Catalog
public import Diagnostics
public import Source

/// The places of the project file where a variable can be used. Each defines what its text must be, whether it is
/// written there or is a variable's value.
public enum ProjectText: Sendable {
  /// The `source` of events.
  case source
  case bus
  /// A partner event source.
  case partner
  case secret(SecretReference.Store)
  case field(ConnectionField)

  public var name: Sentence {
    switch self {
    case .source: .key("source")
    case .bus: .key("bus")
    case .partner: .key("partner")
    case .secret(.secretsManager): .key("secret")
    case .secret(.parameterStore): .key("parameter")
    case .field(let field): .key(field.name)
    }
  }

  /// What the place expects, with its article.
  public var wanted: Sentence {
    switch self {
    case .source: .eventSource
    case .bus: .busName
    case .partner: .partnerSource
    case .secret(let store): .nameIn(store.title)
    case .field: .aString
    }
  }

  /// What is wrong with a text in this place; none where it has the form that it must have.
  public func problem(with text: Located<String>) -> Diagnostic? {
    switch self {
    case .source: return nil
    case .bus:
      guard case .failure(let problem) = ResourceName.parse(text.value, as: .bus) else { return nil }
      return Diagnostic(
        .resourceForm, .noResource(text.value, reason: problem.reason), at: text.span,
        hint: .writeNameOrARN(ResourceKind.bus.form.example))
    case .partner:
      if isPartnerSource(text.value) { return nil }
      return Diagnostic(.partnerName, .isNotPartnerSource(text.value), at: text.span, hint: .writePartnerSource)
    case .secret(let store):
      if store.allows(text.value) { return nil }
      return Diagnostic(
        .secretName, .isNotNameIn(name, store: store.title), at: text.span,
        hint: .writeSecretName(store.punctuation),
        secrets: [HiddenText(text, hasForm: false)])
    case .field(let field):
      if case .choice(let words) = field.type {
        return words.contains(text.value) ? nil : .unknownWord(text, name, among: words)
      }
      guard let problem = field.limits.problem(inText: text.value) else { return nil }
      return Diagnostic(
        .connectionField, .outOfLimit(name, reason: problem.reason), at: text.span, hint: .foundText(text.value))
    }
  }
}

extension Diagnostic {
  /// Reports a word that is not one of those its place allows.
  public static func unknownWord(_ text: Located<String>, _ name: Sentence, among words: [String]) -> Diagnostic {
    Diagnostic(
      .unknownWord, .cannotBe(name, text: text.value), at: text.span,
      hint: .didYouMean(nearestName(to: text.value, among: words))
        ?? (words.count == 1 ? .onlyOne(words[0]) : .oneOf(words)))
  }
}

/// Whether a text is a partner event source's name: `aws.partner/` and at least two parts after it (EventBridge API
/// reference, CreatePartnerEventSource).
private func isPartnerSource(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return parts.count >= 3 && parts[0].elementsEqual("aws.partner".utf8) && !parts.contains(where: \.isEmpty)
    && text.utf8.count <= 256 && text.utf8.allSatisfy { $0.isLetterOrDigit || "/.-_".utf8.contains($0) }
}

extension SecretReference.Store {
  fileprivate var title: String {
    switch self {
    case .secretsManager: "Secrets Manager"
    case .parameterStore: "Parameter Store"
    }
  }

  /// What a name may hold beside letters and digits (Secrets Manager API reference, CreateSecret; Systems Manager API
  /// reference, PutParameter).
  fileprivate var punctuation: String {
    switch self {
    case .secretsManager: "/_+=.@-:"
    case .parameterStore: "/_.-:"
    }
  }

  /// The most characters of a name (the same references).
  private var longestName: Int {
    switch self {
    case .secretsManager: 512
    case .parameterStore: 1011
    }
  }

  /// Whether a text is a name as the store allows it, or an ARN.
  fileprivate func allows(_ text: String) -> Bool {
    text.utf8.count <= (text.hasPrefix("arn:") ? 2048 : longestName)
      && text.utf8.allSatisfy { $0.isLetterOrDigit || punctuation.utf8.contains($0) }
  }
}
