// A command line often names what a repository contains, as `workflows/*.yaml` and `--out out` do. Then whoever changes the
// repository decides which of them are links, and where those lead.

extension FileSystem {
  /// The folder in which a path of the command line must stay, wherever links lead: that of the project in which it is
  /// written, else of the repository, else the current one. Nil for a path that is outside of them all: whoever writes it
  /// means what is there.
  static func boundary(of path: String, in currentFolder: String) -> String? {
    let parts = PathText.parts(of: path, in: currentFolder)
    for count in stride(from: parts.count - 1, to: 0, by: -1) {
      let folder = "/" + parts[..<count].joined(separator: "/")
      let marks = (ProjectFileName.all + [".git"]).map { PathText.joined(folder, $0) }
      if marks.contains(where: { kind(of: $0, followingLinks: false) != nil }) { return folder }
    }
    let current = PathText.parts(of: currentFolder, in: "/")
    return !current.isEmpty && parts.starts(with: current) ? currentFolder : nil
  }

  /// Throws where links lead a path of the command line out of its boundary, or to nothing. Of a path at which nothing is yet,
  /// the folders above it count.
  public static func checkStays(_ path: String, in currentFolder: String) throws(FileProblem) {
    guard let boundary = boundary(of: path, in: currentFolder) else { return }
    var location = PathText.joined(currentFolder, path)
    while kind(of: location) == nil, location != "/" {
      // Where a link to nothing leads, something may be made later.
      if kind(of: location, followingLinks: false) == .link { throw FileProblem(path: path, reason: .outside) }
      location = PathText.folder(of: location)
    }
    guard isContained(location, in: boundary) else { throw FileProblem(path: path, reason: .outside) }
  }
}
