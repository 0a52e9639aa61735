import Emit
import Source

/// An output compared with the content of its folder.
struct OutputComparison {
  /// The digest of each file of the output, by its path.
  private(set) var digests: [String: String] = [:]
  /// The files that are new or have other content.
  private(set) var changed: [OutputFile] = []
  /// The files whose places are taken by files that Tasuki must not overwrite.
  private(set) var foreign: [String] = []
  /// The files of earlier runs that are no longer produced.
  private(set) var obsolete: [String] = []
  /// Those of them that were edited since, and so are kept.
  private(set) var edited: [String] = []
  /// The current state of earlier output: the digests of files that Tasuki wrote.
  private(set) var present: [String: String] = [:]
  /// Files of earlier runs that no longer exist.
  private(set) var missing: [String] = []
  /// The result for each file.
  private(set) var fates: [(path: String, fate: FileResult)] = []

  private static let largest = 1 << 28
  private let folder: String
  private let known: Manifest?
  private var links: LinkedFolders

  /// Compares. With `force`, no file is foreign.
  init(_ files: [OutputFile], in folder: String, known: Manifest?, force: Bool) throws(FileProblem) {
    self.folder = folder
    self.known = known
    links = LinkedFolders(below: folder)
    let sorted = files.sorted { $0.path < $1.path }
    let texts = sorted.mapOnAllCores { ContentDigest(of: $0.bytes).text }
    for (file, digest) in zip(sorted, texts) { try compare(file, digest, force: force) }
    for path in known?.paths.sorted() ?? [] where digests[path] == nil { look(atFormer: path) }
  }

  private mutating func compare(_ file: OutputFile, _ digest: String, force: Bool) throws(FileProblem) {
    let location = PathText.joined(folder, file.path)
    digests[file.path] = digest
    let kind = FileSystem.kind(of: location, followingLinks: false)
    let isLinked = links.lead(to: file.path)
    let bytes = kind == .file ? content(at: location) : nil
    if bytes == file.bytes, !isLinked {
      present[file.path] = digest
      fates.append((file.path, .unchanged))
      return
    }
    if kind == .folder { throw FileProblem(path: location, reason: .folder) }
    // Not even with force: the target of a link is not in the folder that was named.
    if isLinked, force { throw FileProblem(path: location, reason: .overLink) }
    if let bytes, isWrittenByTasuki(file.path, bytes), !isLinked {
      present[file.path] = ContentDigest(of: bytes).text
    } else if kind != nil || isLinked, !force {
      foreign.append(file.path)
    }
    changed.append(file)
    fates.append((file.path, .written))
  }

  private mutating func look(atFormer path: String) {
    let location = PathText.joined(folder, path)
    // The target of a link is not in the folder.
    if links.lead(to: path) { return }
    guard FileSystem.kind(of: location, followingLinks: false) == .file, let bytes = content(at: location)
    else { return missing.append(path) }
    if isWrittenByTasuki(path, bytes) {
      present[path] = ContentDigest(of: bytes).text
      obsolete.append(path)
      fates.append((path, .removed))
    } else {
      edited.append(path)
    }
  }

  private func content(at location: String) -> [UInt8]? {
    try? FileSystem.readRegular(location, followingLinks: false, limit: Self.largest)
  }

  /// Whether a file is as Tasuki wrote it. A file that a power failure emptied contains no one's work either.
  private func isWrittenByTasuki(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard let known, known.paths.contains(path) else { return false }
    return known.holds(path, bytes) || bytes.allSatisfy { $0 == 0 }
  }
}
