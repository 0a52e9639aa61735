/// How much work several evaluations may do together: about one unit for each node that is evaluated and each value that is
/// made.
public final class EvaluationBudget {
  /// The most units.
  public let most: Int
  /// The units so far, at most `most`.
  public private(set) var spent = 0

  public init(_ units: Int) { most = max(0, units) }

  /// The units that are left.
  public var left: Int { most - spent }

  /// Takes units; false where there are not as many left, and then nothing is left.
  @discardableResult
  public func spend(_ units: Int) -> Bool {
    let isEnough = units <= left
    spent = isEnough ? spent + max(0, units) : most
    return isEnough
  }
}
