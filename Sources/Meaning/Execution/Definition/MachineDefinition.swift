public import Emit

/// A state machine of the States Language with JSONata, read and ready to be carried out.
///
/// What is read is what the interpreter knows: Task, Pass, Choice, Wait, Parallel, inline Map, Succeed and Fail with their
/// JSONata fields. Anything else is refused, so that nothing is passed over in silence.
///
/// Source: Amazon States Language specification; Step Functions Developer Guide, "Transforming data with JSONata" and
/// "Passing data between states with variables".
public struct MachineDefinition: Sendable {
  let list: DefinedList

  /// Reads a definition. Throws where it is none, or holds what the interpreter does not know.
  public init(_ definition: JSONValue) throws(DefinitionProblem) {
    list = try readMachine(definition)
  }
}

/// Why a definition cannot be carried out.
public struct DefinitionProblem: Error, Equatable, Sendable {
  /// The state at fault; none where it is the machine as a whole.
  public let state: String?
  /// What is wrong, in one line, lower case, without a full stop.
  public let message: String
}

/// States with the one that comes first.
struct DefinedList: Sendable {
  let start: String
  let states: [String: DefinedState]
}

/// One state.
struct DefinedState: Sendable {
  indirect enum Kind: Sendable {
    case task(DefinedCall)
    case pass
    /// Where no rule holds, the state goes to its `next`.
    case choice([DefinedRule])
    case waitFor(seconds: StateTemplate)
    case waitUntil(timestamp: StateTemplate)
    case parallel([DefinedList], arguments: StateTemplate?)
    case map(DefinedLoop)
    case succeed
    case fail(error: StateTemplate?, cause: StateTemplate?)
  }

  let name: String
  let kind: Kind
  let assign: [StateTemplate.Member]
  let output: StateTemplate?
  /// The next state; the list ends where there is none.
  let next: String?
  let retriers: [DefinedRetrier]
  let catchers: [DefinedCatcher]
}

/// The call of a service.
struct DefinedCall: Sendable {
  let resource: String
  let arguments: StateTemplate?
  let timeout: Int?
}

/// A way out of a choice.
struct DefinedRule: Sendable {
  let condition: StateTemplate
  let next: String
  let assign: [StateTemplate.Member]
  let output: StateTemplate?
}

/// A loop over a list.
struct DefinedLoop: Sendable {
  let items: StateTemplate?
  let selector: StateTemplate?
  let round: DefinedList
  /// How many rounds run at once; 0 for as many as there may be.
  let maximumConcurrency: Int
}

/// When a state is tried again.
struct DefinedRetrier: Sendable {
  let errors: [String]
  let interval: Int
  let attempts: Int
  let backoff: Double
  let maximumDelay: Int?
}

/// Where a failure goes.
struct DefinedCatcher: Sendable {
  let errors: [String]
  let next: String
  let assign: [StateTemplate.Member]
  let output: StateTemplate?
}
