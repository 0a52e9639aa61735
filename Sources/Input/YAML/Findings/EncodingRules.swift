public import Diagnostics

// Codes 0002 to 0005: the bytes of a file.

public extension DiagnosticCode {
  static let fileTooLarge = DiagnosticCode(
    2, "file-too-large", stage: .syntax, summary: "A file is larger than 16 MiB.",
    explanation: """
      A workflow file has a few kilobytes. A much larger file was most likely passed by accident, and reading it \
      would only cost time and memory, so Tasuki rejects it before it looks inside.

      If the file really is that long, split it: all workflows in a folder belong to one project.
      """,
    example: .init(
      .shown, bad: "-rw-r--r-- 1 104857600 workflows/export.yaml\n",
      good: "-rw-r--r-- 1 2048 workflows/orders.yaml\n"))
  static let notUTF8 = DiagnosticCode(
    3, "not-utf-8", stage: .syntax, summary: "A file contains bytes that are not UTF-8.",
    explanation: """
      Workflows and project files are UTF-8, the encoding that YAML, JSON, EventBridge and Terraform share. A file \
      saved as Latin-1, Windows-1252 or Shift_JIS contains bytes that mean nothing in UTF-8, and guessing the \
      encoding would silently garble names and messages.

      Save the file as UTF-8; `iconv -f SHIFT_JIS -t UTF-8` converts one.
      """, source: "YAML 1.2.2, section 5.2",
    example: .init(
      .shown, bad: "description: Caf\\xE9 (saved as Latin-1)\n", good: "description: Café (saved as UTF-8)\n"))
  static let utf16 = DiagnosticCode(
    4, "utf-16", stage: .syntax, summary: "A file is written in UTF-16 or UTF-32.",
    explanation: """
      Some editors and shells, such as Windows PowerShell with `>`, write UTF-16. The rest of the toolchain (Git's \
      diffs, Terraform, the AWS CLI) expects UTF-8, so Tasuki rejects a file in another encoding now instead of \
      letting it fail later.

      Save the file as UTF-8, with or without a byte order mark.
      """, source: "YAML 1.2.2, section 5.2",
    example: .init(.shown, bad: "FF FE 77 00 6F 00 72 00 6B 00\n", good: "77 6F 72 6B\n"))
  static let controlCharacter = DiagnosticCode(
    5, "control-character", stage: .syntax,
    summary: "A file contains a control character that YAML does not allow.",
    explanation: """
      Control characters other than tabs and line ends are invisible. They usually come from text copied out of a \
      terminal or from a broken export. YAML does not allow them unescaped.

      Delete the character. If a value really needs it, write it as an escape in double quotes, such as \
      `"\\u001B"`.
      """, source: "YAML 1.2.2, section 5.1",
    example: .init(workflow, bad: "description: Tell ⏵\u{7F}⏴support", good: "description: Tell support"))
}

extension Sentence {
  static func fileTooLarge(bytes count: Int, limit: Int) -> Sentence {
    "the file has \(count) bytes; the limit is \(limit)"
  }
  static func otherEncoding(_ name: String) -> Sentence { "the file is written in \(term: name), not in UTF-8" }
  static let saveAsUTF8: Sentence = "save it as UTF-8"
  static func isNotUTF8(_ byte: String) -> Sentence { "the byte 0x\(byte) is not valid UTF-8" }
  static let saveFileAsUTF8: Sentence = "save the file as UTF-8"
  static let olderEncoding: Sentence =
    "An editor may have saved it in an older encoding, such as Latin-1 or Shift_JIS."
  static func controlCharacter(_ digits: String) -> Sentence {
    "the control character U+\(digits) is not allowed in YAML"
  }
  static func removeOrEscape(_ digits: String) -> Sentence {
    "remove it, or write it as \"\\u\(digits)\" in double quotes"
  }
}
