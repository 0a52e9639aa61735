#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files of a commit, as if they were in the folder of the working tree.
public struct GitTree: FileTree {
  private enum Node: Sendable {
    case file(hash: String)
    case link(hash: String)
    /// A folder, or a submodule, which is empty here.
    case folder
  }

  private let root: String
  private let objects: GitObjects
  private var nodes: [String: Node] = [:]
  private var contents: [String: [FolderEntry]] = [:]
  /// The most links that a path can follow.
  private static let mostLinks = 40

  /// Reads the output of `git ls-tree -r -z`, whose paths are relative to the folder of the working tree.
  init(_ listing: [UInt8], at root: String, _ objects: GitObjects) {
    self.root = root
    self.objects = objects
    nodes[root] = .folder
    // Searches stop at the folder of the repository, which has this entry.
    nodes[root + "/.git"] = .folder
    for entry in listing.split(separator: 0) {
      guard let tab = entry.firstIndex(of: 0x09) else { continue }
      let words = entry[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      let name = entry[entry.index(after: tab)...]
      let path = String(decoding: name, as: UTF8.self)
      let isText = String(validating: name, as: UTF8.self) != nil
      guard words.count == 3 else { continue }
      switch words[0] {
      case "120000": add(path, .link(hash: words[2]), .link, isText: isText)
      case "160000": add(path, .folder, .folder, isText: isText)
      default: add(path, .file(hash: words[2]), .file, isText: isText)
      }
    }
    for folder in contents.keys {
      contents[folder]?.sort { PathText.precedes($0.name, $1.name) }
    }
  }

  private mutating func add(_ path: String, _ node: Node, _ kind: FileKind, isText: Bool) {
    let location = PathText.joined(root, path)
    nodes[location] = node
    var (below, kind) = (location, kind)
    while below != root {
      let above = PathText.folder(of: below)
      let name = PathText.name(of: below)
      // Decoding put a replacement character into each name that is not UTF-8.
      contents[above, default: []].append(
        FolderEntry(name: name, kind: kind, isText: isText || !name.unicodeScalars.contains("\u{FFFD}")))
      if nodes[above] != nil { return }
      nodes[above] = .folder
      (below, kind) = (above, .folder)
    }
  }

  // MARK: Paths

  /// The path after the links on its way are followed, the last one only on request. Nil if a link leads out of the
  /// repository, or in a cycle.
  private func resolved(_ path: String, followingLast: Bool) -> String? {
    var pending = Array(PathText.parts(of: path, in: "/").reversed())
    var location = ""
    var count = 0
    while let part = pending.popLast() {
      let next = location + "/" + part
      guard case .link(let hash)? = nodes[next], followingLast || !pending.isEmpty else {
        location = next
        continue
      }
      count += 1
      guard count <= Self.mostLinks, let target = objects.bytes(of: hash) else { return nil }
      let text = String(decoding: target, as: UTF8.self)
      // An absolute path is meant for the machine on which the link was created.
      guard !text.hasPrefix("/") else { return nil }
      pending += PathText.parts(of: text, in: location.isEmpty ? "/" : location).reversed()
      location = ""
    }
    return location.isEmpty ? "/" : location
  }

  public func kind(of path: String, followingLinks: Bool) -> FileKind? {
    guard let location = resolved(path, followingLast: followingLinks) else { return nil }
    switch nodes[location] {
    case .file?: return .file
    case .link?: return .link
    case .folder?: return .folder
    case nil: return nil
    }
  }

  public func entries(of folder: String) throws(FileProblem) -> [FolderEntry] {
    guard let location = resolved(folder, followingLast: true) else {
      throw FileProblem(path: folder, reason: .missing)
    }
    // A commit contains no empty folders, so a missing one is empty.
    return contents[location] ?? []
  }

  public func readRegular(_ path: String, followingLinks: Bool, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let location = resolved(path, followingLast: followingLinks), let node = nodes[location] else {
      throw FileProblem(path: path, reason: .missing)
    }
    guard case .file(let hash) = node else { throw FileProblem(path: path, reason: .notRegular) }
    guard let bytes = objects.bytes(of: hash) else { throw FileProblem(path: path, reason: .notInClone) }
    return bytes.count > limit ? Array(bytes.prefix(limit + 1)) : bytes
  }

  /// The bytes of a regular file in a folder.
  public func readContained(_ path: String, in root: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard isContained(path, in: root) else { throw FileProblem(path: path, reason: .outside) }
    return try readRegular(path, followingLinks: true, limit: limit)
  }

  public func isContained(_ path: String, in root: String) -> Bool {
    guard FileSystem.isBelow(path, root) else { return false }
    guard let destination = resolved(path, followingLast: true), let folder = resolved(root, followingLast: true)
    else { return false }
    return FileSystem.isBelow(destination, folder)
  }

  /// The path after its links are followed.
  public func destination(of path: String) -> String { resolved(path, followingLast: true) ?? path }
}
