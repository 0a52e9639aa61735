import Emit
import Source

extension SecretMask {
  /// A printed text without its secrets.
  func masked(_ output: [UInt8]) -> [UInt8] { Array(masked(String(decoding: output, as: UTF8.self)).utf8) }

  /// A value without the secrets in its texts and names.
  func masked(_ value: JSONValue, named name: String? = nil) -> JSONValue {
    switch value {
    case .string(let text): .string(masked(text, named: name))
    case .array(let items): .array(items.map { masked($0, named: name) })
    case .object(let members):
      .object(members.map { JSONMember(masked($0.name), masked($0.value, named: $0.name)) })
    case .null, .bool, .number: value
    }
  }
}
