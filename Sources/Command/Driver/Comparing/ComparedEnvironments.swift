/// The environments in which two sides are compared.
public enum ComparedEnvironments: Hashable, Sendable {
  /// Each that both sides have.
  case each
  /// The same one on both sides.
  case same(String)
  /// One on the older side and another one on the newer side.
  case two(base: String, head: String)

  /// Reads `NAME` or `BASE..HEAD`; nil if a name is missing.
  public init?(_ text: String?) {
    guard let text else {
      self = .each
      return
    }
    guard let dots = text.firstRange(of: "..") else {
      self = .same(text)
      return
    }
    let (base, head) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    guard !base.isEmpty, !head.isEmpty, !head.contains("..") else { return nil }
    self = .two(base: base, head: head)
  }

  /// The environment on each side, if it is chosen.
  public var names: (base: String?, head: String?) {
    switch self {
    case .each: (nil, nil)
    case .same(let name): (name, name)
    case .two(let base, let head): (base, head)
    }
  }
}
