import Diagnostics
import Driver
import Testing
import YAML

@Suite struct RuleListTests {
  @Test(arguments: ["TSK0134", "tsk0134", "0134", "134", "duplicate-key", "Duplicate-Key"])
  func findsACodeHoweverItIsTyped(text: String) {
    #expect(allRules.find(text)?.code == .duplicateKey)
  }

  @Test(arguments: ["", "TSK", "tsk-134", "TSK9999", "99999999", "-134", "no-such-code", "🙂"])
  func findsNothingElse(text: String) {
    #expect(allRules.find(text) == nil)
  }

  @Test func numbersAndNamesAreUniqueAndRising() {
    let numbers = allRules.all.map(\.code.number)
    #expect(numbers == Set(numbers).sorted())
    #expect(Set(allRules.all.map(\.code.name)).count == numbers.count)
    #expect(numbers.count > 30)
  }

  @Test func everyCodeHasItsTexts() {
    for info in allRules.all {
      #expect(info.summary.hasSuffix("."), "\(info.code.name)")
      #expect(!info.explanation.isEmpty && info.explanation.utf8.allSatisfy { $0 != 0x09 }, "\(info.code.name)")
      #expect(info.code.name.utf8.allSatisfy { $0 == 0x2D || (0x30...0x7A).contains($0) }, "\(info.code.name)")
      #expect(info.example.bad != info.example.good, "\(info.code.name)")
    }
  }
}
