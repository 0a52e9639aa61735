public import Diagnostics

// Codes 0870 to 0879: writing files.

public extension DiagnosticCode {
  static let foreignFile = DiagnosticCode(
    870, "foreign-file", stage: .command,
    summary: "A file in the output folder was not written by Tasuki, or was edited.",
    explanation: """
      `compile --out DIR` keeps a list of the files that it wrote there, with a digest of each, in \
      `.tasuki-manifest.json`. A file that is not in the list was written by someone else; one whose content has \
      another digest was edited by hand. Neither is overwritten, and nothing else is written either.

      Write to a separate folder, move the change into the workflow, or overwrite the files with `--force`.
      """,
    example: .init(
      .shown, bad: "tasuki compile --target terraform --out .\n",
      good: "tasuki compile --target terraform --out out\n"))
  static let otherTarget = DiagnosticCode(
    871, "other-target", stage: .command, summary: "The output folder contains the output of another target.",
    explanation: """
      Files of an earlier run that are no longer produced are removed. With two targets in one folder, each run would \
      remove the files of the other target.

      Give each target its own folder; `--force` replaces the old output with the new one.
      """,
    example: .init(
      .shown,
      bad: "tasuki compile --target terraform --out out && tasuki compile --target cloudformation --out out\n",
      good:
        "tasuki compile --target terraform --out out/terraform && tasuki compile --target cloudformation --out out/cloudformation\n"
    ))
  static let keptEditedFile = DiagnosticCode(
    872, "edited-file-kept", .warning, stage: .command,
    summary: "A file that is no longer produced was edited by hand and was kept.",
    explanation: """
      Files of an earlier run are removed when their workflow is gone. This one was changed after Tasuki wrote it, so \
      it may contain work that exists nowhere else. From now on, Tasuki treats it as yours.

      Review it, keep what is useful, and delete it.
      """,
    example: .init(
      .shown, bad: "out/order-placed.tf, edited; the workflow 'order-placed' deleted\n",
      good: "out/order-placed.tf, as written; the workflow 'order-placed' deleted\n"))
  static let folderInUse = DiagnosticCode(
    873, "folder-in-use", stage: .command,
    summary: "Another run of 'tasuki compile' is writing to the output folder.",
    explanation: """
      Two runs at once would mix the files of two outputs. While a run writes to a folder, the system keeps a lock on \
      it, which ends with that run, however the run ends. There is nothing to clean up.

      Wait until the other run has ended, or give each run its own folder.
      """,
    example: .init(
      .shown, bad: "tasuki compile --target terraform --out out & tasuki compile --target terraform --out out\n",
      good: "tasuki compile --target terraform --out out && tasuki compile --target terraform --out out\n"))
}

extension Sentence {
  static func otherTarget(_ folder: String, target: String) -> Sentence {
    "the folder '\(folder)' contains the output of the target '\(term: target)'"
  }
  static let writeElsewhereOrForce: Sentence = "write to another folder, or replace what is there with --force"
  static func anotherRun(_ folder: String) -> Sentence {
    "another run of 'tasuki compile' is writing to '\(folder)'; nothing was written"
  }
  static let waitForOtherRun: Sentence = "wait until it has ended, then run the command again"
  static func editedButKept(_ path: String) -> Sentence {
    "'\(path)' is no longer produced, but was edited by hand"
  }
  static let isLeft: Sentence = "the file is kept"
  static func editedByHand(_ path: String) -> Sentence { "'\(path)' was edited by hand." }
  static func notWrittenByTasuki(_ path: String) -> Sentence { "'\(path)' was not written by Tasuki." }
  static let writeElsewhereOrOverwrite: Sentence = "write to another folder, or overwrite with --force"
  static func wouldBeOverwritten(_ count: Int, in folder: String) -> Sentence {
    "\(files(count)) in '\(folder)' would be overwritten; nothing was written"
  }
  private static func files(_ count: Int) -> Sentence { count == 1 ? "1 file" : "\(count) files" }
}
