import Comparison
import Driver
import Source
import Testing

@Suite struct ExampleTests {
  /// The example of each code has a change with that code, and no errors.
  @Test(arguments: allChanges) func eachExampleHasItsChange(code: ChangeCode) async throws {
    let example = code.example
    func files(_ workflow: String?, _ project: String?) -> [String: String] {
      var files: [String: String] = [:]
      files["order.yaml"] = workflow
      files["tasuki.yaml"] = project
      return files
    }
    let compared = try await Compared(
      files(example.base, example.project), files(example.head, example.headProject))
    #expect(compared.errors == [])
    let change = try compared.change(code.name)
    #expect(change.level == code.level)
    #expect(change.fingerprint.utf8.count == 12)
    #expect(change.base.span != nil || change.head.span != nil)
  }

  @Test func numbersAndNamesAreUnique() {
    let numbers = allChanges.map(\.number)
    #expect(numbers == Set(numbers).sorted())
    #expect(Set(allChanges.map(\.name)).count == numbers.count)
    #expect(allChanges.allSatisfy { $0.summary.hasSuffix(".") })
  }

  @Test(arguments: ["TSKD101", "tskd101", "events-narrowed", "Events-Narrowed"])
  func findsACode(text: String) {
    #expect(ChangeCode.find(text) == .find("TSKD101"))
    #expect(ChangeCode.find(text)?.name == "events-narrowed")
  }

  @Test(arguments: ["", "TSKD", "TSKD999", "101x", "TSK0101"]) func findsNoUnknownCode(text: String) {
    #expect(ChangeCode.find(text) == nil)
  }
}
