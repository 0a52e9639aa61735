import Source

/// The content of a Terraform file, or of a block in it.
struct ConfigurationBody {
  struct Block {
    var type: Located<String>
    var labels: [Located<String>]
    var body: ConfigurationBody
    /// From the type to the closing brace.
    var span: Span
  }

  var attributes: [ExistingValue.Member] = []
  var blocks: [Block] = []

  /// The attributes, with each kind of block as a list of maps, as Terraform's JSON has them.
  func value(at span: Span) -> ExistingValue {
    var members = attributes
    var positions: [String: Int] = [:]
    for block in blocks {
      let value = block.body.value(at: block.span)
      if let position = positions[block.type.value], case .list(var items) = members[position].value.kind {
        members[position].value.kind = .null
        items.append(value)
        members[position].value.kind = .list(items)
      } else {
        positions[block.type.value] = members.count
        members.append(ExistingValue.Member(block.type, ExistingValue(.list([value]), at: block.span)))
      }
    }
    return ExistingValue(.map(members), at: span)
  }
}
