import Diagnostics
import Emit
import Source
import YAML

/// The list of the files that Tasuki wrote into a folder, with a digest of each.
///
/// While a run changes the folder, the list has the old digests under `files` and the new ones under `pending`:
/// wherever the run stops, the next one recognizes each file in either state.
struct Manifest {
  static let fileName = ".tasuki-manifest.json"
  private static let limit = 64 << 20

  /// The target whose output the folder contains.
  var target: String
  /// The digests, by the paths below the folder.
  var digests: [String: String] = [:]
  /// The digests that a run is about to write, in the same form; empty after the run.
  var pending: [String: String] = [:]

  init(target: String) { self.target = target }

  /// Reads a folder's list; nil if there is none that can be read.
  init?(in folder: String, of tree: any FileTree = DiskTree()) {
    let path = PathText.joined(folder, Self.fileName)
    guard let bytes = try? tree.readRegular(path, followingLinks: false, limit: Self.limit) else { return nil }
    // JSON is YAML, and the reader of workflows has all the limits that hostile input needs.
    var limits = YAMLLimits.standard
    limits.bytes = Self.limit
    let file = SourceFile(number: FileNumber(0), path: Self.fileName, bytes: bytes)
    guard let tree = parseYAML(file, limits: limits, into: DiagnosticSink()), let root = tree.documents.first,
      let target = tree.value(named: "target", of: root), let files = tree.value(named: "files", of: root)
    else { return nil }
    self.target = tree.text(of: target)
    digests = Self.digests(in: files, of: tree)
    if let pending = tree.value(named: "pending", of: root) { self.pending = Self.digests(in: pending, of: tree) }
  }

  private static func digests(in list: NodeIndex, of tree: YAMLTree) -> [String: String] {
    var digests: [String: String] = [:]
    for item in tree.items(of: list) {
      guard let path = tree.value(named: "path", of: item), let digest = tree.value(named: "sha256", of: item)
      else { continue }
      let name = tree.text(of: path)
      // Nothing outside the folder is ever changed, whatever the list contains.
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { continue }
      digests[name] = tree.text(of: digest)
    }
    return digests
  }

  /// The files that the folder may contain.
  var paths: Set<String> { Set(digests.keys).union(pending.keys) }

  /// Whether a file is as Tasuki wrote it, before or after a change that was interrupted.
  func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    let known = [digests[path], pending[path]].compactMap(\.self)
    return !known.isEmpty && known.contains(ContentDigest(of: bytes).text)
  }

  /// The list as JSON, sorted by the paths.
  var bytes: [UInt8] {
    var members: [JSONMember] = [
      JSONMember("generator", "tasuki"), JSONMember("version", 1), JSONMember("target", .string(target)),
      JSONMember("files", Self.list(digests)),
    ]
    if !pending.isEmpty { members.append(JSONMember("pending", Self.list(pending))) }
    return JSONValue.object(members).bytes(.pretty) + [0x0A]
  }

  private static func list(_ digests: [String: String]) -> JSONValue {
    .array(
      digests.sorted { $0.key < $1.key }.map { path, digest in
        .object([JSONMember("path", .string(path)), JSONMember("sha256", .string(digest))])
      })
  }
}
