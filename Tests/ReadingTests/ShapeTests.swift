import Diagnostics
import Flow
import Reading
import Source
import TestSupport
import Testing
import Workflows

/// Keys, values and names in any map.
@Suite struct ShapeTests {
  @Test(arguments: [
    "⏵ownr⏴: shop", "⏵team⏴: shop", "⏵revew-by⏴: 2027-01-01", "⏵nonsense⏴: 1", "⏵on_failure⏴: []",
  ])
  func unknownKey(_ line: String) throws { expect(try read(workflow(line)), .unknownKey) }

  @Test func unknownKeyNamesTheNearest() throws {
    let reading = try read(workflow("⏵team⏴: shop"))
    #expect(reading.diagnostics.first?.hint?.text == "did you mean 'owner'?")
    #expect(reading.diagnostics.first?.fixes.first?.edits.first?.text == "owner")
  }

  /// There is no fix that would write a key twice.
  @Test func unknownKeyBesideTheRightOneHasNoFix() throws {
    let reading = try read(workflow("owner: shop\n⏵ownr⏴: shop"))
    expect(reading, .unknownKey)
    #expect(reading.diagnostics.first?.fixes.isEmpty == true)
  }

  @Test func aMisspelledRequiredKeyIsOneFinding() throws {
    expect(
      try read("workflow: a\n⏵triger⏴: {schedule: rate(1 hour)}\ntasks: [{id: b, uses: sqs/send}]\n"), .unknownKey)
  }

  @Test(arguments: [
    "description: ⏵[a]⏴", "labels: ⏵text⏴", "tests: ⏵{}⏴", "owner: ⏵{a: b}⏴", "on-failure: ⏵later⏴",
    "runbook: ⏵[https://example.com]⏴",
  ])
  func wrongType(_ line: String) throws { expect(try read(workflow(line)), .wrongType) }

  @Test(arguments: [
    "description:⏵⏴", "description: ⏵\"\"⏴", "labels: ⏵{}⏴", "tests: ⏵[]⏴", "owner: ⏵~⏴", "labels:⏵⏴",
  ])
  func emptyValue(_ line: String) throws { expect(try read(workflow(line)), .emptyValue) }

  @Test(arguments: [
    "⏵A⏴", "⏵a_b⏴", "⏵a--b⏴", "⏵-a⏴", "⏵a-⏴", "⏵1a⏴", "⏵日本⏴", "⏵\"a b\"⏴", "⏵\(String(repeating: "a", count: 49))⏴",
  ])
  func nameForm(_ name: String) throws {
    expect(
      try read(
        "workflow: \(name)\ntrigger: {schedule: rate(1 hour)}\ntasks: [{id: b, uses: sqs/send, with: {queue: q}}]\n"
      ),
      .nameForm)
  }

  @Test(arguments: ["a", "a1", "a-1", String(repeating: "a", count: 48)]) func nameIsKept(_ name: String) throws {
    let reading = try read(
      "workflow: \(name)\ntrigger: {schedule: rate(1 hour)}\ntasks: [{id: b, uses: sqs/send, with: {queue: q}}]\n")
    expectClean(reading)
    #expect(reading.workflows.first?.name.value == name)
  }

  @Test func aNumberIsReadAsItsText() throws {
    let reading = try read(workflow("owner: 0123\nlabels: {cost: 007}"))
    expectClean(reading)
    #expect(reading.workflows.first?.owner?.value == "0123")
    #expect(reading.workflows.first?.labels.first?.value.value == "007")
  }

  @Test(arguments: ["2027-6-30", "30.06.2027", "2027-02-29", "tomorrow", "2027-13-01"])
  func dateForm(_ date: String) throws { expect(try read(workflow("review-by: ⏵\(date)⏴")), .dateForm) }

  @Test func readsFormerNames() throws {
    let one = try read(workflow("formerly: order-received"))
    expectClean(one)
    #expect(one.workflows.first?.formerly.map(\.value) == ["order-received"])
    #expect(one.workflows.first?.head.resourceName == "order-received")
    let several = try read(workflow("formerly: [a, b]"))
    #expect(several.workflows.first?.head.resourceName == "a")
    expect(try read(workflow("formerly: [a, ⏵B⏴]")), .nameForm)
  }

  @Test func aFormerNameOfATaskIsNoOtherTasksID() throws {
    let tasks =
      "  - {id: a, uses: sqs/send, with: {queue: q}}\n  - {id: b, formerly: ⏵a⏴, uses: sqs/send, with: {queue: q}}"
    expect(try read(workflow(tasks: tasks)), .duplicateID)
  }

