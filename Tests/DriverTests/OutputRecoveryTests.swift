import Diagnostics
import Emit
import Foundation
import TestSupport
import Testing

@testable import Driver

/// Runs that are stopped while they change an output folder, and the next run.
@Suite struct OutputRecoveryTests {
  typealias Texts = [String: String]

  private static let first: Texts = ["a.tf": "a", "b/c.tf": "c", "d.tf": "d", "gone.tf": "gone"]
  private static let second: Texts = ["a.tf": "A", "d.tf": "d", "e/deep/f.tf": "f", "new.tf": "new"]
  private static let third: Texts = ["a.tf": "third", "b/c.tf": "c", "h/i.tf": "i"]

  private func write(
    _ texts: Texts, to folder: TemporaryFolder, by disk: DiskWriter = DiskWriter()
  ) throws -> OutputReport {
    try writeOutput(
      texts.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }, to: folder.path + "/out", shownAs: "out",
      target: "terraform", force: false, by: disk)
  }

  /// Everything below the folder: files with their texts, folders without.
  private func content(of folder: TemporaryFolder) -> [String: String?] {
    let names = FileManager.default.subpaths(atPath: folder.path) ?? []
    return Dictionary(uniqueKeysWithValues: names.map { ($0, folder.text(of: $0)) })
  }

  private func clean(_ texts: Texts) throws -> [String: String?] {
    let folder = try TemporaryFolder()
    _ = try write(texts, to: folder)
    return content(of: folder)
  }

  /// A folder after a run that wrote `second` over `before` was interrupted; nil if the run was complete.
  private func interrupted(
    after before: Texts?, by interruption: DiskWriter.Interruption
  ) throws -> TemporaryFolder? {
    let folder = try TemporaryFolder()
    if let before { _ = try write(before, to: folder) }
    do {
      _ = try write(Self.second, to: folder, by: DiskWriter(interruption))
      return nil
    } catch is FileProblem {
      return folder
    }
  }

  @Test(arguments: [nil, first], [first, second, third])
  func theNextRunCompletesWhatAKillLeft(before: Texts?, next: Texts) throws {
    let wanted = try clean(next)
    var count = 0
    while let folder = try interrupted(after: before, by: .killed(after: count)) {
      let report = try write(next, to: folder)
      #expect(report.diagnostics.isEmpty, "killed after \(count) changes")
      #expect(content(of: folder) == wanted, "killed after \(count) changes")
      count += 1
    }
    // For each new file: create it, fill it, move it; the list three times; and the folders.
    #expect(count >= 3 * 3 + 3 * 3)
  }

  @Test func twoKillsInARowAreOneMore() throws {
    let wanted = try clean(Self.third)
    var count = 0
    while let folder = try interrupted(after: Self.first, by: .killed(after: count)) {
      for more in stride(from: 0, to: 40, by: 3) {
        _ = try? write(Self.third, to: folder, by: DiskWriter(.killed(after: more)))
      }
      #expect(try write(Self.third, to: folder).diagnostics.isEmpty)
      #expect(content(of: folder) == wanted, "killed after \(count) changes")
      count += 1
    }
  }

  @Test(arguments: [nil, first])
  func aFailureIsTakenBackOrLeftToTheNextRun(before: Texts?) throws {
    let folder = try TemporaryFolder()
    if let before { _ = try write(before, to: folder) }
    let former = content(of: folder)
    var (takenBack, count) = (0, 0)
    while let folder = try interrupted(after: before, by: .failing(after: count)) {
      let left = content(of: folder)
      #expect(!left.keys.contains { $0.hasSuffix(".tmp") }, "failed after \(count) changes")
      if left == former { takenBack += 1 }
      #expect(try write(Self.second, to: folder).diagnostics.isEmpty)
      #expect(try content(of: folder) == clean(Self.second), "failed after \(count) changes")
      count += 1
    }
    // Whatever fails while content is still being written: the lists, the folders and the files.
    #expect(takenBack >= 2 * 3 + 3 * 2)
  }

  @Test func anInterruptedListKeepsBothStates() throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a"], to: folder)
    var count = 0
    var lists: Set<String> = []
    while true {
      let disk = DiskWriter(.killed(after: count))
      if (try? write(["a.tf": "A"], to: folder, by: disk)) != nil { break }
      if let text = folder.text(of: "out/.tasuki-manifest.json") { lists.insert(text) }
      count += 1
    }
    #expect(lists.contains { $0.contains("\"pending\"") })
    #expect(folder.text(of: "out/.tasuki-manifest.json")?.contains("pending") == false)
  }

  @Test func whatWasEditedAfterAKillStays() throws {
    var count = 0
    while let folder = try interrupted(after: Self.first, by: .killed(after: count)) {
      try folder.write("edited", to: "out/a.tf")
      #expect(try write(Self.third, to: folder).diagnostics.map(\.code) == [.foreignFile])
      #expect(folder.text(of: "out/a.tf") == "edited")
      count += 1
    }
  }

  @Test func foreignTemporaryFilesStay() throws {
    let folder = try TemporaryFolder([
      "out/.tasuki-mine.tmp": "1", "out/.tasuki-1-x.tmp": "2", "out/.tasuki-999999999-0.tmp": "3",
      "out/.tasuki-\(ProcessInfo.processInfo.processIdentifier)-0.tmp": "4",
    ])
    _ = try write(["a.tf": "a"], to: folder)
    #expect(
      folder.files == ["out/.tasuki-1-x.tmp", "out/.tasuki-manifest.json", "out/.tasuki-mine.tmp", "out/a.tf"])
  }

  @Test(arguments: ["", "\0\0\0\0"])
  func filesEmptiedByAPowerFailureAreRewritten(text: String) throws {
    let folder = try TemporaryFolder()
    _ = try write(["a.tf": "a", "b.tf": "b"], to: folder)
    try folder.write(text, to: "out/a.tf")
    try folder.write(text, to: "out/b.tf")
    #expect(try write(["a.tf": "a"], to: folder).diagnostics.isEmpty)
    #expect(try content(of: folder) == clean(["a.tf": "a"]))
  }

  @Test func anotherRunIsRejectedWhileOneWrites() throws {
    let folder = try TemporaryFolder(["out/.tasuki-999999999-0.tmp": "being written"])
    do {
      let lock = try FolderLock(folder.path + "/out")
      let report = try write(["a.tf": "a"], to: folder)
      #expect(report.diagnostics.map(\.code) == [.folderInUse])
      let isHeld = lock.isHeld
      #expect(isHeld)
      #expect(folder.files == ["out/.tasuki-999999999-0.tmp"])
    }
    #expect(try write(["a.tf": "a"], to: folder).diagnostics.isEmpty)
  }

  @Test func nothingIsWrittenOrRemovedOverALink() throws {
    let folder = try TemporaryFolder(["elsewhere/c.tf": "other", "elsewhere/empty/x": ""])
    _ = try write(["a.tf": "a", "b/c.tf": "c", "b/empty/y.tf": "y"], to: folder)
    try FileManager.default.removeItem(atPath: folder.path + "/out/b")
    try FileManager.default.removeItem(atPath: folder.path + "/elsewhere/empty/x")
    try folder.link("out/b", to: "../elsewhere")
    #expect(try write(["b/c.tf": "C"], to: folder).diagnostics.map(\.code) == [.foreignFile])
    try folder.write("c", to: "elsewhere/c.tf")
    #expect(try write(["a.tf": "a"], to: folder).diagnostics.isEmpty)
    #expect(folder.text(of: "elsewhere/c.tf") == "c")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/elsewhere/empty"))
  }
}

