import Emit
import Testing

@Suite struct AllCoresTests {
  @Test(arguments: [0, 1, 2, 63, 64, 65, 1_000])
  func keepsTheOrder(count: Int) {
    #expect((0..<count).map { $0 }.mapOnAllCores { $0 * 2 } == (0..<count).map { $0 * 2 })
  }
}
