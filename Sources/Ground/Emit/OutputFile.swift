/// A file of a backend: in memory, until the command writes it.
public struct OutputFile: Sendable, Equatable {
  /// The path in the output folder, with `/` between its parts.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
