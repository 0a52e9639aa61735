import Flow

// Properties of steps that determine their states.
extension [FlowStep] {
  /// Whether one of the steps can end the list before its last state.
  var containStop: Bool {
    contains { step in
      switch step {
      case .stop: true
      case .choose: step.lists.contains(where: \.containStop)
      case .call, .wait, .parallel, .forEach, .invalid: false
      }
    }
  }

  /// The calls that always run before the list's last state, including those in branches of `parallel`.
  var callsOfList: [Call] {
    flatMap { step -> [Call] in
      switch step {
      case .call(let call): [call]
      case .parallel(let branches, _): branches.flatMap(\.callsOfList)
      case .wait, .choose, .forEach, .stop, .invalid: []
      }
    }
  }
}

/// The longest unit that fits: `15m`, `2h`, `90s`.
func durationInWords(_ seconds: Int) -> String {
  for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60)] where seconds >= length && seconds % length == 0 {
    return "\(seconds / length)\(unit)"
  }
  return "\(seconds)s"
}
