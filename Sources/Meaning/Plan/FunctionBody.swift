/// A Lambda function whose code Tasuki writes, in Python.
public struct FunctionBody: Hashable, Sendable {
  /// A variable of the function's environment.
  public struct Variable: Hashable, Sendable {
    /// The name: letters, digits and `_`, a letter first.
    public var name: String
    /// The value; the name of a secret and never the secret.
    public var value: PlanText

    /// Makes a variable.
    public init(name: String, value: PlanText) {
      self.name = name
      self.value = value
    }
  }

  /// The name of the file that holds the code, and of its function that is called.
  public static let handler = (file: "index.py", name: "index.handler")
  /// The newest Python that both tools' schemas know.
  public static let runtime = "python3.13"
  /// How much memory it has, in MB. The processor grows with it: with 128 the first request takes seconds.
  public static let memory = 256
  /// How long a request may take, in seconds: as long as GitHub and kintone wait.
  public static let timeout = 10

  /// The name, at most 64 characters of letters, digits, `-` and `_`.
  public var name: String
  /// What it is for; at most 256 characters.
  public var description: String
  /// The code, a whole file.
  public var code: String
  /// The role that it takes on.
  public var role: ResourceIdentifier
  /// Where it logs.
  public var logGroup: ResourceIdentifier
  /// What it is told.
  public var environment: [Variable]
  /// How many requests it may handle at the same time, which nothing else can use; none where it takes what is left.
  public var reservedConcurrency: Int?

  /// Describes a function.
  public init(
    name: String, description: String, code: String, role: ResourceIdentifier, logGroup: ResourceIdentifier,
    environment: [Variable], reservedConcurrency: Int?
  ) {
    self.name = name
    self.description = description
    self.code = code
    self.role = role
    self.logGroup = logGroup
    self.environment = environment
    self.reservedConcurrency = reservedConcurrency
  }
}

/// Lets somebody invoke a function.
public struct FunctionPermissionBody: Hashable, Sendable {
  /// Who may.
  public enum Caller: Hashable, Sendable {
    /// A rule: by its ARN, never by the account, which would stop delivery (EventBridge User Guide, "Troubleshooting").
    case rule(ResourceIdentifier)
    /// The rules whose ARNs match a pattern in which `*` means any characters.
    case rules(PlanText)
    /// Everybody who calls the function's address, which asks for no signature of AWS.
    case everybodyAtAddress
  }

  /// The function: a name or an ARN without a qualifier.
  public var function: PlanText
  /// The alias or version.
  public var qualifier: String?
  /// The statement's id, at most 100 characters of letters, digits, `-` and `_`.
  public var statement: String
  /// Who may.
  public var caller: Caller

  /// Describes a permission.
  public init(function: PlanText, qualifier: String?, statement: String, caller: Caller) {
    self.function = function
    self.qualifier = qualifier
    self.statement = statement
    self.caller = caller
  }
}

/// Lets a function be invoked by whoever calls its address, and by nobody who does not: without its condition everybody
/// with an account of AWS could invoke the function past its address. Functions that were made since October 2025 need
/// it beside the permission to call the address (AWS Lambda Developer Guide, "Control access to Lambda function URLs").
public struct URLInvocationBody: Hashable, Sendable {
  /// The function.
  public var function: ResourceIdentifier
  /// The statement's id, at most 100 characters of letters, digits and `-`.
  public var statement: String

  /// Describes a permission.
  public init(function: ResourceIdentifier, statement: String) {
    self.function = function
    self.statement = statement
  }
}
