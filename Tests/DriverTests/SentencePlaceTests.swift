import Diagnostics
import Driver
import Testing

/// Where the words for people stand: in templates beside the codes of findings, in the commands' help, in reports, and in
/// the texts that outputs and the catalogue are made of.
@Suite struct SentencePlaceTests {
  /// Where words stand that no finding says.
  private static let otherWords = [
    // Reports, and the comments and descriptions in outputs.
    "Output/",
    "Meaning/Planning/Machines/MachineBuilder.swift", "Meaning/Planning/Machines/MachineKind.swift",
    "Meaning/Planning/Webhooks/",
    // What the catalogue and the language say of themselves: schemas and the documentation are made of it.
    "Language/Catalog/Actions/", "Language/Catalog/Connections/", "Language/Catalog/Events/",
    "Language/Catalog/Resources/ResourceForms.swift", "Language/Catalog/Services/",
    "Language/Expressions/Analysis/CallAnalysis.swift", "Language/Reading/Keys/",
    "Ground/Source/Secrets/SecretShapes.swift",
    // The words of libyaml, and of the compiler.
    "Input/YAML/EventParser.swift", "Input/YAML/Syntax", "Ground/Diagnostics/Sentence.swift",
    // What `init` writes, and the page of the commands.
    "Command/Commands/FirstProject.swift", "Command/Commands/CommandPage.swift",
    // The attributes of messages, as a simulation lists them.
    "Meaning/Simulation/Payloads/DeliveryDraft.swift",
  ]

  @Test func noSentenceStandsOutsideItsPlaces() {
    #expect(SourceTexts.files.count > 300)
    for (path, text) in SourceTexts.files {
      let found = Self.sentences(in: text, at: path)
      #expect(found.isEmpty, "\(path) says \(found)")
    }
    // A place without words is one too many.
    for place in Self.otherWords {
      let files = SourceTexts.files.filter { $0.path.hasPrefix(place) }
      #expect(files.contains { !Self.sentences(in: $0.text, at: "").isEmpty }, "\(place) holds no words")
    }
  }

  /// The words of a file that stand where no words for people belong.
  private static func sentences(in text: String, at path: String) -> [String] {
    if otherWords.contains(where: path.hasPrefix) || isOfCodes(path) { return [] }
    let help: Set = ["ArgumentHelp", "abstract", "description", "discussion", "help"]
    return LiteralScan.literals(in: withoutTemplates(text)).filter {
      !($0.label.map(help.contains) ?? false) && isSentence($0.text)
    }.map(\.text)
  }

  /// Whether a file holds codes with their templates.
  private static func isOfCodes(_ path: String) -> Bool {
    path.hasPrefix("Command/") ? path.hasPrefix("Command/Driver/Rules/") : path.contains("/Findings/")
  }

  /// A file without the templates and the codes in it.
  private static func withoutTemplates(_ text: String) -> String {
    text.replacing(/(?m)^(?:public )?extension (?:Sentence|DiagnosticCode)[.\w]* \{\n(?:.*\n)*?\}\n/, with: "")
  }

  /// Whether a literal is words for a person: two words of letters with a space between them.
  private static func isSentence(_ literal: String) -> Bool {
    literal.firstMatch(of: /[A-Za-z]{2,}['’:,;.]* ['(]?[a-z]/) != nil
  }

  /// What is wrong or why, told from stage to stage, is a sentence or a value: a string could not be told in another
  /// language.
  @Test func noReasonIsAString() throws {
    let field = try Regex(
      #"\b(?:let|var) (?:\w*[rR]eason|\w*[mM]essage|\w*[pP]roblem|cause|hint|note|remark)s?: \[?String"#)
    let payload = try Regex(#"\bcase \w+\((?:\w+: )?(?:reason|message|problem): String"#)
    let named = ["unreadable", "impossible", "invalid", "leftOut", "skipped", "unknown", "refused"]
    let unnamed = try Regex(#"\bcase (?:\#(named.joined(separator: "|")))\(String\)"#)
    let others = ["Output/Reports/", "Input/YAML/", "Language/Catalog/Operations/"]
    for (path, text) in SourceTexts.files where !others.contains(where: path.hasPrefix) {
      for pattern in [field, payload, unnamed] {
        #expect(text.firstMatch(of: pattern) == nil, "\(path) gives a reason as a string")
      }
    }
  }

  /// Reports and the terminal fill templates. An execution fills the causes of errors, which are texts to its machine.
  @Test func reportsAloneFillTemplates() {
    let allowed = [
      "Output/Reports/", "Command/Commands/Running/", "Ground/Diagnostics/",
      "Meaning/Execution/Running/Retrying.swift",
    ]
    for (path, text) in SourceTexts.files where !allowed.contains(where: path.hasPrefix) {
      #expect(!text.contains(".filled()"), "\(path) makes a text of a sentence")
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
  func theScanSeesWordsOfEveryKind(text: String) {
    #expect(!Self.sentences(in: text, at: "Meaning/Checks/Rules/Steps.swift").isEmpty)
    #expect(Self.sentences(in: "extension Sentence {\n  \(text)\n}\n", at: "Meaning/Checks/Steps.swift").isEmpty)
    #expect(Self.sentences(in: "// \(text.replacing("\n", with: "\n// "))", at: "a.swift").isEmpty)
  }

  @Test(
    arguments: [
      #""orders""#, #""aws:s3""#, #""\(name) \(kind)""#, #"@Flag(help: "print no remarks")"#,
      #"ArgumentHelp("write files to this folder", valueName: "folder")"#,
    ])
  func theScanPassesOverOtherTexts(text: String) {
    #expect(Self.sentences(in: text, at: "a.swift").isEmpty)
  }
}
