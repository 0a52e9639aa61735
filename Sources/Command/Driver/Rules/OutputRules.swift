public import Diagnostics

// Codes 0870 to 0879: writing files.

public extension DiagnosticCode {
  static let fileNotOurs = DiagnosticCode(
    870, "file-not-ours", stage: .command,
    summary: "A file in the folder of the output is not Tasuki's to overwrite.",
    explanation: """
      `compile --out DIR` keeps a list of the files that it wrote there, with a digest of each, in \
      `.tasuki-manifest.json`. A file that is not in the list was written by somebody else; one whose content has \
      another digest was edited by hand. Neither is overwritten, and nothing else is written either.

      Write to a folder of its own, move the change into the workflow, or overwrite the files with `--force`.
      """,
    example: .init(
      .shown, bad: "tasuki compile --target terraform --out .\n",
      good: "tasuki compile --target terraform --out out\n"))
  static let otherTarget = DiagnosticCode(
    871, "other-target", stage: .command, summary: "The folder of the output holds what another target wrote.",
    explanation: """
      Files of an earlier run that are no longer produced are removed. Two targets in one folder would remove each \
      other's files by turns.

      Give each target a folder of its own; `--force` replaces the one by the other.
      """,
    example: .init(
      .shown,
      bad: "tasuki compile --target terraform --out out && tasuki compile --target cloudformation --out out\n",
      good:
        "tasuki compile --target terraform --out out/terraform && tasuki compile --target cloudformation --out out/cloudformation\n"
    ))
  static let fileLeftBehind = DiagnosticCode(
    872, "file-left-behind", .warning, stage: .command,
    summary: "A file that is no longer produced was edited by hand, and was left where it is.",
    explanation: """
      Files of an earlier run whose workflow is gone are removed. This one is not as Tasuki wrote it, so that it may \
      hold work that exists nowhere else. From now on it counts as yours.

      Look at it, keep what is of use, and delete it.
      """,
    example: .init(
      .shown, bad: "out/order-placed.tf, edited; the workflow 'order-placed' deleted\n",
      good: "out/order-placed.tf, as written; the workflow 'order-placed' deleted\n"))
  static let folderInUse = DiagnosticCode(
    873, "folder-in-use", stage: .command,
    summary: "Another run of 'tasuki compile' is writing to the folder of the output.",
    explanation: """
      Two runs at once would mix the files of two outputs. While one run writes to a folder, the system keeps a lock on \
      it, which ends with that run, however it ends. There is nothing to clean up.

      Wait until the other run has ended, or give each run a folder of its own.
      """,
    example: .init(
      .shown, bad: "tasuki compile --target terraform --out out & tasuki compile --target terraform --out out\n",
      good: "tasuki compile --target terraform --out out && tasuki compile --target terraform --out out\n"))
}

extension Sentence {
  static func otherTarget(_ folder: String, target: String) -> Sentence {
    "the folder '\(folder)' holds the output of the target '\(term: target)'"
  }
  static let writeElsewhereOrForce: Sentence = "write to another folder, or replace what is there with --force"
  static func anotherRun(_ folder: String) -> Sentence {
    "another run of 'tasuki compile' is writing to '\(folder)', and nothing was written"
  }
  static let waitForOtherRun: Sentence = "wait until it has ended, then run the command again"
  static func editedLeftBehind(_ path: String) -> Sentence {
    "'\(path)' is no longer produced, but was edited by hand"
  }
  static let isLeft: Sentence = "it is left where it is"
  static func editedByHand(_ path: String) -> Sentence { "'\(path)' was edited by hand." }
  static func notWrittenByTasuki(_ path: String) -> Sentence { "'\(path)' was not written by Tasuki." }
  static let writeElsewhereOrOverwrite: Sentence = "write to another folder, or overwrite with --force"
  static func wouldBeOverwritten(_ count: Int, in folder: String) -> Sentence {
    "\(files(count)) in '\(folder)' would be overwritten, and nothing was written"
  }
  private static func files(_ count: Int) -> Sentence { count == 1 ? "1 file" : "\(count) files" }
}
