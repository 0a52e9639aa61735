/// The permission that a role needs for an AWS API action.
public struct ServicePermission: Sendable, Equatable {
  /// The IAM actions: `s3:GetObject`.
  public let actions: [String]
  /// The resources it applies to; empty if the catalog does not know them.
  public let resources: [ResourceTemplate]
  /// Whether IAM has no resource for the actions, so that the policy must use `*`.
  public let allowsNoResource: Bool
}

extension ServiceAction {
  /// The IAM actions that the API action needs.
  public var permissions: [String] { permissions(given: []).flatMap(\.actions) }

  /// The permissions that a role needs, narrowed as far as the given parameters allow.
  ///
  /// Source: Service Authorization Reference. If it has no exception, the IAM action has the name of the API action.
  public func permissions(given parameters: Set<String>) -> [ServicePermission] {
    let name = action.prefix(1).uppercased() + action.dropFirst()
    let exceptions = Self.exceptions.filter {
      $0[0] == service && ($0[1] == name || Self.isPrefix($0[1], of: name))
    }
    guard !exceptions.isEmpty else {
      let allowsNoResource = model?.allowsNoResource ?? false
      return [
        ServicePermission(
          actions: ["\(permissionPrefix):\(name)"],
          resources: allowsNoResource ? [] : Self.templates(service, name, parameters),
          allowsNoResource: allowsNoResource)
      ]
    }
    let own = Self.templates(service, name, parameters)
    return exceptions.map { row in
      let actions = row[2].split(separator: " ").map(String.init)
      guard row.count > 3 else {
        return ServicePermission(actions: actions, resources: own, allowsNoResource: false)
      }
      if row[3] == "*" { return ServicePermission(actions: actions, resources: [], allowsNoResource: true) }
      return ServicePermission(
        actions: actions, resources: row[3].split(separator: " ").map { ResourceTemplate($0) },
        allowsNoResource: false)
    }
  }

  /// A parameter that would identify the resource if it were a constant; nil if none is known.
  public var narrowingParameter: String? {
    guard let model else { return nil }
    let parameters = Set(model.required + (model.optional ?? []))
    for part in permissions(given: parameters).flatMap(\.resources).flatMap(\.parts) {
      if case .parameter(let name, nil) = part { return name }
    }
    return nil
  }

  /// `Get*` matches every action that begins with `Get`.
  private static func isPrefix(_ pattern: String, of name: String) -> Bool {
    pattern.last == "*" && name.utf8.starts(with: pattern.dropLast().utf8)
  }

  private static func templates(_ service: String, _ name: String, _ given: Set<String>) -> [ResourceTemplate] {
    for row in resources where row[0] == service && given.contains(row[2]) {
      guard row[1] == "-" || row[1].split(separator: " ").contains(where: { $0 == name }) else { continue }
      return row[3].split(separator: " ").map { ResourceTemplate($0) }
    }
    return []
  }

  private static let exceptions = rows(of: permissionExceptionRows)
  private static let resources = rows(of: permissionResourceRows)

  private static func rows(of text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
  }
}

/// The ARNs of a resource that parameters name: `arn:P:dynamodb:R:A:table/{TableName}`.
public struct ResourceTemplate: Sendable, Equatable {
  public enum Part: Sendable, Equatable {
    /// Fixed characters.
    case literal(String)
    /// The partition of the deployment.
    case partition
    /// The Region of the deployment.
    case region
    /// The account of the deployment.
    case account
    /// The value of a parameter, and the text to use without it.
    case parameter(String, otherwise: String?)
  }

  public let parts: [Part]

  /// Reads the notation of the table: the letters `P`, `R` and `A` between colons, `{Parameter}`, `{Parameter=otherwise}`.
  init(_ text: Substring) {
    var parts: [Part] = []
    for (index, piece) in text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { parts.append(.literal(":")) }
      switch piece {
      case "P": parts.append(.partition)
      case "R": parts.append(.region)
      case "A": parts.append(.account)
      default: parts += Self.parts(piece)
      }
    }
    self.parts = parts
  }

  private static func parts(_ text: Substring) -> [Part] {
    var parts: [Part] = []
    for (index, piece) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        if !piece.isEmpty { parts.append(.literal(String(piece))) }
        continue
      }
      let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      let words = (halves.first ?? "").split(separator: "=", maxSplits: 1)
      parts.append(.parameter(String(words.first ?? ""), otherwise: words.count > 1 ? String(words[1]) : nil))
      if let rest = halves.last, halves.count > 1, !rest.isEmpty { parts.append(.literal(String(rest))) }
    }
    return parts
  }
}
