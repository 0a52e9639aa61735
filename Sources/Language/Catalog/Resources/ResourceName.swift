import Source

/// A resource as an input writes it: its ARN, or its name.
public enum ResourceName: Sendable, Hashable {
  /// An existing resource, anywhere.
  case arn(AmazonResourceName)
  /// A resource in the account and Region of the deployment.
  case name(String)

  /// Reads a constant text as a resource of a kind, or returns why it is not one.
  public static func parse(_ text: String, as kind: ResourceKind) -> Result<ResourceName, TextProblem> {
    let form = kind.form
    let whole = 0..<text.utf8.count
    if text.isEmpty { return .failure(TextProblem(.isEmptyName(of: form.titleWithArticle), whole)) }
    if text.hasPrefix("arn:") {
      return AmazonResourceName.parse(text).flatMap { form.check($0, text: text) }.map { .arn($0) }
    }
    if text.utf8.starts(with: "https://".utf8) {
      return .failure(TextProblem(.isAddress(notNameOf: form.titleWithArticle), whole))
    }
    return form.problem(inName: text, of: kind).map { .failure($0) } ?? .success(.name(text))
  }

  /// The name of the resource within its account and Region, without a version, an alias or a revision.
  public func name(as kind: ResourceKind) -> String {
    switch self {
    case .name(let text):
      return kind.form.suffix == .revision ? String(text.prefix { $0 != ":" }) : text
    case .arn(let arn):
      let rest = arn.resource.dropFirst(kind.form.resourcePrefix.count)
      return String(kind.form.suffix == .none ? rest : rest.prefix { $0 != ":" })
    }
  }

  /// Whether the name is that of a FIFO queue or topic.
  public var isFIFO: Bool {
    switch self {
    case .name(let text): text.hasSuffix(".fifo")
    case .arn(let arn): arn.resource.hasSuffix(".fifo")
    }
  }
}

extension ResourceForm {
  /// Checks an ARN against the rules of the kind.
  fileprivate func check(_ arn: AmazonResourceName, text: String) -> Result<AmazonResourceName, TextProblem> {
    let end = text.utf8.count
    let start = end - arn.resource.utf8.count
    guard arn.service == service, arn.resource.utf8.starts(with: resourcePrefix.utf8) else {
      return .failure(TextProblem(.isARNOfOtherKind(than: titleWithArticle, example: example), 0..<end))
    }
    let placeless = service == "s3"
    guard arn.region.isEmpty == placeless, arn.account.isEmpty == placeless else {
      return .failure(TextProblem(placeless ? .namesPlace(of: titleWithArticle) : .lacksPlace(example), 0..<end))
    }
    var name = arn.resource.dropFirst(resourcePrefix.count)
    if suffix != .none, let colon = name.firstIndex(of: ":") {
      let tail = name[name.index(after: colon)...]
      if let problem = problem(inSuffix: tail, end: end) { return .failure(problem) }
      name = name[..<colon]
    }
    if let problem = problem(inBareName: name, offset: start + resourcePrefix.utf8.count, isPartner: true) {
      return .failure(problem)
    }
    guard suffix == .allStreams else { return .success(arn) }
    return .success(
      AmazonResourceName(
        partition: arn.partition, service: arn.service, region: arn.region, account: arn.account,
        resource: resourcePrefix + name))
  }

  /// Why a text is not a name of the kind.
  fileprivate func problem(inName text: String, of kind: ResourceKind) -> TextProblem? {
    let end = text.utf8.count
    var name = text[...]
    if suffix == .revision, let colon = text.firstIndex(of: ":") {
      if let problem = problem(inSuffix: text[text.index(after: colon)...], end: end) { return problem }
      name = text[..<colon]
    } else if suffix == .qualifier, text.contains(":") {
      return TextProblem(.namesVersion(example), 0..<end)
    }
    if kind == .logGroup, name.hasPrefix("aws/") { return TextProblem(.beginsWithAWS, 0..<4) }
    return problem(inBareName: name, offset: 0, isPartner: kind == .bus && name.hasPrefix("aws.partner/"))
  }

  /// Why the text after a name is not a version, an alias, a revision or `*`.
  private func problem(inSuffix tail: Substring, end: Int) -> TextProblem? {
    let isGood =
      switch suffix {
      case .none: false
      case .allStreams: tail == "*"
      case .qualifier:
        !tail.isEmpty && tail.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "$") }
      case .revision: !tail.isEmpty && tail.utf8.allSatisfy(\.isDigit)
      }
    guard !isGood else { return nil }
    return TextProblem(.endsWith(tail, wanted: suffix), (end - tail.utf8.count)..<end)
  }

  /// Why a name without an ARN breaks the rules of the kind. A partner event bus may contain slashes, because it is
  /// named like its event source.
  private func problem(inBareName name: Substring, offset: Int, isPartner: Bool) -> TextProblem? {
    let whole = offset..<(offset + name.utf8.count)
    let base = mayBeFIFO && name.hasSuffix(".fifo") ? name.dropLast(5) : name
    let allowsSlash = isPartner && base.hasPrefix("aws.partner/")
    let wrong = firstScalar(in: base) { allows($0) || allowsSlash && $0 == "/" }
    if let (scalar, range) = wrong {
      return TextProblem(
        .holds(scalar, inNameOf: titleWithArticle), (offset + range.lowerBound)..<(offset + range.upperBound))
    }
    guard !base.isEmpty else { return TextProblem(.doesNotName(titleWithArticle), whole) }
    guard length.contains(name.utf8.count) else {
      return TextProblem(.hasName(of: name.utf8.count, wanted: length, in: titleWithArticle), whole)
    }
    if beginsWithLetterOrDigit, let first = base.utf8.first, !first.isLetter, !first.isDigit {
      return TextProblem(.beginsWithOtherCharacter(than: titleWithArticle), offset..<(offset + 1))
    }
    return nil
  }

  /// Whether a name may contain a character.
  private func allows(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    if byte.isLetter { return !isLowerCase || byte.isLowerCase }
    return byte.isDigit || punctuation.utf8.contains(byte)
  }
}
