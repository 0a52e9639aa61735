import Diagnostics
import Emit
import Foundation
import Source
import TestSupport
import Testing
import YAML

@testable import Driver

@Suite struct SuppressionTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8))
  }

  /// The findings of a file that its comments do not silence.
  private func suppressed(_ findings: [Diagnostic], in file: SourceFile) -> SuppressedFindings {
    let comments = readYAML(file, into: DiagnosticSink()).comments(in: file)
    return SuppressedFindings(findings, in: [file], comments: [file.number: comments])
  }

  /// A finding at the first occurrence of a word.
  private func finding(_ code: DiagnosticCode, over word: String, in text: String) -> Diagnostic {
    let start = text.range(of: word).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    let span = Span(file: FileNumber(0), start: UInt32(start), end: UInt32(start + word.utf8.count))
    return Diagnostic(code, "a finding", at: span, severity: code.number < 100 ? .warning : .error)
  }

  @Test(arguments: [
    "x: 1  # tasuki: ignore[TSK0001] why\n", "# tasuki: ignore[TSK0001]\nx: 1\n",
    "x: 1 # tasuki: ignore[unreadable-file]\n", "x: 1 # tasuki: ignore[ TSK0001 , TSK0002 ] why\n",
    "# tasuki: ignore[TSK0002]\n# tasuki: ignore[TSK0001]\n# a remark\nx: 1\n", "#tasuki:ignore[1]\nx: 1\n",
  ])
  func commentsSilence(text: String) {
    let findings = [
      finding(.unreadableFile, over: "x: 1", in: text), finding(.fileTooLarge, over: "x: 1", in: text),
    ]
    let result = suppressed(findings, in: file(text))
    #expect(result.silenced.contains { $0.code == .unreadableFile })
    #expect(result.shown.contains { $0.code == .fileTooLarge } == !text.contains("TSK0002"))
    #expect(!result.shown.contains { $0.code == .unusedIgnore })
  }

  @Test func ofManyCommentsAboveOneLineAllAreUsed() {
    let text = String(repeating: "# tasuki: ignore[TSK0001]\n", count: 50) + "x: 1\n"
    let found = finding(.unreadableFile, over: "x: 1", in: text)
    let result = suppressed([found, found, found], in: file(text))
    #expect(result.silenced.count == 3)
    #expect(result.shown.isEmpty)
  }

  @Test(arguments: [
    "x: 1\n# tasuki: ignore[TSK0001]\n", "# tasuki: ignore[TSK0001]\ny: 1\nx: 1\n",
    "'#tasuki: ignore[TSK0001]': 1\nx: 1\n",
    "# tasuki: ignores[TSK0001]\nx: 1\n", "'# tasuki: ignore[TSK0001]': 2\nx: 1\n",
    "y: \"see # tasuki: ignore[TSK0001]\"\nx: 1\n", "y: |\n  # tasuki: ignore[TSK0001]\nx: 1\n",
    "y: >\n  a\n\n  # tasuki: ignore[TSK0001]\nx: 1\n", "y: 'a\n  # tasuki: ignore[TSK0001]'\nx: 1\n",
    "[\"# tasuki: ignore[TSK0001]\",\nx: 1]\n",
  ])
  func commentsElsewhereDoNot(text: String) {
    let result = suppressed([finding(.unreadableFile, over: "x: 1", in: text)], in: file(text))
    #expect(result.silenced.isEmpty)
    #expect(result.shown.contains { $0.code == .unreadableFile })
    let isText = text.contains("\"") || text.contains("'") || text.contains("|") || text.contains(">")
    #expect(result.shown.contains { $0.code == .unusedIgnore } == !(isText || text.contains("ignores")))
  }

  @Test(arguments: [
    ("x: 1  # tasuki: ignore[TSK0001] why\ny: 1\n", "x: 1\ny: 1\n"),
    ("x: 1\n  # tasuki: ignore[TSK0001]\ny: 1\n", "x: 1\ny: 1\n"),
    ("z: 1 # tasuki: ignore[TSK0001, TSK0002] why\n", "z: 1 # tasuki: ignore[TSK0002] why\n"),
    ("x: 1\r\n# tasuki: ignore[TSK0001]\r\ny: 1\r\n", "x: 1\r\ny: 1\r\n"),
  ])
  func anUnusedOneIsFoundAndTakenAway(text: String, expected: String) {
    let findings = text.hasPrefix("z") ? [finding(.fileTooLarge, over: "z: 1", in: text)] : []
    let result = suppressed(findings, in: file(text))
    #expect(result.shown.map(\.code) == [.unusedIgnore])
    let candidates = FixedFiles.candidates(for: result.shown, in: [file(text)])
    let fixed = FixedFiles(candidates.map(\.fix), in: [file(text)])
    var trees = KnownTrees()
    #expect(FixedFiles.sound(candidates, in: [file(text)], &trees).count == 1)
    #expect(fixed.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [expected])
  }

  @Test func aCommentForWhatCouldNotBeReadIsNotCalledUnused() {
    let text = "x: {\n# tasuki: ignore[TSK0001]\ny: 1\n"
    let broken = finding(.tabIndentation, over: "{", in: text)
    #expect(suppressed([broken], in: file(text)).shown.map(\.code.number) == [101])
  }

  /// Stacked comments, each of which is about the line below all of them.
  @Test(.timeLimit(.minutes(30))) func hostileCommentsEnd() {
    let text = String(repeating: "# tasuki: ignore[no-such-code]\n", count: 50_000) + "x: 1\n"
    let time = processorTime {
      let result = suppressed([finding(.unreadableFile, over: "x: 1", in: text)], in: file(text))
      #expect((2...200).contains(result.shown.count))
    }
    #expect(time < .seconds(60))
  }

  @Test func unknownCodesAreFindings() {
    let marked = MarkedText("x: 1 # tasuki: ignore[⏵unreadable-fiel⏴]\ny: 1 ⏵# tasuki: ignore why⏴\n")
    let result = suppressed([], in: marked.file())
    #expect(result.shown.map(\.code) == [.unknownIgnore, .unknownIgnore])
    #expect(result.shown.compactMap(\.span) == marked.spans)
    #expect(result.shown.first?.hint?.text == "did you mean 'unreadable-file'?")
  }
}

