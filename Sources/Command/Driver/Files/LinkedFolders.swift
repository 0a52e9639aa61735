/// Which folders below one are symbolic links, or are reached through one: their content is elsewhere.
public struct LinkedFolders {
  private let folder: String
  /// The answers so far, by the paths of folders.
  private var known: [String: Bool] = ["": false]

  /// Looks below a folder, which may be a link itself.
  public init(below folder: String) { self.folder = folder }

  /// Whether a folder above a file is a link. The path is relative to the folder.
  public mutating func lead(to path: String) -> Bool {
    let above = PathText.folder(of: path)
    if let answer = known[above] { return answer }
    let isLink = FileSystem.kind(of: PathText.joined(folder, above), followingLinks: false) == .link
    let answer = isLink || lead(to: above)
    known[above] = answer
    return answer
  }
}
