import Diagnostics
import Driver

/// What must never happen, and happened.
public struct OracleFailure: Error, CustomStringConvertible {
  /// What happened.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Does with an input everything that the commands do with a project, and compares with what must hold for every input:
/// nothing traps; two runs are equal; findings have known codes and places inside their files; what has no finding compiles
/// to every target; outputs can be read; fixes applied twice are those applied once.
public func judge(_ input: FuzzInput) async throws {
  let project = FuzzProject(input)
  let result = try await project.judgeFindings()
  try await project.judgeFixes(of: result)
  if !result.all.contains(where: { $0.severity == .error }) { try await project.judgeOutputs(of: result) }
  try await project.judgeSimulation()
}

func require(_ condition: Bool, _ failure: @autoclosure () -> String) throws {
  if !condition { throw OracleFailure(failure()) }
}
