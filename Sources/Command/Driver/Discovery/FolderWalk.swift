/// A search for workflow files. Hidden folders, ignored files and links to folders are left out.
///
/// Links to folders are not followed, so that a search ends and finds each file under one path.
struct FolderWalk {
  /// The paths of found files below the folder, in no particular order.
  private(set) var files: [String] = []
  /// The found files that are links.
  private(set) var links: Set<String> = []
  /// Files whose names are almost those of a project file.
  private(set) var nearMisses: [String] = []
  /// The folders that could not be read.
  private(set) var problems: [FileProblem] = []

  private let tree: any FileTree

  private struct Folder {
    var below: String
    var parts: [Substring]
    var rules: [IgnoreRules]
    var depth: Int
  }

  /// Searches a folder, at most `depth` folders deep. `parts` are those of its absolute path.
  init(_ folder: String, parts: [Substring], depth: Int = 256, of tree: any FileTree) {
    self.tree = tree
    var pending = [Folder(below: "", parts: parts, rules: Self.rules(above: parts, tree), depth: depth)]
    while var current = pending.popLast() {
      let location = PathText.joined(folder, current.below)
      do throws(FileProblem) {
        let entries = try tree.entries(of: location)
        if entries.contains(where: { $0.name == ".gitignore" && $0.kind == .file }),
          let rules = Self.rules(in: location, depth: current.parts.count, tree)
        {
          current.rules.append(rules)
        }
        for entry in entries { visit(entry, in: current, location, &pending) }
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func visit(
    _ entry: FolderEntry, in folder: Folder, _ location: String, _ pending: inout [Folder]
  ) {
    let isFolder = entry.kind == .folder
    let isNearMiss = !isFolder && ProjectFileName.isNearMiss(entry.name)
    if isFolder ? entry.name.hasPrefix(".") || folder.depth == 0 : !Self.isYAML(entry.name) && !isNearMiss {
      return
    }
    let parts = folder.parts + [Substring(entry.name)]
    for rules in folder.rules.reversed() {
      guard let isIgnored = rules.ignores(parts, isFolder: isFolder) else { continue }
      if isIgnored { return }
      break
    }
    let below = PathText.joined(folder.below, entry.name)
    if !entry.isText {
      problems.append(FileProblem(path: PathText.joined(location, entry.name), reason: .nameNotText))
    } else if isFolder {
      pending.append(Folder(below: below, parts: parts, rules: folder.rules, depth: folder.depth - 1))
    } else if entry.kind == .file || tree.kind(of: PathText.joined(location, entry.name)) == .file {
      if isNearMiss { nearMisses.append(below) }
      guard Self.isYAML(entry.name) else { return }
      files.append(below)
      if entry.kind == .link { links.insert(below) }
    }
  }

  /// Whether a name ends like that of a YAML file.
  static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  /// The rules of the folders above, up to the folder of the repository.
  private static func rules(above parts: [Substring], _ tree: any FileTree) -> [IgnoreRules] {
    var found: [IgnoreRules] = []
    for count in stride(from: parts.count - 1, through: 0, by: -1) {
      let inner = "/" + parts[...count].joined(separator: "/")
      // The search starts in the repository's own folder: nothing above it counts.
      if tree.kind(of: inner + "/.git") != nil { return found.reversed() }
      if count == 0 { break }
      let outer = "/" + parts[..<count].joined(separator: "/")
      if let rules = rules(in: outer, depth: count, tree) { found.append(rules) }
    }
    // There is no repository, so rules above the named folder do not apply.
    return []
  }

  private static func rules(in folder: String, depth: Int, _ tree: any FileTree) -> IgnoreRules? {
    // Like git, which does not read a `.gitignore` that is a link. One that cannot be read has no rules.
    guard
      let bytes = try? tree.readRegular(folder + "/.gitignore", followingLinks: false, limit: 1 << 20)
    else { return nil }
    return IgnoreRules(String(decoding: bytes, as: UTF8.self), depth: depth)
  }
}
