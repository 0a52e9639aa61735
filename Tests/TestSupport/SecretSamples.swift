import Foundation
public import Source

/// A text with a secret of one kind, built from the kind's form, so that a new row of the table is tested
/// automatically.
public struct SecretSample: Sendable, CustomStringConvertible {
  public let shape: SecretShape
  /// The text, on one line.
  public let text: String
  /// The part that must never be shown.
  public let hidden: String

  public static let all = SecretShape.all.enumerated().map { SecretSample($1, seed: $0) }

  /// One of each kind, for tests that cost more.
  public static let ofEachKind = all.filter { sample in
    sample.text == all.first { $0.shape.kind == sample.shape.kind }?.text
  }

  /// The name in test reports.
  public var description: String {
    shape.kind + ": " + (text.split(separator: hidden).first.map(String.init) ?? "")
  }

  init(_ shape: SecretShape, seed: Int) {
    self.shape = shape
    let random = { (count: Int) in mixed(ByteSet.samples, count: count, seed: seed) }
    switch shape.form {
    case .token(let head, let body, let least, _):
      hidden = mixed(body.members, count: least + 4, seed: seed)
      text = head + hidden
    case .named(let name, let body, let length):
      hidden = mixed(body.members, count: length, seed: seed)
      text = "\(name)=\(hidden)"
    case .webToken:
      hidden = "\(random(20)).eyJ\(random(20)).\(random(30))"
      text = "eyJ" + hidden
    case .keyBlock:
      hidden = " \(random(40)) \(random(40)) "
      text = "-----BEGIN EC PRIVATE KEY-----\(hidden)-----END EC PRIVATE KEY-----"
    case .addressPassword:
      hidden = random(16)
      text = "https://user:\(hidden)@example.com/path"
    }
  }

  /// Whether an output contains eight consecutive characters of the secret.
  public func isShown(in output: [UInt8]) -> Bool {
    let output = Data(output)
    return hidden.utf8.split(separator: 0x20).contains { part in
      part.indices.dropLast(7).contains { output.range(of: Data(part[$0...].prefix(8))) != nil }
    }
  }
}

extension ByteSet {
  fileprivate static var samples: [UInt8] {
    Array("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
  }
}

/// Alternating letters of both cases and digits, as far as they are allowed, in an order that depends on the seed.
private func mixed(_ members: [UInt8], count: Int, seed: Int) -> String {
  let kinds = [
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"),
  ]
  .map { range in members.filter { range.contains($0) } }.filter { !$0.isEmpty }
  var state = UInt64(seed) &+ 1
  let bytes = (0..<count).map { index in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let kind = kinds[index % kinds.count]
    return kind[Int(state >> 33) % kind.count]
  }
  return String(decoding: bytes, as: UTF8.self)
}
