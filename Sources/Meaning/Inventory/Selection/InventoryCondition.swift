public import Flow
import Source

/// A condition that selects workflows by what they say about themselves: `owner=billing-ops`, `label.domain!=crm`.
public struct InventoryCondition: Sendable {
  /// The names that a condition can have, as they are shown.
  public static let properties = ["workflow", "owner", "state", "runs-on", "label.NAME"]

  private enum Property {
    case name, owner, state, platform
    case label(String)
  }

  private let property: Property
  private let value: String
  private let isNegated: Bool

  /// Nil if the text has no `=`, or an unknown name before it.
  public init?(_ text: String) {
    guard let place = text.firstIndex(of: "=") else { return nil }
    var name = text[..<place]
    isNegated = name.hasSuffix("!")
    if isNegated { name.removeLast() }
    switch name {
    case "workflow": property = .name
    case "owner": property = .owner
    case "state": property = .state
    case "runs-on": property = .platform
    default:
      guard name.hasPrefix("label."), name.utf8.count > 6 else { return nil }
      property = .label(String(name.dropFirst(6)))
    }
    value = String(text[text.index(after: place)...])
  }

  /// Whether a workflow meets the condition. What a workflow does not say is the empty text.
  func isMet(by entry: InventoryEntry) -> Bool {
    let found: String? =
      switch property {
      case .name: entry.name
      case .owner: entry.flow.owner?.value
      case .state: entry.state.rawValue
      case .platform: entry.platform.name
      case .label(let name): entry.flow.labels.first { $0.name.value == name }?.value.value
      }
    return ((found ?? "") == value) != isNegated
  }
}

extension WorkflowPlatform {
  /// `aws`, or the name of the tool.
  public var name: String {
    switch self {
    case .aws: "aws"
    case .tool(let name): name
    }
  }
}
