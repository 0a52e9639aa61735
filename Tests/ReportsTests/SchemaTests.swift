import Emit
import Reports
import TestSupport
import Testing

@Suite struct SchemaTests {
  @Test(arguments: [LanguageSchema.workflow, LanguageSchema.project])
  func everyReferenceLeadsSomewhere(schema: JSONValue) throws {
    guard case .object(let definitions)? = schema["definitions"] else { throw Unexpected("no definitions") }
    let names = Set(definitions.map(\.name))
    var used: Set<String> = []
    var pending = [schema]
    while let value = pending.popLast() {
      switch value {
      case .array(let elements): pending += elements
      case .object(let members):
        for member in members {
          if member.name == "$ref", case .string(let target) = member.value {
            used.insert(String(target.dropFirst("#/definitions/".count)))
          }
          pending.append(member.value)
        }
      default: break
      }
    }
    #expect(used == names)
    #expect(!names.isEmpty)
  }

  @Test func knowsTheKeysOfTheLanguage() throws {
    let properties = try #require(LanguageSchema.workflow["properties"])
    for key in ["workflow", "trigger", "tasks", "on-failure", "tests", "runs-on"] {
      #expect(properties[key] != nil)
    }
    #expect(LanguageSchema.workflow["required"] == ["workflow", "trigger", "tasks"])
    let task = try #require(LanguageSchema.workflow["definitions"]?["task"])
    #expect(task["additionalProperties"] == false)
    guard case .array(let rules)? = task["allOf"] else { throw Unexpected("no rules for actions") }
    let notify = rules.first { $0["if"]?["properties"]?["uses"]?["const"] == "slack/notify" }
    #expect(notify?["then"]?["properties"]?["with"]?["$ref"] == "#/definitions/with-slack-notify")
    let inputs = LanguageSchema.workflow["definitions"]?["with-slack-notify"]
    #expect(inputs?["required"] == ["channel", "text"])
  }
}
