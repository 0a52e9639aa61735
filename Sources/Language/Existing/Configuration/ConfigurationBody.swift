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
    var groups = Dictionary(grouping: blocks, by: \.type.value)
    for first in blocks {
      guard let group = groups.removeValue(forKey: first.type.value) else { continue }
      let values = group.map { $0.body.value(at: $0.span) }
      members.append(ExistingValue.Member(first.type, ExistingValue(.list(values), at: first.span)))
    }
    return ExistingValue(.map(members), at: span)
  }
}