@Suite struct DiskWriterTests {
  @Test func aContentIsReplacedWholeAndKeepsItsPermissions() throws {
    let folder = try TemporaryFolder(["a": "old", ".tasuki-999999999-7.tmp": "left by a killed run"])
    let path = folder.path + "/a"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try DiskWriter().write(Array("new".utf8), to: path)
    #expect(folder.files == ["a"])
    #expect(folder.text(of: "a") == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func aFailureLeavesTheOldContentAlone() throws {
    var count = 0
    while true {
      let folder = try TemporaryFolder(["a": "old"])
      let disk = DiskWriter(.failing(after: count))
      guard (try? disk.write(Array("new".utf8), to: folder.path + "/a")) == nil else { break }
      #expect(folder.files == ["a"] && folder.text(of: "a") == "old", "failed after \(count) changes")
      count += 1
    }
    #expect(count == 3)
  }

  @Test func longNamesLeaveRoomForTheTemporaryFile() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "注", count: 85)
    try DiskWriter().write([0x61], to: folder.path + "/" + name)
    #expect(folder.files == [name])
  }

  @Test func aFolderThatCannotBeMadeIsNamedWithItsReason() throws {
    let folder = try TemporaryFolder(["file": ""])
    #expect(throws: FileProblem(path: folder.path + "/file", reason: .system(EEXIST))) {
      try DiskWriter().makeFolder(folder.path + "/file/below")
    }
    // The reason is the first call's, not that of a later check.
    let missing = "/proc/tasuki/below"
    #expect(throws: FileProblem(path: "/proc/tasuki", reason: .system(ENOENT))) {
      try DiskWriter().makeFolder(missing)
    }
  }
}
