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
