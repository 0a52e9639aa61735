public enum ProjectFileName {
  /// The names under which it is read, the usual one first.
  public static let all = ["tasuki.yaml", "tasuki.yml"]

  static func matches(_ name: String) -> Bool { all.contains(name) }

  /// Whether a name is so close to one of them that it must be meant: other capitals, or a leading dot.
  static func isNearMiss(_ name: String) -> Bool {
    guard (10...12).contains(name.utf8.count), !matches(name) else { return false }
    let plain = name.lowercased()
    return matches(plain.hasPrefix(".") ? String(plain.dropFirst()) : plain)
  }
}
