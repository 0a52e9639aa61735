public import Diagnostics

// Codes 0950 and 0951: comments that silence findings.

public extension DiagnosticCode {
  static let unusedIgnore = DiagnosticCode(
    950, "unused-ignore", .warning, stage: .command, summary: "A comment silences a finding that does not exist.",
    explanation: """
      `# tasuki: ignore[CODE] reason` silences the findings with that code on its own line and on the next one. There \
      are none: the finding was fixed or has moved, and the comment would hide the next mistake of that kind.

      Delete the comment; `tasuki check --fix` does this.
      """,
    example: .init(
      .shown, bad: "owner: billing  # tasuki: ignore[TSK0204] the key is needed by our own tools\n",
      good: "owner: billing\n"))
  static let unknownIgnore = DiagnosticCode(
    951, "unknown-ignore", .warning, stage: .command,
    summary: "A comment that silences findings names an unknown code, or none.",
    explanation: """
      The brackets contain codes such as `TSK0204` or their names such as `unknown-key`, separated by commas. `tasuki \
      explain` lists them all. A comment without a code would silence everything, including the next mistake, so it \
      silences nothing.
      """,
    example: .init(
      .shown, bad: "owner: billing  # tasuki: ignore[unknwon-key]\n",
      good: "owner: billing  # tasuki: ignore[unknown-key] read by our own tools\n"))
}

extension Sentence {
  static let commentWithoutCode: Sentence = "a comment that silences findings names no code"
  static let writeComment: Sentence = "write '# tasuki: ignore[CODE] reason'"
  static func noDiagnostic(_ code: String) -> Sentence { "unknown diagnostic '\(code)'" }
  static let explainListsThem: Sentence = "'tasuki explain' lists them all"
  static let deleteComment: Sentence = "delete the comment"
  static func keepAlone(_ codes: String) -> Sentence { "keep only '\(codes)'" }
  static func noBaseline(_ path: String) -> Sentence {
    "'\(path)' is not a baseline; write one with --write-baseline"
  }

  /// The message about a text that names no code.
  public static func unknownDiagnostic(_ code: String) -> Sentence {
    let near = allRules.nearestName(to: code)
    return near.map { "\(noDiagnostic(code)): \(didYouMean($0))" } ?? "\(noDiagnostic(code)); \(explainListsThem)"
  }
  static func nothingToSilence(_ codes: [String]) -> Sentence { "no finding \(quoted: codes) to silence" }
}
