import Catalog
import Testing

@Suite struct ActionCatalogTests {
  @Test func findsActionsByName() {
    #expect(ActionCatalog.action(named: "slack/notify")?.delivery == .chat)
    #expect(ActionCatalog.action(named: "slack/notfy") == nil)
  }
}
