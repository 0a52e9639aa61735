import Diagnostics
import Driver
import Testing

/// Where the sentences of findings stand: in templates beside their codes, and nowhere else.
@Suite struct SentencePlaceTests {
  @Test func noReportSiteHoldsASentence() {
    #expect(SourceTexts.files.count > 300)
    var calls = 0
    for (path, text) in SourceTexts.files where !path.hasPrefix("Output/Reports/") {
      for call in CallSite.all(in: text) {
        calls += 1
        let sentences = call.literals.filter(Self.isSentence)
        #expect(sentences.isEmpty, "\(path): \(call.name)( … ) says \(sentences)")
      }
    }
    #expect(calls > 400)
  }

  @Test func noSentenceIsMadeOfWordsElsewhere() throws {
    let literal = try Regex(#"Sentence\??\)? (=|->|\?\?) *#*"[^"]*[a-z] [a-z]"#)
    for (path, text) in SourceTexts.files
    where !path.hasPrefix("Output/Reports/") && !text.contains("extension Sentence") {
      #expect(text.firstMatch(of: literal) == nil, "\(path) holds the words of a sentence")
    }
  }

  @Test func reportsAloneFillTemplates() {
    let allowed = ["Output/Reports/", "Command/Commands/", "Ground/Diagnostics/"]
    for (path, text) in SourceTexts.files where !allowed.contains(where: path.hasPrefix) {
      #expect(!text.contains(".filled()"), "\(path) makes a text of a sentence")
    }
  }

  /// A code is made once, in the file that also says what it means.
  @Test func eachCodeStandsBesideItsRule() throws {
    let declaration = try Regex(#"static let (\w+) = DiagnosticCode\("#, as: (Substring, Substring).self)
    var names: [String] = []
    for (path, text) in SourceTexts.files {
      for match in text.matches(of: declaration) {
        names.append(String(match.output.1))
        #expect(
          text.contains("\n      .\(match.output.1), stage: ."), "\(path) lacks the rule of \(match.output.1)")
      }
    }
    #expect(Set(names).count == names.count)
    #expect(names.count == allRules.all.count)
  }

  @Test func theScanSeesWhatItIsToFind() {
    let text = #"sink.add(Diagnostic(.a, "unknown key '\(key ?? "no key")'", at: span)); Fix(.b, edits: [])"#
    let calls = CallSite.all(in: text)
    #expect(calls.map(\.name) == ["Diagnostic", "Fix"])
    #expect(calls.map(\.literals.count) == [1, 0])
    #expect(calls[0].literals.allSatisfy(Self.isSentence))
    #expect(!Self.isSentence("orders") && !Self.isSentence("aws:s3") && Self.isSentence("take it away"))
  }

  /// Whether a literal is words for a person: two words of letters with a space between them.
  private static func isSentence(_ literal: String) -> Bool {
    literal.firstMatch(of: /[a-z]{2,}[':,]* ['a-z]/) != nil
  }
}

/// A call that says something to a person, and the string literals among its arguments.
private struct CallSite {
  var name: Substring
  var literals: [String] = []

  static func all(in text: String) -> [CallSite] {
    text.matches(of: /\b(Diagnostic|Label|Fix|report\w*|refuse\w*|drop)\(/).compactMap { match in
      let isDeclaration = text[..<match.range.lowerBound].hasSuffix("func ")
      return isDeclaration ? nil : CallSite(name: match.output.1, arguments: text[match.range.upperBound...])
    }
  }

  private init(name: Substring, arguments: Substring) {
    self.name = name
    var rest = arguments
    var depth = 1
    while depth > 0, let character = rest.first {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        literals.append(Self.literal(&rest))
        continue
      default: break
      }
      rest.removeFirst()
    }
  }

  /// Takes a literal off the front; what is interpolated into it is left out.
  private static func literal(_ rest: inout Substring) -> String {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard rest.popFirst() == "(" else { continue }
      var depth = 1
      while depth > 0, let inner = rest.first {
        if inner == "\"" {
          _ = literal(&rest)
          continue
        }
        depth += inner == "(" ? 1 : inner == ")" ? -1 : 0
        rest.removeFirst()
      }
    }
    return text
  }
}