  @Test func readsFormerNames() throws {
    let one = try read(workflow("formerly: order-received"))
    expectClean(one)
    #expect(one.workflows.first?.formerly.map(\.value) == ["order-received"])
    #expect(one.workflows.first?.resourceName == "order-received")
    let several = try read(workflow("formerly: [a, b]"))
    #expect(several.workflows.first?.resourceName == "a")
    expect(try read(workflow("formerly: [a, ⏵B⏴]")), .nameForm)
  }

  @Test func aFormerNameOfATaskIsNoOtherTasksID() throws {
    let tasks =
      "  - {id: a, uses: sqs/send, with: {queue: q}}\n  - {id: b, formerly: ⏵a⏴, uses: sqs/send, with: {queue: q}}"
    expect(try read(workflow(tasks: tasks)), .duplicateID)
  }

  @Test(arguments: ["http://example.com", "example.com", "https://", "\"https://a b\"", "ftp://example.com"])
  func addressForm(_ address: String) throws { expect(try read(workflow("runbook: ⏵\(address)⏴")), .addressForm) }

  @Test(arguments: [
    "{⏵\"AWS:x\"⏴: a}", "{⏵\"a*b\"⏴: a}", "{a: ⏵\"b,c\"⏴}", "{⏵\"\"⏴: a}",
    "{a: ⏵\(String(repeating: "b", count: 257))⏴}", "{a: ⏵\"aws:b\"⏴}", "{a: ⏵\"b\\tc\"⏴}", "{a: ⏵\"e\u{301}\"⏴}",
    "{⏵project⏴: a}", "{⏵Environment⏴: a}", "{⏵workflow⏴: a}", "{team: a, ⏵Team⏴: b}",
  ])
  func labelForm(_ labels: String) throws { expect(try read(workflow("labels: \(labels)")), .labelForm) }

  @Test(arguments: [
    String(repeating: "o", count: 257), "\"Müller & Söhne (Tokyo) #1 <ops>\"", "\"aws:ops\"", "\"a\\nb\"", "a;b",
    "ops 🚀",
  ])
  func ownerForm(_ owner: String) throws {
    let reading = try read(workflow("owner: ⏵\(owner)⏴"))
    expect(reading, .labelForm)
    #expect(reading.workflows.first?.owner == nil)
  }

  @Test(arguments: [String(repeating: "日", count: 256), "ops@example.com", "Müller / Söhne + 1", "請求 チーム"])
  func ownersAllowWhatTagsAllow(_ owner: String) throws {
    let reading = try read(workflow("owner: \(owner)"))
    expectClean(reading)
    #expect(reading.workflows.first?.owner?.value == owner)
  }

  @Test func theOwnerIsASeparateTag() throws {
    expect(try read(workflow("owner: ops\nlabels: {⏵Owner⏴: shop}")), .labelForm)
    expect(try read(workflow("labels: {⏵Owner⏴: shop}\nowner: ops")), .labelForm)
    expectClean(try read(workflow("labels: {owner: shop}")))
  }

  @Test func tooManyLabels() throws {
    let labels = (1...41).map { $0 == 41 ? "⏵l41⏴: a" : "l\($0): a" }.joined(separator: ", ")
    expect(try read(workflow("labels: {\(labels)}")), .labelForm)
  }

  @Test func labelsAllowWhatTagsAllow() throws {
    let reading = try read(workflow("labels: {\"Kostenstelle/日本\": \"a b_c.d:e/f=g+h-i@j\", empty: \"\"}"))
    expectClean(reading)
    #expect(reading.workflows.first?.labels.map(\.value.value) == ["a b_c.d:e/f=g+h-i@j", ""])
  }

  @Test(arguments: ["yes", "On", "NO", "off", "\"yes\"", "y"]) func booleanWord(_ word: String) throws {
    expect(try read(workflow("tests: [{name: a, event: a.json, expect: {fires: ⏵\(word)⏴}}]")), .booleanWord)
  }

  @Test(arguments: ["\"true\"", "1", "[true]", "maybe"]) func booleanType(_ word: String) throws {
    expect(try read(workflow("tests: [{name: a, event: a.json, expect: {fires: ⏵\(word)⏴}}]")), .wrongType)
  }

