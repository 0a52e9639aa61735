import Catalog
import Plan

extension TargetPlanner {
  /// A build, started with a role.
  mutating func target(_ build: Build) -> TargetDraft? {
    var members: [(String, InputValue)] = []
    if let version = build.sourceVersion {
      guard let value = inputValue(version) else { return nil }
      members.append(("sourceVersion", value))
    }
    if let environment = build.environment {
      guard let pairs = pairs(environment) else { return nil }
      members.append(
        ("environmentVariablesOverride", .list(pairs.map { .map($0 + [("type", .literal("PLAINTEXT"))]) })))
    }
    return TargetDraft(build.arn, build.statements, .value(.map(members)))
  }
}

extension StatePlanner {
  func state(_ build: Build) -> StateCall? {
    var arguments = ArgumentList()
    arguments.add("ProjectName", MachineScope.literal(build.project.name.name(as: .buildProject)))
    arguments.add("SourceVersion", build.sourceVersion) { scope.text($0) }
    arguments.add("EnvironmentVariablesOverride", build.environment) { pairs($0, type: "PLAINTEXT") }
    guard !arguments.isBroken else { return nil }
    var call = StateCall("codebuild:startBuild", arguments.members, build.statements)
    call.result = .states("result", "Build")
    return call
  }
}

extension Build {
  var arn: PlanText { project.arn(service: "codebuild", "project/") }

  var statements: [PolicyStatement] { [PolicyStatement(actions: ["codebuild:StartBuild"], resources: [arn])] }
}
