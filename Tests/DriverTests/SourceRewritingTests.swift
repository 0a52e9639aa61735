import Driver
import Foundation
import TestSupport
import Testing

/// Source files are replaced whole, or not at all.
@Suite struct SourceRewritingTests {
  private func rewrite(_ folder: TemporaryFolder, _ names: String...) -> [SourceRewrite] {
    names.map {
      SourceRewrite(
        location: folder.path + "/" + $0, path: $0, before: Array("old\n".utf8), after: Array("new\n".utf8))
    }
  }

  /// The reason why files were not replaced; nil if they were.
  private func problem(_ files: [SourceRewrite]) -> FileProblem? {
    do throws(FileProblem) {
      try DiskWriter().rewrite(files)
      return nil
    } catch {
      return error
    }
  }

  @Test func keepsLinksAndPermissions() throws {
    let folder = try TemporaryFolder(["real/a.yaml": "old\n", "b.yaml": "old\n"])
    try folder.link("a.yaml", to: "real/a.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/b.yaml")
    #expect(problem(rewrite(folder, "a.yaml", "b.yaml")) == nil)
    #expect(folder.text(of: "real/a.yaml") == "new\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/a.yaml") == "real/a.yaml")
    let permissions = try FileManager.default.attributesOfItem(atPath: folder.path + "/b.yaml")[.posixPermissions]
    #expect(permissions as? Int == 0o640)
    #expect(folder.files == ["a.yaml", "b.yaml", "real/a.yaml"])
  }

  @Test(arguments: ["read-only", "hard links", "has changed", "No such file"])
  func touchesNothingWhereOneFileCannotBeReplaced(reason: String) throws {
    let folder = try TemporaryFolder(["a.yaml": "old\n", "b.yaml": "old\n"])
    let path = folder.path + "/b.yaml"
    let files = FileManager.default
    switch reason {
    case "read-only": try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    case "hard links": try files.linkItem(atPath: path, toPath: folder.path + "/c.yaml")
    case "has changed": try folder.write("old\nand more", to: "b.yaml")
    default: try files.removeItem(atPath: path)
    }
    let before = folder.files
    let found = problem(rewrite(folder, "a.yaml", "b.yaml"))
    #expect(found?.path == "b.yaml")
    #expect(found?.reason.sentence.text.contains(reason) == true, "\(String(describing: found))")
    #expect(folder.text(of: "a.yaml") == "old\n")
    #expect(folder.text(of: "b.yaml")?.hasPrefix("old\n") ?? (reason == "No such file"))
    #expect(folder.files == before)
  }
}
