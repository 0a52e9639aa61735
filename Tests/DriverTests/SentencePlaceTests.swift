import Diagnostics
import Driver
import Testing

/// Where texts for people are allowed: in templates beside the codes of findings, in the commands' help, in reports,
/// and in the texts of outputs and the catalog.
@Suite struct SentencePlaceTests {
  /// Files with texts that are not findings.
  private static let otherWords = [
    // Reports, and the comments and descriptions in outputs.
    "Output/",
    "Meaning/Planning/Machines/MachineBuilder.swift", "Meaning/Planning/Machines/MachineKind.swift",
    "Meaning/Planning/Webhooks/",
    // Descriptions in the catalog and the language, which become schemas and documentation.
    "Language/Catalog/Actions/", "Language/Catalog/Connections/", "Language/Catalog/Events/",
    "Language/Catalog/Resources/ResourceForms.swift", "Language/Catalog/Services/",
    "Language/Expressions/Analysis/CallAnalysis.swift", "Language/Reading/Keys/",
    "Ground/Source/Secrets/SecretShapes.swift",
    // The words of libyaml, and of the compiler.
    "Input/YAML/EventParser.swift", "Input/YAML/Syntax", "Ground/Diagnostics/Sentence.swift",
    // The files of `init`, and the page of the commands.
    "Command/Commands/FirstProject.swift", "Command/Commands/CommandPage.swift",
    // The sources of prices.
    "Meaning/Comparison/Cost/PriceTable.swift",
    // The attributes of messages, as a simulation lists them.
    "Meaning/Simulation/Payloads/DeliveryDraft.swift",
  ]

  @Test func noSentenceIsOutsideItsPlaces() {
    #expect(SourceTexts.files.count > 300)
    for (path, text) in SourceTexts.files {
      let found = Self.sentences(in: text, at: path)
      #expect(found.isEmpty, "\(path) contains \(found)")
    }
    // A place without texts must be removed from the list.
    for place in Self.otherWords {
      let files = SourceTexts.files.filter { $0.path.hasPrefix(place) }
      #expect(files.contains { !Self.sentences(in: $0.text, at: "").isEmpty }, "\(place) contains no texts")
    }
  }

  /// The texts of a file that are outside the allowed places.
  private static func sentences(in text: String, at path: String) -> [String] {
    if otherWords.contains(where: path.hasPrefix) || isOfCodes(path) { return [] }
    let help: Set = ["ArgumentHelp", "abstract", "description", "discussion", "help"]
    return LiteralScan.literals(in: withoutTemplates(text)).filter {
      !($0.label.map(help.contains) ?? false) && isSentence($0.text)
    }.map(\.text)
  }

  /// Whether a file contains codes with their templates.
  private static func isOfCodes(_ path: String) -> Bool {
    path.hasPrefix("Command/") ? path.hasPrefix("Command/Driver/Rules/") : path.contains("/Findings/")
  }

  /// A file without the templates and the codes in it.
  private static func withoutTemplates(_ text: String) -> String {
    text.replacing(/(?m)^(?:public )?extension (?:Sentence|DiagnosticCode)[.\w]* \{\n(?:.*\n)*?\}\n/, with: "")
  }

  /// Whether a literal is a text for a person: two words of letters with a space between them.
  private static func isSentence(_ literal: String) -> Bool {
    literal.firstMatch(of: /[A-Za-z]{2,}['’:,;.]* ['(]?[a-z]/) != nil
  }

  /// A problem or a reason that is passed between stages is a sentence or a value: a string could not be reported in
  /// another language.
  @Test func noReasonIsAString() throws {
    let field = try Regex(
      #"\b(?:let|var) (?:\w*[rR]eason|\w*[mM]essage|\w*[pP]roblem|cause|hint|note|remark)s?: \[?String"#)
    let payload = try Regex(#"\bcase \w+\((?:\w+: )?(?:reason|message|problem): String"#)
    let named = ["unreadable", "impossible", "invalid", "leftOut", "skipped", "unknown", "refused"]
    let unnamed = try Regex(#"\bcase (?:\#(named.joined(separator: "|")))\(String\)"#)
    let others = ["Output/Reports/", "Input/YAML/", "Language/Catalog/Operations/"]
    for (path, text) in SourceTexts.files where !others.contains(where: path.hasPrefix) {
      for pattern in [field, payload, unnamed] {
        #expect(text.firstMatch(of: pattern) == nil, "\(path) passes a reason as a string")
      }
    }
  }

  /// Only reports and the terminal fill templates. An execution fills the causes of errors, which are texts to its
  /// machine.
  @Test func onlyReportsFillTemplates() {
    let allowed = [
      "Output/Reports/", "Command/Commands/Running/", "Ground/Diagnostics/",
      "Meaning/Execution/Running/Retrying.swift",
    ]
    for (path, text) in SourceTexts.files where !allowed.contains(where: path.hasPrefix) {
      #expect(!text.contains(".filled()"), "\(path) turns a sentence into a text")
    }
  }

  @Test func eachCodeIsInTheList() throws {
    let declaration = try Regex(#"static let (\w+) = DiagnosticCode\("#, as: (Substring, Substring).self)
    let names = SourceTexts.files.flatMap { $0.text.matches(of: declaration).map(\.output.1) }
    #expect(Set(names).count == names.count)
    #expect(names.count == allRules.all.count)
  }

  @Test(
    arguments: [
      ##"sink.add(Diagnostic(.a, "unknown key '\(key)'", at: span))"##,
      ##"TargetObstacle("a target has no time limit", at: origin)"##,
      ##"throw EvaluationProblem("D1001", "a number is out of range")"##,
      ##"FileProblem(path: path, reason: "the file is read-only")"##,
      ##"throw UsageProblem("no workflow found in \(name)")"##,
      ##"terminal.remark(count > 0 ? "\(count) more can be fixed" : "")"##,
      ##"let cause: Sentence = "no condition of '\(state)' holds""##,
      ##"text + "\(kind ?? "of no kind") \(name)""##,
      ##"return #"is less than "\#(minimum)""#"##,
      "let text = \"\"\"\n  the event has\n  too many bytes\n  \"\"\"\n",
    ])
  func theScanFindsTextsOfEveryKind(text: String) {
    #expect(!Self.sentences(in: text, at: "Meaning/Checks/Rules/Steps.swift").isEmpty)
    #expect(Self.sentences(in: "extension Sentence {\n  \(text)\n}\n", at: "Meaning/Checks/Steps.swift").isEmpty)
    #expect(Self.sentences(in: "// \(text.replacing("\n", with: "\n// "))", at: "a.swift").isEmpty)
  }

  @Test(
    arguments: [
      #""orders""#, #""aws:s3""#, #""\(name) \(kind)""#, #"@Flag(help: "print no remarks")"#,
      #"ArgumentHelp("write files to this folder", valueName: "folder")"#,
    ])
  func theScanIgnoresOtherTexts(text: String) {
    #expect(Self.sentences(in: text, at: "a.swift").isEmpty)
  }
}
