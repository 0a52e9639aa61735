import Source

/// Which files are output of an earlier run: those that match the list of a folder above them.
struct WrittenFiles {
  private let tree: any FileTree
  private var manifests: [String: Manifest?] = [:]
  /// The folders that have no list, nor any above them.
  private var foldersWithout: Set<String> = []

  init(_ tree: any FileTree) { self.tree = tree }

  /// Whether a file is output. `location` is absolute.
  mutating func hold(_ location: String, _ bytes: [UInt8]) -> Bool {
    let own = PathText.folder(of: location)
    if foldersWithout.contains(own) { return false }
    let parts = PathText.parts(of: location, in: "/")
    var hasList = false
    for count in (0..<max(1, parts.count)).reversed() {
      let folder = "/" + parts[..<count].joined(separator: "/")
      guard let manifest = manifest(in: folder) else { continue }
      if manifest.holds(parts[count...].joined(separator: "/"), bytes) { return true }
      hasList = true
    }
    if !hasList { foldersWithout.insert(own) }
    return false
  }

  /// Whether a folder contains output.
  mutating func areIn(_ folder: String) -> Bool { manifest(in: folder) != nil }

  private mutating func manifest(in folder: String) -> Manifest? {
    if let known = manifests[folder] { return known }
    let found = Manifest(in: folder, of: tree)
    manifests[folder] = .some(found)
    return found
  }
}
