import Diagnostics
import Driver
import Testing
import YAML

@Suite struct RuleListTests {
  @Test(arguments: ["TSK0134", "tsk0134", "0134", "134", "duplicate-key", "Duplicate-Key"])
  func findsACodeHoweverItIsTyped(text: String) {
    #expect(allRules.find(text) == .duplicateKey)
  }

  @Test(arguments: ["", "TSK", "tsk-134", "TSK9999", "99999999", "-134", "no-such-code", "🙂"])
  func findsNothingElse(text: String) {
    #expect(allRules.find(text) == nil)
  }

  @Test func numbersAndNamesAreUniqueAndRising() {
    let numbers = allRules.all.map(\.number)
    #expect(numbers == Set(numbers).sorted())
    #expect(Set(allRules.all.map(\.name)).count == numbers.count)
    #expect(numbers.count > 30)
  }

  @Test func everyCodeHasItsTexts() {
    for code in allRules.all {
      #expect(code.summary.hasSuffix("."), "\(code.name)")
      #expect(!code.explanation.isEmpty && code.explanation.utf8.allSatisfy { $0 != 0x09 }, "\(code.name)")
      #expect(code.name.utf8.allSatisfy { $0 == 0x2D || (0x30...0x7A).contains($0) }, "\(code.name)")
      #expect(code.example.bad != code.example.good, "\(code.name)")
    }
  }
}
