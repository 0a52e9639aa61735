import Source
import Testing

@Suite struct PartitionPointTests {
  @Test func findsTheFirstElementThatSatisfies() {
    for count in 0...20 {
      let numbers = (0..<count).map { $0 * 2 }
      for wanted in -1...(2 * count + 1) {
        #expect(numbers.partitionPoint { $0 >= wanted } == numbers.firstIndex { $0 >= wanted } ?? count)
      }
    }
    #expect([1, 2, 3, 4][1...].partitionPoint { $0 > 2 } == 2)
    #expect([1, 2][2...].partitionPoint { $0 > 0 } == 2)
  }
}