  @Test(arguments: ["⏵⏴", "⏵⏴# nothing\n", "⏵⏴---\n", "⏵⏴---\n---\n"]) func emptyFile(_ text: String) throws {
    expect(try read(text), .emptyFile)
  }

  @Test(arguments: ["⏵[a]⏴\n", "⏵text⏴\n", "⏵12⏴\n"]) func notAMap(_ text: String) throws {
    expect(try read(text), .notAMap)
  }

  @Test func severalDocumentsAreSeveralWorkflows() throws {
    let one = "workflow: a\ntrigger: {schedule: rate(1 hour)}\ntasks: [{id: b, uses: sqs/send, with: {queue: q}}]\n"
    let reading = try read(one + "---\n" + one.replacing("workflow: a", with: "workflow: c") + "---\n")
    expectClean(reading)
    #expect(reading.workflows.map(\.name.value) == ["a", "c"])
  }

  /// One run reports everything.
  @Test func allFindingsAtOnce() throws {
    let reading = try read(
      """
      workflow: ⏵Bad_Name⏴
      runbook: ⏵wiki⏴
      ⏵ownr⏴: a
      state: ⏵lve⏴
      trigger: {⏵sorce⏴: a}
      tasks:
        - {id: a, ⏵use⏴: sqs/send}
        - wait: ⏵10⏴

      """)
    #expect(reading.diagnostics.compactMap(\.span) == reading.marks, "\(reading.diagnostics.map(\.message.text))")
  }

  @Test(arguments: [
    "AKIAIOSFODNN7EXAMPLE", "\"key=AKIAIOSFODNN7EXAMPLE.\"", "xoxb-000000000000-example",
    "sk_live_0000000000000000",
    "whsec_0000000000000000", "ghp_000000000000000000000000000000000000", "\"-----BEGIN RSA PRIVATE KEY-----\"",
  ])
  func secretInText(_ text: String) throws {
    let reading = try read(workflow("description: ⏵\(text)⏴"))
    expect(reading, .secretInText)
    for diagnostic in reading.diagnostics {
      #expect(!diagnostic.message.text.contains("0000") && !(diagnostic.hint?.text ?? "").contains("EXAMPLE"))
    }
  }

  /// A secret is found anywhere, also in parts that are never read, and each one has one finding.
  @Test(arguments: [
    "workflow: orders # ⏵AKIAIOSFODNN7EXAMPLE⏴\n", "# ⏵AKIAIOSFODNN7EXAMPLE⏴\nworkflow: orders\n",
    "workflow: orders\nlabels: {⏵AKIAIOSFODNN7EXAMPLE⏴: a}\n",
    "workflow: orders\nlabels: {a: ⏵\"AKIA\\x49OSFODNN7EXAMPLE\"⏴}\n",
    "workflow: orders\nlabels: {a: &a ⏵AKIAIOSFODNN7EXAMPLE⏴, b: *a}\n",
    "workflow: orders\nowner: ⏵\"AKIAIOSFO\\\n  DNN7EXAMPLE\"⏴\n",
    "workflow: orders\ndescription: ⏵|\n  see\n  AKIAIOSFODNN7EXAMPLE⏴\n",
    "workflow: orders\ntests: [{name: a, event: {detail: {aws_secret_access_key: ⏵wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⏴}}}]\n",
    "workflow: orders\ntests: [{name: a, event: {detail: {aws_secret_access_key: ⏵\"wJalrXUtnFEMI\\/K7MDENG/bPxRfiCYEXAMPLEKEY\"⏴}}}]\n",
  ])
  func secretAnywhere(_ text: String) throws {
    let reading = try read(text)
    let found = reading.diagnostics.filter { $0.code == .secretInText }
    #expect(found.compactMap(\.span) == reading.marks, "\(reading.diagnostics.map(\.message.text))")
  }

  @Test func aNameIsNotDerivedFromASecret() throws {
    let reading = try read("workflow: ⏵Sk_live_51NotARealKey0000_sk_live_51NotARealKey0000⏴\n")
    for finding in reading.diagnostics where finding.code == .nameForm {
      #expect(finding.fixes.isEmpty && finding.hint?.text.contains("not-a-real") != true)
    }
    #expect(reading.diagnostics.contains { $0.code == .nameForm })
  }

  @Test(arguments: ["AKIA", "sk_live_short", "xoxb-", "disk_live_0000000000000000", "mAKIAIOSFODNN7EXAMPLE"])
  func noSecretInText(_ text: String) throws { expectClean(try read(workflow("description: see \(text)"))) }
}
