import Testing

@testable import Inventory

@Suite struct InventoryConditionTests {
  @Test(arguments: ["owner=a", "owner!=a", "state=live", "runs-on=zapier", "label.domain=crm", "owner="])
  func readsCondition(text: String) { #expect(InventoryCondition(text) != nil) }

  @Test(arguments: ["owner", "team=a", "label.=a", "", "=a"])
  func rejectsText(text: String) { #expect(InventoryCondition(text) == nil) }

  @Test(arguments: ["connection:crm", "event:a.b", "field:data.id", "secret:crm/key", "action:slack/notify"])
  func readsUse(text: String) { #expect(InventoryUse(text) != nil) }

  @Test(arguments: ["crm", "thing:crm", "connection:", ""])
  func rejectsUse(text: String) { #expect(InventoryUse(text) == nil) }
}
