public import Diagnostics

// Codes 0002 to 0005: the bytes of a file.

public extension DiagnosticCode {
  static let fileTooLarge = DiagnosticCode(
    2, "file-too-large", stage: .syntax, summary: "A file is larger than 16 MiB.",
    explanation: """
      A workflow takes a few kilobytes. A file far above that was most likely named by accident, and reading it would \
      take time and memory for nothing, so it is refused before anything looks at it.

      Split a file that really is so long: a folder of workflows is read as one project.
      """,
    example: .init(
      .shown, bad: "-rw-r--r-- 1 104857600 workflows/export.yaml\n",
      good: "-rw-r--r-- 1 2048 workflows/orders.yaml\n"))
  static let notUTF8 = DiagnosticCode(
    3, "not-utf-8", stage: .syntax, summary: "A file holds bytes that are not UTF-8.",
    explanation: """
      Workflows and project files are UTF-8, the encoding that YAML, JSON, EventBridge and Terraform share. A file \
      saved as Latin-1, Windows-1252 or Shift_JIS holds bytes that mean nothing in UTF-8, and guessing the encoding \
      would silently garble names and messages.

      Save the file as UTF-8; `iconv -f SHIFT_JIS -t UTF-8` converts one.
      """, source: "YAML 1.2.2, section 5.2",
    example: .init(
      .shown, bad: "description: Caf\\xE9 (saved as Latin-1)\n", good: "description: Café (saved as UTF-8)\n"))
  static let utf16 = DiagnosticCode(
    4, "utf-16", stage: .syntax, summary: "A file is written in UTF-16 or UTF-32.",
    explanation: """
      Some editors and shells, Windows PowerShell's `>` among them, write UTF-16. The rest of the toolchain (Git's \
      diffs, Terraform, the AWS command line) expects UTF-8, so a file in another encoding is refused at once instead \
      of failing later.

      Save the file as UTF-8, with or without a byte order mark.
      """, source: "YAML 1.2.2, section 5.2",
    example: .init(.shown, bad: "FF FE 77 00 6F 00 72 00 6B 00\n", good: "77 6F 72 6B\n"))
  static let controlCharacter = DiagnosticCode(
    5, "control-character", stage: .syntax, summary: "A file holds a control character that YAML does not allow.",
    explanation: """
      Apart from tabs and line ends, control characters cannot be seen and come from a copy out of a terminal or a \
      broken export. YAML allows none of them as they are.

      Delete the character. Where a value really needs one, write it as an escape in double quotes, such as `"\\u001B"`.
      """, source: "YAML 1.2.2, section 5.1",
    example: .init(workflow, bad: "description: Tell ⏵\u{7F}⏴support", good: "description: Tell support"))
}

extension Sentence {
  static func fileTooLarge(bytes count: Int, limit: Int) -> Sentence {
    "the file has \(count) bytes; at most \(limit) are read"
  }
  static func otherEncoding(_ name: String) -> Sentence { "the file is written in \(term: name), not in UTF-8" }
  static let saveAsUTF8: Sentence = "save it as UTF-8"
  static func noUTF8(_ byte: String) -> Sentence { "the byte 0x\(byte) starts nothing that is UTF-8" }
  static let saveFileAsUTF8: Sentence = "save the file as UTF-8"
  static let olderEncoding: Sentence =
    "An editor may have saved it in an older encoding, such as Latin-1 or Shift_JIS."
  static func controlCharacter(_ digits: String) -> Sentence {
    "the control character U+\(digits) is not allowed in YAML"
  }
  static func takeOutOrEscape(_ digits: String) -> Sentence {
    "take it out, or write it as \"\\u\(digits)\" in double quotes"
  }
}
