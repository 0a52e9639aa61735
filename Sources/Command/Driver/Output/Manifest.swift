import Diagnostics
import Emit
import Source
import YAML

/// The list of the files that Tasuki wrote into a folder, with a digest of each.
struct Manifest {
  /// The name of the file that holds it.
  static let fileName = ".tasuki-manifest.json"
  private static let limit = 64 << 20

  /// The target whose output the folder holds.
  var target: String
  /// The digests, by the paths below the folder.
  var digests: [String: String] = [:]

  init(target: String) {
    self.target = target
  }

  /// Reads a folder's list; nil where there is none that can be read.
  init?(in folder: String) {
    let path = PathText.joined(folder, Self.fileName)
    guard let bytes = try? FileSystem.read(path, limit: Self.limit) else { return nil }
    // JSON is YAML, and the reader of workflows has all the bounds that hostile input needs.
    var limits = YAMLLimits.standard
    limits.bytes = Self.limit
    let file = SourceFile(number: FileNumber(0), path: Self.fileName, bytes: bytes)
    guard let tree = parseYAML(file, limits: limits, into: DiagnosticSink()), let root = tree.documents.first,
      let target = tree.value(named: "target", of: root), let files = tree.value(named: "files", of: root)
    else { return nil }
    self.target = tree.text(of: target)
    for item in tree.items(of: files) {
      guard let path = tree.value(named: "path", of: item), let digest = tree.value(named: "sha256", of: item) else {
        continue
      }
      let name = tree.text(of: path)
      // Nothing outside the folder is ever touched, whatever the list says.
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { continue }
      digests[name] = tree.text(of: digest)
    }
  }

  /// The list as JSON, sorted by the paths.
  var bytes: [UInt8] {
    let files = digests.sorted { $0.key < $1.key }.map { path, digest in
      JSONValue.object([JSONMember("path", .string(path)), JSONMember("sha256", .string(digest))])
    }
    let value: JSONValue = [
      "generator": "tasuki", "version": 1, "target": .string(target), "files": .array(files),
    ]
    return value.bytes(.pretty) + [0x0A]
  }
}
