import Diagnostics
import Source
import Testing
import YAML

@testable import Driver

@Suite struct FixTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8))
  }

  private func finding(_ edits: (UInt32, UInt32, String)..., safety: Fix.Safety = .safe) -> Diagnostic {
    let edits = edits.map { Fix.Edit(Span(file: FileNumber(0), start: $0.0, end: $0.1), $0.2) }
    return Diagnostic(.fileTooLarge, "x", at: nil, fixes: [Fix("mend", edits: edits, safety: safety)])
  }

  private func fixed(_ findings: [Diagnostic], _ text: String) -> String? {
    let candidates = FixedFiles.candidates(for: findings, in: [file(text)])
    return FixedFiles(candidates.map(\.fix), in: [file(text)]).files.first
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func makesEdits() {
    #expect(fixed([finding((0, 1, "X"))], "abc") == "Xbc")
    #expect(fixed([finding((3, 3, "!"))], "abc") == "abc!")
    #expect(fixed([finding((2, 3, "Z")), finding((0, 1, ""))], "abc") == "bZ")
    #expect(fixed([finding((0, 1, "X"), (2, 3, "Z"))], "abc") == "XbZ")
    #expect(fixed([finding((0, 1, "X"))], "\u{FEFF}abc") == "\u{FEFF}Xbc")
  }

  @Test func leavesClashingFixesForTheNextRound() {
    #expect(fixed([finding((0, 2, "X")), finding((1, 3, "Y")), finding((0, 0, "Z"))], "abc") == "Xc")
    // A fix with one overlapping edit is not applied by half.
    #expect(fixed([finding((0, 1, "X")), finding((2, 3, "Y"), (0, 1, "Z"))], "abc") == "Xbc")
    // Fixes that only touch are both applied.
    #expect(fixed([finding((0, 1, "X")), finding((1, 2, "Y"))], "abc") == "XYc")
  }

  @Test func makesNoOther() {
    #expect(fixed([finding((0, 1, "X"), safety: .unsafe)], "abc") == nil)
    #expect(fixed([finding((0, 9, "X"))], "abc") == nil)
    #expect(fixed([finding((0, 1, "a"))], "abc") == nil)
    #expect(fixed([], "abc") == nil)
  }

  /// How many of the candidates a text can have.
  private func sound(_ candidates: [FixCandidate], _ text: String) -> Int {
    var trees = KnownTrees()
    return FixedFiles.sound(candidates, in: [file(text)], &trees).count
  }

  private static let trials: [(text: String, edits: [(UInt32, UInt32, String)], count: Int)] = [
    ("a: \"x # y\"\nb: 1\n", [(5, 10, "")], 0), ("a: x # y\nb: 1\n", [(4, 8, "")], 1),
    ("a: x\nb: 1\n", [(3, 4, "y: z")], 0), ("a: x\nb: 1\n", [(3, 4, "y")], 1),
    ("a: x\nb: 1\n", [(3, 4, "[y")], 0), ("a: x\nb: 1\n", [(3, 4, "y #")], 0),
    ("a: x\nb: 1\n", [(3, 4, "'")], 0), ("a: x\nb: 1\n", [(5, 6, "a")], 0),
    ("a: x\nb: 1\n", [(3, 3, "["), (4, 4, "]")], 1), ("a: x\nb: 1\n", [(3, 3, "\""), (4, 4, "\"")], 1),
    ("a: x\nb: 1\n", [(0, 5, "")], 0), ("a: &x 1\nb: *x\n", [(6, 7, "2")], 0),
    ("a: &x 1\nb: *x\n", [(0, 1, "c")], 1), ("a: &x {y: 1}\nb: *x\n", [(7, 8, "z")], 0),
  ]

  @Test(arguments: trials.indices) func areMadeWhereTheyChangeWhatTheySay(_ index: Int) {
    let trial = Self.trials[index]
    let edits = trial.edits.map { Fix.Edit(Span(file: FileNumber(0), start: $0.0, end: $0.1), $0.2) }
    let candidate = FixCandidate(fix: Fix("mend", edits: edits), severity: .error)
    #expect(sound([candidate], trial.text) == trial.count, "\(trial)")
  }

  /// One of many fixes breaks the file: the others are applied.
  @Test func oneThatBreaksAFileIsLeftOut() {
    let text = String(repeating: "- aa\n", count: 200)
    let candidates = (0..<200).map { index in
      let start = UInt32(index * 5 + 2)
      let edit = Fix.Edit(Span(file: FileNumber(0), start: start, end: start + 2), index == 77 ? "[" : "b")
      return FixCandidate(fix: Fix("mend", edits: [edit]), severity: .error)
    }
    #expect(sound(candidates, text) == 199)
  }
}
