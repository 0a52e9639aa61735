// Codes 00xx: files and encoding.

extension DiagnosticCode {
  /// A file that cannot be opened or read.
  public static let unreadableFile = DiagnosticCode(1, "unreadable-file")
  /// A file above the size limit.
  public static let fileTooLarge = DiagnosticCode(2, "file-too-large")
  /// Bytes that are not UTF-8.
  public static let notUTF8 = DiagnosticCode(3, "not-utf-8")
  /// A file in UTF-16 or UTF-32.
  public static let utf16 = DiagnosticCode(4, "utf-16")
  /// A character that YAML does not allow.
  public static let controlCharacter = DiagnosticCode(5, "control-character")
  /// A file without a document.
  public static let emptyFile = DiagnosticCode(6, "empty-file")
}

extension DiagnosticRegistry {
  static let files: [DiagnosticInfo] = [
    DiagnosticInfo(
      .unreadableFile,
      summary: "A file cannot be read.",
      explanation: """
        The path does not exist, is a folder where a file is wanted, or may not be read by the user who runs the command.

        Check the spelling of the path and its permissions.
        """,
      example: .init(.shown, bad: "tasuki check workflows/missing.yaml\n", good: "tasuki check workflows\n")),
    DiagnosticInfo(
      .fileTooLarge,
      summary: "A file is larger than 16 MiB.",
      explanation: """
        A workflow takes a few kilobytes. A file far above that was most likely named by accident, and reading it would \
        take time and memory for nothing, so it is refused before anything looks at it.

        Split a file that really is so long: a folder of workflows is read as one project.
        """,
      example: .init(
        .shown, bad: "-rw-r--r-- 1 104857600 workflows/export.yaml\n",
        good: "-rw-r--r-- 1 2048 workflows/orders.yaml\n")),
    DiagnosticInfo(
      .notUTF8,
      summary: "A file holds bytes that are not UTF-8.",
      explanation: """
        Workflows and project files are UTF-8, the encoding that YAML, JSON, EventBridge and Terraform share. A file \
        saved as Latin-1, Windows-1252 or Shift_JIS holds bytes that mean nothing in UTF-8, and guessing the encoding \
        would silently garble names and messages.

        Save the file as UTF-8; `iconv -f SHIFT_JIS -t UTF-8` converts one.
        """,
      source: "YAML 1.2.2, section 5.2",
      example: .init(
        .shown, bad: "description: Caf\\xE9 (saved as Latin-1)\n", good: "description: Café (saved as UTF-8)\n")),
    DiagnosticInfo(
      .utf16,
      summary: "A file is written in UTF-16 or UTF-32.",
      explanation: """
        Some editors and shells, Windows PowerShell's `>` among them, write UTF-16. The rest of the toolchain (Git's \
        diffs, Terraform, the AWS command line) expects UTF-8, so a file in another encoding is refused at once instead \
        of failing later.

        Save the file as UTF-8, with or without a byte order mark.
        """,
      source: "YAML 1.2.2, section 5.2",
      example: .init(
        .shown, bad: "FF FE 77 00 6F 00 72 00 6B 00\n", good: "77 6F 72 6B\n")),
    DiagnosticInfo(
      .controlCharacter,
      summary: "A file holds a control character that YAML does not allow.",
      explanation: """
        Apart from tabs and line ends, control characters cannot be seen and come from a copy out of a terminal or a \
        broken export. YAML allows none of them as they are.

        Delete the character. Where a value really needs one, write it as an escape in double quotes, such as `"\\u001B"`.
        """,
      source: "YAML 1.2.2, section 5.1",
      example: .init(
        .workflow, bad: DiagnosticRegistry.workflow("description: Tell ⏵\u{7F}⏴support"),
        good: DiagnosticRegistry.workflow("description: Tell support"))),
    DiagnosticInfo(
      .emptyFile,
      summary: "A file holds no document.",
      explanation: """
        The file is empty, or holds nothing but comments. It is most likely a file that was never written, or one whose \
        content was lost.

        Write the workflow, or delete the file.
        """,
      example: .init(
        .workflow, bad: "⏵⏴# Orders: still to be written.\n",
        good: DiagnosticRegistry.workflow("description: Hand each order to the warehouse"))),
  ]

  /// A whole workflow around the line that an example is about.
  static func workflow(_ line: String) -> String {
    """
    workflow: order-placed
    \(line)
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: {queue: orders}

    """
  }

  /// A whole workflow around the inputs of its task.
  static func workflow(with inputs: String) -> String {
    """
    workflow: order-placed
    trigger: {source: com.example.shop, event: order.placed}
    tasks:
      - id: hand-over
        uses: sqs/send
        with: \(inputs)

    """
  }
}
