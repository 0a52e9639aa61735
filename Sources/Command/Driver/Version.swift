/// The version of the tool.
public enum Version {
  /// As `--version` prints it; see CHANGELOG.md.
  public static let text = "0.1.0"
}
