import Source

/// Which files are output of an earlier run: those that stand as the list of a folder above them says.
struct WrittenFiles {
  private var manifests: [String: Manifest?] = [:]

  /// Whether a file is output. `location` is absolute.
  mutating func hold(_ location: String, _ bytes: [UInt8]) -> Bool {
    let parts = PathText.parts(of: location, in: "/")
    for count in (0..<max(1, parts.count)).reversed() {
      let folder = "/" + parts[..<count].joined(separator: "/")
      if let manifest = manifest(in: folder), manifest.holds(parts[count...].joined(separator: "/"), bytes) {
        return true
      }
    }
    return false
  }

  /// Whether a folder holds output.
  mutating func areIn(_ folder: String) -> Bool { manifest(in: folder) != nil }

  private mutating func manifest(in folder: String) -> Manifest? {
    if let known = manifests[folder] { return known }
    let found = Manifest(in: folder)
    manifests[folder] = .some(found)
    return found
  }
}
