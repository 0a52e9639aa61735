/// What a test found in place of what it needs to continue.
public struct Unexpected: Error {
  public let found: String

  public init(_ found: String) { self.found = found }
}
