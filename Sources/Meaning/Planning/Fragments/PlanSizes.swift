import Plan

extension PlanValue {
  /// How many bytes its JSON has without white space, where a name or an ARN that only the deployment knows has so many.
  func size(ofReference length: Int) -> Int {
    size { part in
      switch part {
      case .literal(let text): text.sizeInJSON
      case .partition: 3
      case .region: 9
      case .account: 12
      case .urlSuffix: 13
      case .reference, .parameter: length
      }
    }
  }

  /// How many bytes its JSON has without white space, with the sizes that parts of its texts have.
  func size(_ size: (PlanText.Part) -> Int) -> Int {
    switch self {
    case .null, .bool(true): 4
    case .bool(false): 5
    case .number(let text): text.utf8.count
    case .text(let text): 2 + text.parts.reduce(0) { $0 + size($1) }
    case .list(let elements): elements.reduce(elements.isEmpty ? 2 : 1) { $0 + $1.size(size) + 1 }
    case .map(let members):
      members.reduce(members.isEmpty ? 2 : 1) { $0 + $1.name.sizeInJSON + 4 + $1.value.size(size) }
    }
  }
}

extension String {
  /// How many bytes its characters have in a JSON string.
  var sizeInJSON: Int {
    utf8.reduce(0) { sum, byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: sum + 2
      case ..<0x20: sum + 6
      default: sum + 1
      }
    }
  }
}
