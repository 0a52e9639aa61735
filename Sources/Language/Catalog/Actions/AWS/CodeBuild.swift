// Source: AWS CodeBuild API Reference, StartBuild.
extension ActionCatalog {
  static let codeBuildStartBuild = Action(
    "codebuild/start-build", "Starts a build of a CodeBuild project.",
    .build { inputs in
      inputs.resource("project", .buildProject).map {
        Build(project: $0, sourceVersion: inputs.value("source-version"), environment: inputs.value("environment"))
      }
    },
    inputs: [
      Input("project", .resource(.buildProject), "The CodeBuild project.", required: true),
      Input(
        "environment", .map(.text), "Environment variables, in addition to those of the project.",
        limits: Limits(keys: .environmentName)),
      Input(
        "source-version", .text, "The commit, branch or tag to build.", limits: Limits(length: 1...1024),
        default: "the project's value"),
    ],
    result: ActionResult(
      "{Id:s,Arn:s,BuildNumber:n,BuildStatus:s,CurrentPhase:s,ProjectName:s,SourceVersion:s,ResolvedSourceVersion:s,Initiator:s,StartTime:?,Logs:{*},*}",
      sample:
        #"{"Id":"site:1f2a3b4c","Arn":"arn:aws:codebuild:ap-northeast-1:123456789012:build/site:1f2a3b4c","BuildNumber":7,"BuildStatus":"IN_PROGRESS"}"#,
      "the build", expression: "tasks.build.Id"),
    example: """
      project: site
      source-version: ${{ event.detail.release.tag_name }}
      """)
}
