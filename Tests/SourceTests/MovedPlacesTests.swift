import Source
import Testing

@Suite struct MovedPlacesTests {
  private static let edits: [(start: UInt32, end: UInt32, length: Int)] = [(2, 2, 2), (5, 7, 0)]
  private let places = MovedPlaces(
    edits.map { (Span(file: FileNumber(0), start: $0.start, end: $0.end), $0.length) })

  @Test(arguments: [(0, 0...0), (2, 2...4), (3, 5...5), (5, 7...7), (6, 7...7), (7, 7...7), (9, 9...9)])
  func placesMoveWithTheEdits(place: UInt32, moved: ClosedRange<UInt32>) {
    #expect(places.moved(place) == moved)
  }

  @Test(arguments: [
    (0, 1, false), (0, 2, true), (3, 3, true), (4, 4, true), (5, 6, false), (6, 7, true), (8, 9, false),
  ])
  func spansTouchEdits(start: UInt32, end: UInt32, meets: Bool) {
    #expect(places.touchesEdit(Span(file: FileNumber(0), start: start, end: end)) == meets)
  }

  /// Every place stays next to its bytes, unless they are replaced.
  @Test func placesStayNextToTheirBytes() {
    let text = Array("abcdefghij".utf8)
    for (start, end) in [(0, 0), (0, 3), (4, 6), (10, 10)] as [(Int, Int)] {
      for added in ["", "XYZ"] {
        let after = text[..<start] + Array(added.utf8) + text[end...]
        let places = MovedPlaces([
          (Span(file: FileNumber(0), start: UInt32(start), end: UInt32(end)), added.utf8.count)
        ])
        for place in text.indices where place < start || place >= end {
          #expect(after[Int(places.moved(UInt32(place)).upperBound)] == text[place])
        }
      }
    }
  }
}
