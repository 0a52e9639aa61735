public import Diagnostics
public import Source

/// Reads the YAML of a file; findings go to the sink.
///
/// Gives nil only when nothing usable was read: a file too large, not UTF-8, not YAML, nested too deep, or with aliases
/// that stand for far more than the file holds. What is wrong with single nodes is reported and marked in the tree
/// (see `YAMLTree.isInvalid(_:)`).
public func parseYAML(
  _ file: SourceFile, limits: YAMLLimits = .standard, into sink: DiagnosticSink
) -> YAMLTree? {
  readYAML(file, limits: limits, into: sink).tree
}

/// Reads the YAML of a file as `parseYAML` does, and knows its comments as well.
public func readYAML(
  _ file: SourceFile, limits: YAMLLimits = .standard, into sink: DiagnosticSink
) -> YAMLReading {
  guard let isASCII = TextCheck.isASCII(file, limits: limits, into: sink) else {
    return YAMLReading(tree: nil, nodes: [])
  }
  return file.text.withUnsafeBufferPointer { bytes in
    var builder = TreeBuilder(file.number, bytes, isASCII: isASCII, limits: limits, sink: sink)
    let tree = builder.build()
    return YAMLReading(tree: tree, nodes: builder.nodes)
  }
}
