import DefinitionReading
import Diagnostics
import Driver
import Emit
import Simulation
import Source
import YAML

extension FuzzProject {
  /// Compiles a project without errors to every target. What has no finding at all must compile.
  func judgeOutputs(of result: CheckResult) async throws {
    let targets: [CompileTarget] = [
      .terraform, .cloudformation(json: false), .cloudformation(json: true), .asl(values: [:]),
      .eventbridge(values: ["region": "eu-west-1", "account": "111122223333"]),
    ]
    // Each input is compiled for one environment, and twice for one target: inputs of other sizes get the others.
    let choice = input.text.count
    for (index, target) in targets.enumerated() {
      var environment: String?
      var compilation = try await compiled(target, environment: nil)
      switch compilation.refusal {
      case .severalProjects: throw OracleFailure("one project is several")
      case .severalEnvironments(let names):
        environment = names[choice % names.count]
        compilation = try await compiled(target, environment: environment)
      case nil: break
      }
      try judge(compilation, target, of: result)
      guard index == choice % targets.count else { continue }
      let again = try await compiled(target, environment: environment)
      try require(compilation.files == again.files, "two runs of \(target.name) write different bytes")
    }
  }

  private func compiled(_ target: CompileTarget, environment: String?) async throws -> Compilation {
    try await compile(CompileRequest(inputs: inputs, environment: environment, target: target, width: 1))
  }

  private func judge(_ compilation: Compilation, _ target: CompileTarget, of result: CheckResult) throws {
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    // Values that only the caller knows are missing in files for the `aws` command.
    let isAsked = errors.allSatisfy { [821, 822].contains($0.code.number) }
    let warned = Set(result.compilation.diagnostics.map(\.code))
    try require(
      isAsked || errors.allSatisfy { warned.contains($0.code) },
      "'check' does not warn that \(target.name) rejects it: \(errors.map(\.code.text))")
    for file in compilation.files { try judge(file, target) }
    try require(Set(compilation.files.map(\.path)).count == compilation.files.count, "two files of one name")
  }

  private func judge(_ file: OutputFile, _ target: CompileTarget) throws {
    if file.path.hasSuffix(".zip") { return }
    try require(String(validating: file.bytes, as: UTF8.self) != nil, "\(file.path) of \(target.name) is not UTF-8")
    let source = SourceFile(number: FileNumber(0), path: file.path, bytes: file.bytes)
    let sink = DiagnosticSink()
    if file.path.hasSuffix(".json") {
      guard let value = readEvent(source, into: sink) else {
        throw OracleFailure("\(file.path) of \(target.name) is not JSON")
      }
      if case .asl = target {
        do throws(DefinitionProblem) {
          _ = try readDefinition(value)
        } catch {
          throw OracleFailure("\(file.path) is not sound: \(error.state ?? ""): \(error.message.filled())")
        }
      }
    } else if file.path.hasSuffix(".yaml"), file.bytes.count < YAMLLimits.standard.bytes {
      let tree = parseYAML(source, into: sink)
      // The functions of templates are tags.
      let problem = sink.diagnostics.first { $0.severity == .error && $0.code != .unknownTag }
      try require(
        tree != nil && problem == nil,
        "\(file.path) of \(target.name) cannot be read: \(problem?.message.filled() ?? "")")
    }
  }
}
