public enum Version {
  /// Printed by `--version`; see CHANGELOG.md.
  public static let text = "0.1.0"
}
