public import Diagnostics
public import Source

/// Reads the YAML of a file, as much of it as can be read; findings go to the sink.
///
/// Of a document that breaks off, the tree has what stands before the mistake; the documents behind it are whole. Of a
/// file that is too large or not UTF-8 it has nothing. What is wrong with single nodes is reported and marked in the
/// tree (see `YAMLTree.isInvalid(_:)`).
public func readYAML(_ file: SourceFile, limits: YAMLLimits = .standard, into sink: DiagnosticSink) -> YAMLTree {
  guard let form = TextCheck.form(of: file, limits: limits, into: sink) else {
    return YAMLTree(
      file: file.number, documents: [], nodes: [], parents: [], brokenDocuments: [],
      unread: [0..<file.text.count])
  }
  return file.text.withUnsafeBufferPointer { bytes in
    if form.isSimple, let tree = SimpleReader.tree(of: bytes, in: file.number, limits: limits) { return tree }
    var builder = TreeBuilder(file.number, bytes, isASCII: form.isASCII, limits: limits, sink: sink)
    return builder.build()
  }
}

/// Reads the YAML of a file as `readYAML` does; nil where not all of it could be read.
public func parseYAML(_ file: SourceFile, limits: YAMLLimits = .standard, into sink: DiagnosticSink) -> YAMLTree? {
  let tree = readYAML(file, limits: limits, into: sink)
  return tree.isWhole ? tree : nil
}
