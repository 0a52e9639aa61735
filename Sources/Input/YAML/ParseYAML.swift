public import Diagnostics
public import Source

/// Reads the YAML of a file as far as possible; findings go to the sink.
///
/// The tree of a document that breaks off contains the nodes before the error; the documents after it are complete. For
/// a file that is too large or not UTF-8 the tree is empty. Findings about single nodes are reported and marked in the
/// tree (see `YAMLTree.isInvalid(_:)`).
public func readYAML(_ file: SourceFile, limits: YAMLLimits = .standard, into sink: DiagnosticSink) -> YAMLTree {
  guard let isASCII = TextCheck.isASCII(file, limits: limits, into: sink) else {
    return YAMLTree(
      file: file.number, documents: [], nodes: [], parents: [], otherTags: [:], brokenDocuments: [],
      unread: [0..<file.text.count])
  }
  return file.text.withUnsafeBufferPointer { bytes in
    var builder = TreeBuilder(file.number, bytes, isASCII: isASCII, limits: limits, sink: sink)
    return builder.build()
  }
}

/// Reads the YAML of a file as `readYAML` does; nil if not all of it could be read.
public func parseYAML(_ file: SourceFile, limits: YAMLLimits = .standard, into sink: DiagnosticSink) -> YAMLTree? {
  let tree = readYAML(file, limits: limits, into: sink)
  return tree.isWhole ? tree : nil
}
