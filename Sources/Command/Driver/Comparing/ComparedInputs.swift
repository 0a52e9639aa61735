import Source

/// One side of a comparison, loaded.
public struct ComparedInputs: Sendable {
  /// The name of the side in reports.
  public var title: String
  public var loaded: LoadedInputs
  /// The folder to which the folders of the side's projects are relative, as an absolute path.
  public var root: String
  /// Returns the event files that the side's tests name.
  public var events: any EventLibrary

  public init(title: String, loaded: LoadedInputs, root: String, events: any EventLibrary) {
    self.title = title
    self.loaded = loaded
    self.root = root
    self.events = events
  }

  /// The path of a file from the root of the side; the path of standard input as it is shown.
  func path(of file: SourceFile) -> String {
    guard let location = loaded.locations[Int(file.number.index)] else { return file.path }
    return PathText.shown(location, in: root)
  }

  /// The folder of a project from the root of the side; empty for the root, and without a project file.
  func folder(of project: ProjectInput) -> String {
    guard let number = project.projectFile, let location = loaded.locations[Int(number.index)] else { return "" }
    let folder = PathText.shown(PathText.folder(of: location), in: root)
    return folder == "." ? "" : folder
  }
}