@Suite struct CodeSelectionTests {
  @Test(arguments: [
    ([], [], true), (["TSK0001"], [], true), (["unreadable-file"], [], true), (["1"], [], true),
    (["TSK00"], [], true),
    (["TSK0002"], [], false), (["TSK0002,TSK0001"], [], true), ([], ["TSK0001"], false), ([], ["tsk00"], false),
    (["TSK00"], ["TSK0001"], false), (["TSK0002", "TSK0001"], [], true),
  ])
  func letsThrough(select: [String], ignore: [String], taken: Bool) throws {
    #expect(try CodeSelection(select: select, ignore: ignore).takes(.unreadableFile) == taken)
  }

  @Test(arguments: ["TSK0xyz", "unreadable-fiel", "TSK99", ","])
  func rejectsUnknownCodes(word: String) {
    if word == "," {
      #expect(throws: Never.self) { try CodeSelection(select: [word]) }
    } else {
      #expect(throws: CodeSelection.Problem.self) { try CodeSelection(select: [word]) }
    }
  }
}

@Suite struct BaselineTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(number: FileNumber(0), path: "a.yaml", bytes: Array(text.utf8))
  }

  private func findings(_ starts: UInt32...) -> [Diagnostic] {
    starts.map { Diagnostic(.fileTooLarge, "x", at: Span(file: FileNumber(0), start: $0, end: $0 + 1)) }
  }

  @Test func knowsFindingsWhenLinesMove() throws {
    let before = SourceIndex([file("a: 1\nb: 2\n")])
    let written = Baseline(findings(0, 0), in: before).json.bytes(.pretty)
    let baseline = try Baseline(reading: written, path: "known.json")
    #expect(written == baseline.json.bytes(.pretty))

    let after = SourceIndex([file("new: 0\n  a: 1\nb: 2\n")])
    let (new, gone) = baseline.filter(findings(9), in: after)
    #expect(new.isEmpty)
    #expect(gone == 1)
    #expect(baseline.filter(findings(9, 9, 9), in: after).new.count == 1)
    #expect(baseline.filter(findings(0), in: after).new.count == 1)
  }

  @Test(arguments: ["", "[]", "{\"findings\": 1}", "{", "\u{FEFF}x"])
  func rejectsOtherFiles(text: String) {
    #expect(throws: Baseline.Problem.self) { try Baseline(reading: Array(text.utf8), path: "known.json") }
  }
}
