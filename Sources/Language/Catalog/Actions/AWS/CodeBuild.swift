// Source: AWS CodeBuild API Reference, StartBuild.
extension ActionCatalog {
  static let codeBuildStartBuild = Action(
    "codebuild/start-build", "Starts a build of a CodeBuild project.",
    delivery: .build,
    inputs: [
      Input("project", .resource(.buildProject), "The project.", required: true),
      Input(
        "environment", .map(.text), "Environment variables, besides the project's own.",
        limits: Limits(keys: .environmentName)),
      Input(
        "source-version", .text, "The commit, branch or tag to build.", limits: Limits(length: 1...1024),
        default: "the project's own"),
    ],
    example: """
      project: site
      source-version: ${{ event.detail.release.tag_name }}
      """)
}
