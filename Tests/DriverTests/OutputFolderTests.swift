import Diagnostics
import Driver
import Emit
import Foundation
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  private func files(_ texts: KeyValuePairs<String, String>) -> [OutputFile] {
    texts.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  private func write(
    _ texts: KeyValuePairs<String, String>, to folder: TemporaryFolder, target: String = "terraform",
    force: Bool = false
  ) throws -> (fates: [String], codes: [DiagnosticCode]) {
    let report = try writeOutput(
      files(texts), to: folder.path + "/out", shownAs: "out", target: target, force: force)
    return (report.files.map { "\($0.path) \($0.fate.rawValue)" }, report.diagnostics.map(\.code))
  }

  @Test func writesFilesAndTheirList() throws {
    let folder = try TemporaryFolder()
    let first = try write(["b/c.tf": "c", "a.tf": "a"], to: folder)
    #expect(first.fates == ["out/a.tf written", "out/b/c.tf written"])
    #expect(folder.files == ["out/.tasuki-manifest.json", "out/a.tf", "out/b/c.tf"])
    #expect(
      folder.text(of: "out/.tasuki-manifest.json")?.contains(
        "\"sha256\": \"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\"") == true)

    let manifest = folder.text(of: "out/.tasuki-manifest.json")
    #expect(
      try write(["a.tf": "a", "b/c.tf": "c"], to: folder).fates == ["out/a.tf unchanged", "out/b/c.tf unchanged"])
    #expect(folder.text(of: "out/.tasuki-manifest.json") == manifest)

    let third = try write(["a.tf": "A"], to: folder)
    #expect(third.fates == ["out/a.tf written", "out/b/c.tf removed"])
    #expect(third.codes.isEmpty)
    #expect(folder.files == ["out/.tasuki-manifest.json", "out/a.tf"])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/b"))
  }

  @Test func unchangedFilesAreNotTouched() throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a"], to: folder)
    let path = folder.path + "/out/a.tf"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: path)
    _ = try write(["a.tf": "a", "b.tf": "b"], to: folder)
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    #expect(date == Date(timeIntervalSince1970: 1000))
  }

  @Test func neverOverwritesForeignFiles() throws {
    let folder = try TemporaryFolder(["out/a.tf": "mine", "out/b.tf": "mine too"])
    let report = try writeOutput(
      files(["a.tf": "a", "b.tf": "b", "c.tf": "c"]), to: folder.path + "/out", shownAs: "out", target: "terraform",
      force: false)
    #expect(report.diagnostics.map(\.code) == [.foreignFile])
    #expect(
      report.diagnostics.first?.notes.map(\.text) == [
        "'out/a.tf' was not written by Tasuki.", "'out/b.tf' was not written by Tasuki.",
      ])
    #expect(report.files.isEmpty)
    #expect(folder.files == ["out/a.tf", "out/b.tf"])
    #expect(folder.text(of: "out/a.tf") == "mine")

    #expect(try write(["a.tf": "a"], to: folder, force: true).fates == ["out/a.tf written"])
    #expect(folder.text(of: "out/a.tf") == "a")
    #expect(folder.text(of: "out/b.tf") == "mine too")
  }

  @Test func neverOverwritesWhatWasEdited() throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a", "b.tf": "b"], to: folder)
    try folder.write("edited", to: "out/a.tf")
    let report = try writeOutput(
      files(["a.tf": "A", "b.tf": "B"]), to: folder.path + "/out", shownAs: "out", target: "terraform", force: false
    )
    #expect(report.diagnostics.first?.notes.map(\.text) == ["'out/a.tf' was edited by hand."])
    #expect(folder.text(of: "out/b.tf") == "b")
  }

  @Test func adoptsAFileThatIsUpToDate() throws {
    let folder = try TemporaryFolder(["out/a.tf": "a"])
    #expect(try write(["a.tf": "a"], to: folder).fates == ["out/a.tf unchanged"])
    #expect(try write(["a.tf": "A"], to: folder).fates == ["out/a.tf written"])
  }

  @Test func keepsEditedFiles() throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a", "b.tf": "b"], to: folder)
    try folder.write("edited", to: "out/b.tf")
    let report = try write(["a.tf": "a"], to: folder)
    #expect(report.codes == [.keptEditedFile])
    #expect(folder.text(of: "out/b.tf") == "edited")
    // From now on it is the user's.
    #expect(try write(["a.tf": "a"], to: folder).codes.isEmpty)
    #expect(try write(["a.tf": "a", "b.tf": "b"], to: folder).codes == [.foreignFile])
  }

  @Test func targetsDoNotShareAFolder() throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a"], to: folder)
    #expect(try write(["a.json": "{}"], to: folder, target: "cloudformation").codes == [.otherTarget])
    #expect(folder.files == ["out/.tasuki-manifest.json", "out/a.tf"])
    let forced = try write(["a.json": "{}"], to: folder, target: "cloudformation", force: true)
    #expect(forced.fates == ["out/a.json written", "out/a.tf removed"])
  }

  @Test func aFailureLeavesTheOldState() throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a"], to: folder)
    try folder.write("a file where a folder is needed", to: "out/b")
    #expect(throws: FileProblem.self) { try write(["a.tf": "A", "b/c.tf": "c"], to: folder) }
    #expect(folder.text(of: "out/a.tf") == "a")
    #expect(folder.files == ["out/.tasuki-manifest.json", "out/a.tf", "out/b"])
  }

  @Test func aForgedListReachesNothingOutside() throws {
    let folder = try TemporaryFolder([
      "precious.txt": "a",
      "out/.tasuki-manifest.json": """
      {"generator": "tasuki", "version": 1, "target": "terraform", "files": [
        {"path": "../precious.txt", "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}]}
      """,
    ])
    #expect(try write(["b.tf": "b"], to: folder).fates == ["out/b.tf written"])
    #expect(folder.text(of: "precious.txt") == "a")
  }

  @Test func aFileInTheFoldersPlaceIsNoFolder() throws {
    let folder = try TemporaryFolder(["out": "a file"])
    #expect(throws: FileProblem.self) { try write(["a.tf": "a"], to: folder) }
    #expect(folder.text(of: "out") == "a file")
  }
}
