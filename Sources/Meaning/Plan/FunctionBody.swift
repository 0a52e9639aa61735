/// A Lambda function whose Python code Tasuki generates.
public struct FunctionBody: Hashable, Sendable {
  public struct Variable: Hashable, Sendable {
    /// The name: letters, digits and `_`, a letter first.
    public var name: String
    /// The value; the name of a secret, never the secret itself.
    public var value: PlanText

    public init(name: String, value: PlanText) {
      self.name = name
      self.value = value
    }
  }

  /// The name of the code's file, and of the function in it that Lambda calls.
  public static let handler = (file: "index.py", name: "index.handler")
  /// The newest Python version in the schemas of both tools.
  public static let runtime = "python3.13"
  /// The memory in MB. The CPU share grows with it: with 128 MB the first request takes seconds.
  public static let memory = 256
  /// The timeout of a request in seconds: GitHub and kintone wait this long.
  public static let timeout = 10

  /// The name, at most 64 characters of letters, digits, `-` and `_`.
  public var name: String
  /// The description; at most 256 characters.
  public var description: String
  /// The code, a whole file.
  public var code: String
  /// The role that it assumes.
  public var role: ResourceIdentifier
  public var logGroup: ResourceIdentifier
  public var environment: [Variable]
  /// The number of concurrent requests, reserved for it; nil if it shares the account's limit.
  public var reservedConcurrency: Int?

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

/// A permission to invoke a function.
public struct FunctionPermissionBody: Hashable, Sendable {
  public enum Caller: Hashable, Sendable {
    /// A rule, by its ARN. A condition on the account would stop delivery (EventBridge User Guide,
    /// "Troubleshooting").
    case rule(ResourceIdentifier)
    /// The rules whose ARNs match a pattern in which `*` means any characters.
    case rules(PlanText)
    /// Everyone who calls the function's address, which requires no AWS signature.
    case anyoneAtAddress
  }

  /// The function: a name or an ARN without a qualifier.
  public var function: PlanText
  public var qualifier: String?
  /// The statement's ID, at most 100 characters of letters, digits, `-` and `_`.
  public var statement: String
  public var caller: Caller

  public init(function: PlanText, qualifier: String?, statement: String, caller: Caller) {
    self.function = function
    self.qualifier = qualifier
    self.statement = statement
    self.caller = caller
  }
}

/// The permission to invoke a function through its address, and only so: without its condition, everyone with an AWS
/// account could invoke the function directly. Functions created since October 2025 need it in addition to the
/// permission to call the address (AWS Lambda Developer Guide, "Control access to Lambda function URLs").
public struct URLInvocationBody: Hashable, Sendable {
  public var function: ResourceIdentifier
  /// The statement's ID, at most 100 characters of letters, digits, `-` and `_`.
  public var statement: String

  public init(function: ResourceIdentifier, statement: String) {
    self.function = function
    self.statement = statement
  }
}
