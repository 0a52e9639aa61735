import Source

/// One input of the fuzzers: the files of a small project, each with its name, in one text.
///
/// A line `=== NAME` begins a file; what comes before the first such line is a workflow. The names say what a file is:
/// `tasuki.yaml` the project file, other `.yaml` files workflows, `results.json` what tasks return, `baseline.json` known
/// findings, `partial.json` counts of a replay, `.jsonl` logs of events, other `.json` files events.
public struct FuzzInput: Sendable {
  /// A file of an input.
  public struct File: Sendable {
    /// The name.
    public var name: String
    /// The content.
    public var bytes: [UInt8]
  }

  /// The files, in their order.
  public var files: [File] = []

  private static let mark = Array("=== ".utf8)

  /// Reads an input; every text is one.
  public init(_ text: [UInt8]) {
    var file = File(name: "workflow.yaml", bytes: [])
    var isNamed = false
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: Self.mark) {
        if isNamed || !file.bytes.isEmpty { files.append(file) }
        file = File(name: String(decoding: line.dropFirst(Self.mark.count), as: UTF8.self), bytes: [])
        isNamed = true
      } else {
        file.bytes.append(contentsOf: line)
        file.bytes.append(0x0A)
      }
    }
    // The last line ends with the text.
    if !file.bytes.isEmpty { file.bytes.removeLast() }
    files.append(file)
  }

  /// The input as a text.
  public var text: [UInt8] {
    var text: [UInt8] = []
    for file in files {
      if text.last.map({ $0 != 0x0A }) ?? false { text.append(0x0A) }
      text.append(contentsOf: Self.mark + Array(file.name.utf8) + [0x0A] + file.bytes)
    }
    return text
  }

  /// The first file with a name.
  public func file(named name: String) -> File? { files.first { $0.name == name } }

  /// The files of a kind that the end of their names says, other than the named ones.
  public func files(endingWith ending: String, besides names: [String] = []) -> [File] {
    files.filter { $0.name.hasSuffix(ending) && !names.contains($0.name) }
  }
}

extension FuzzInput.File {
  /// The file as the compiler reads it.
  func source(number: Int) -> SourceFile {
    SourceFile(number: FileNumber(UInt32(clamping: number)), path: name, bytes: bytes)
  }
}
