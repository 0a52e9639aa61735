import Emit

/// An event built from the values of its fields.
struct WitnessEvent {
  /// An object of the event: names in order, each with scalars and with members below.
  private final class Node {
    var names: [[UInt8]] = []
    var children: [[UInt8]: Node] = [:]
    var values: [JSONValue] = []
    /// Two elements, one for each of two branches, if they are needed.
    var elements: (Node, Node)?

    func child(_ name: [UInt8]) -> Node {
      if let known = children[name] { return known }
      let node = Node()
      children[name] = node
      names.append(name)
      return node
    }
  }

  private let fields: [PatternComparer.Field]
  private var values: [[JSONValue]]
  /// The fields whose values are in two elements of an array.
  private var separated: [Int: (JSONValue?, JSONValue?)] = [:]

  /// An event without any field.
  init(_ fields: [PatternComparer.Field]) {
    self.fields = fields
    values = Array(repeating: [], count: fields.count)
  }

  /// An event with one value for each field, or none.
  init(_ fields: [PatternComparer.Field], _ values: [JSONValue?]) {
    self.fields = fields
    self.values = values.map { $0.map { [$0] } ?? [] }
  }

  mutating func set(_ field: Int, _ values: [JSONValue]) { self.values[field] = values }

  /// Gives a field one value in one element of an array and another, or none, in the next. All other fields that can be
  /// in the same array have their values in both.
  mutating func separate(_ field: Int, _ first: JSONValue?, _ second: JSONValue?) {
    separated[field] = (first, second)
  }

  /// The event; with a complete envelope if a pattern has a condition on a field of the envelope.
  var json: JSONValue {
    let roots = Set(separated.keys.map { EventShape.arrayRoot(of: fields[$0].path) })
    let event = Node()
    if fields.contains(where: { EventShape.isEnvelope($0.path) }) {
      for (name, value) in EventShape.envelope { event.child(Array(name.utf8)).values = [.string(value)] }
      event.child(Array("resources".utf8)).values = []
      _ = event.child(Array("detail".utf8))
    }
    for (field, known) in fields.enumerated() {
      let root = EventShape.arrayRoot(of: known.path)
      if roots.contains(root) {
        let array = WitnessEvent.node(at: root, in: event)
        let elements = array.elements ?? (Node(), Node())
        array.elements = elements
        let below = known.path[root.endIndex...].dropFirst()
        guard !below.isEmpty else { continue }
        let all: [JSONValue?] = values[field]
        let parts = separated[field].map { ([$0.0], [$0.1]) } ?? (all, all)
        for (node, part) in [(elements.0, parts.0), (elements.1, parts.1)] {
          let found = part.compactMap { $0 }
          if !found.isEmpty { WitnessEvent.node(at: below, in: node).values = found }
        }
      } else if !values[field].isEmpty {
        WitnessEvent.node(at: known.path[...], in: event).values = values[field]
      }
    }
    return WitnessEvent.object(event, isEvent: true)
  }

  /// The node at a path. Names beyond some depth stay joined by their dots, which is the same path.
  private static func node(at path: ArraySlice<UInt8>, in node: Node) -> Node {
    path.split(separator: UInt8(ascii: "."), maxSplits: 63, omittingEmptySubsequences: false)
      .reduce(node) { $0.child(Array($1)) }
  }

  private static func object(_ node: Node, isEvent: Bool = false) -> JSONValue {
    .object(
      node.names.compactMap { name in
        node.children[name].map { child in
          // The one field of the envelope that is an array.
          let isList = isEvent && name.elementsEqual("resources".utf8)
          return JSONMember(String(decoding: name, as: UTF8.self), value(child, isList: isList))
        }
      })
  }

  private static func value(_ node: Node, isList: Bool) -> JSONValue {
    if let elements = node.elements { return .array([object(elements.0), object(elements.1)]) }
    var values = node.values
    if !node.names.isEmpty || (values.isEmpty && !isList) { values.append(object(node)) }
    return values.count == 1 && !isList ? values[0] : .array(values)
  }
}
