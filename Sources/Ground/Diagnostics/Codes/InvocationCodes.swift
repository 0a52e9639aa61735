// Codes 087x: writing files, and 095x: what a command line, its files and its comments say.

extension DiagnosticCode {
  /// A file that would be overwritten was not written by Tasuki, or was edited since.
  public static let fileNotOurs = DiagnosticCode(870, "file-not-ours")
  /// The folder holds the output of another target.
  public static let otherTarget = DiagnosticCode(871, "other-target")
  /// A file that is no longer produced was edited, and so left where it is.
  public static let fileLeftBehind = DiagnosticCode(872, "file-left-behind", .warning)
  /// Another run is writing to the folder of the output.
  public static let folderInUse = DiagnosticCode(873, "folder-in-use")
  /// A comment silences a finding that is not there.
  public static let unusedIgnore = DiagnosticCode(950, "unused-ignore", .warning)
  /// A comment names no code that there is.
  public static let unknownIgnore = DiagnosticCode(951, "unknown-ignore", .warning)
  /// A pattern of the project file matches no file.
  public static let deadPattern = DiagnosticCode(952, "dead-pattern", .warning)
  /// A pattern of the project file or a link leads out of the project.
  public static let outsideProject = DiagnosticCode(953, "outside-project")
  /// A file that was named as a workflow is output.
  public static let generatedFile = DiagnosticCode(954, "generated-file")
}

extension DiagnosticRegistry {
  static let invocation: [DiagnosticInfo] = [
    DiagnosticInfo(
      .fileNotOurs,
      summary: "A file in the folder of the output is not Tasuki's to overwrite.",
      explanation: """
        `compile --out DIR` keeps a list of the files that it wrote there, with a digest of each, in \
        `.tasuki-manifest.json`. A file that is not in the list was written by somebody else; one whose content has \
        another digest was edited by hand. Neither is overwritten, and nothing else is written either.

        Write to a folder of its own, move the change into the workflow, or overwrite the files with `--force`.
        """,
      example: .init(
        .shown, bad: "tasuki compile --target terraform --out .\n",
        good: "tasuki compile --target terraform --out out\n")),
    DiagnosticInfo(
      .otherTarget,
      summary: "The folder of the output holds what another target wrote.",
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
      )),
    DiagnosticInfo(
      .fileLeftBehind,
      summary: "A file that is no longer produced was edited by hand, and was left where it is.",
      explanation: """
        Files of an earlier run whose workflow is gone are removed. This one is not as Tasuki wrote it, so that it may \
        hold work that exists nowhere else. From now on it counts as yours.

        Look at it, keep what is of use, and delete it.
        """,
      example: .init(
        .shown, bad: "out/order-placed.tf, edited; the workflow 'order-placed' deleted\n",
        good: "out/order-placed.tf, as written; the workflow 'order-placed' deleted\n")),
    DiagnosticInfo(
      .folderInUse,
      summary: "Another run of 'tasuki compile' is writing to the folder of the output.",
      explanation: """
        Two runs at once would mix the files of two outputs. While one run writes to a folder, the system keeps a lock on \
        it, which ends with that run, however it ends. There is nothing to clean up.

        Wait until the other run has ended, or give each run a folder of its own.
        """,
      example: .init(
        .shown,
        bad: "tasuki compile --target terraform --out out & tasuki compile --target terraform --out out\n",
        good: "tasuki compile --target terraform --out out && tasuki compile --target terraform --out out\n")),
    DiagnosticInfo(
      .unusedIgnore,
      summary: "A comment silences a finding that is not there.",
      explanation: """
        `# tasuki: ignore[CODE] reason` silences the findings with that code on its own line and on the next one. Here \
        there is none: what it was written for was mended or has moved, and the comment would hide the next mistake of \
        that kind.

        Delete it; `tasuki check --fix` does.
        """,
      example: .init(
        .shown, bad: "owner: billing  # tasuki: ignore[TSK0204] the key is needed by our own tools\n",
        good: "owner: billing\n")),
    DiagnosticInfo(
      .unknownIgnore,
      summary: "A comment that silences findings names no code that there is.",
      explanation: """
        Between the brackets stand codes such as `TSK0204` or their names such as `unknown-key`, with commas between \
        them. `tasuki explain` lists them all. A comment without a code would silence everything, the next mistake \
        included, and so silences nothing.
        """,
      example: .init(
        .shown, bad: "owner: billing  # tasuki: ignore[unknwon-key]\n",
        good: "owner: billing  # tasuki: ignore[unknown-key] read by our own tools\n")),
    DiagnosticInfo(
      .deadPattern,
      summary: "A pattern under 'workflows' of the project file matches no file.",
      explanation: """
        The pattern is relative to the project file: `*` and `?` stand for characters of one name, `**` for any number \
        of folders. Hidden folders and files that `.gitignore` names are left out. A pattern that matches nothing is most \
        likely a folder that was renamed, and its workflows are no longer checked.
        """,
      example: .init(
        .shown, bad: "workflows: [workflow/*.yaml]\n", good: "workflows: [workflows/**/*.yaml]\n")),
    DiagnosticInfo(
      .outsideProject,
      summary: "A pattern of the project file, or a symbolic link, leads out of the project's folder.",
      explanation: """
        Findings show lines of the files that they are about. What a repository holds must not decide that a file outside \
        it is read and shown, so patterns under `workflows` and links are followed only inside the folder of the project \
        file; without one, inside the folder that is searched. A link that a search finds is left out with a warning; one \
        that the project file names is an error.

        Move the file into the project, or name it on the command line: what you name yourself is read wherever it lies.
        """,
      example: .init(
        .shown, bad: "workflows: [⏵../shared/*.yaml⏴]\n", good: "workflows: [shared/*.yaml]\n")),
    DiagnosticInfo(
      .generatedFile,
      summary: "A file that was named as a workflow is output of 'tasuki compile'.",
      explanation: """
        The `.tasuki-manifest.json` beside or above the file lists it, and it stands as it was written. A search passes \
        over such files; `--verbose` names them. Here the file was named itself, which is most likely a slip.

        Name the workflow that it was made from.
        """,
      example: .init(
        .shown, bad: "tasuki check out/desk.yaml\n", good: "tasuki check workflows\n")),
  ]
}
