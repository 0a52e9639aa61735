import Source
import Workflows

// What the states of a machine ask of the steps that they are made for.
extension [Step] {
  /// Whether the list, or a branch of a choice in it, may end what it stands in.
  var holdStop: Bool {
    contains { step in
      switch step {
      case .stop: true
      case .choose: step.children.holdStop
      case .task, .wait, .parallel, .forEach, .invalid: false
      }
    }
  }

  /// The tasks of the list whose results what follows it sees: not those within branches and loops, but for `parallel`.
  var tasksOfList: [WorkflowTask] {
    flatMap { step -> [WorkflowTask] in
      switch step {
      case .task(let task): [task]
      case .parallel(let parallel): parallel.branches.flatMap(\.tasksOfList)
      case .wait, .choose, .forEach, .stop, .invalid: []
      }
    }
  }
}

extension Duration {
  /// As the source writes it: `10m`.
  var words: String {
    for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60)] where seconds >= length && seconds % length == 0
    {
      return "\(seconds / length)\(unit)"
    }
    return "\(seconds)s"
  }
}
