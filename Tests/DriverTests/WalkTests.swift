import Testing

/// What is read once is not printed before a backend writes it: which modules may read and which may print.
@Suite struct BoundariesTests {
  @Test func onlyReadersParseExpressions() {
    let words = ["readTemplate(", "readWholeExpression(", "ExpressionNode.parse(", "(.parse("]
    #expect(SourceTexts.rooms(holding: words, besides: "Expressions") == ["Reading"])
  }

  @Test func onlyTheStatesLanguagePrintsExpressions() {
    #expect(SourceTexts.rooms(holding: ["ExpressionPrinter"], besides: "Expressions") == ["StatesLanguage"])
  }

  /// A `where:` is read when its file is. Simulation and comparison use the same pattern; the patterns that they read
  /// themselves are those of the files for `tasuki pattern` and `replay`, of compiled output, and of rules that exist already.
  @Test func patternsAreReadOnce() {
    #expect(
      SourceTexts.rooms(holding: ["readOpenPattern(", "readOpenConditions("], besides: "EventPattern") == [
        "Reading", "RuleChecks",
      ])
    #expect(SourceTexts.rooms(holding: ["readConditions("], besides: "EventPattern") == [])
    let readers = SourceTexts.files.filter { $0.text.contains("readPattern(") }.map(\.path)
    #expect(
      readers.filter { !$0.hasPrefix("Language/EventPattern/") } == [
        "Command/Commands/Pattern/PatternCheck.swift", "Command/Commands/Pattern/PatternCompare.swift",
        "Command/Commands/Pattern/PatternMatch.swift", "Meaning/Comparison/Deployed/DeployedSide.swift",
        "Meaning/Simulation/Rules/PatternAnswers.swift",
      ])
  }

  /// A workflow's file is read in one place, whatever the environments and the commands are.
  @Test func workflowsAreReadOnce() {
    let readers = SourceTexts.files.filter { $0.text.contains("readWorkflows(") }.map(\.path)
    #expect(
      readers == ["Command/Driver/Compiling/FileReading.swift", "Language/Reading/Workflows/ReadWorkflows.swift"])
  }

  /// Only the catalog knows an app over HTTPS; its target, state, schema, page and simulation follow from it.
  @Test(arguments: ["discord", "chatwork"]) func onlyTheCatalogKnowsAnApp(app: String) {
    let rooms = SourceTexts.rooms(holding: [app, app.prefix(1).uppercased() + app.dropFirst()], besides: "Catalog")
    // The forms of its secrets, and their descriptions.
    #expect(rooms.isSubset(of: ["Source", "Reading"]))
  }
}
