public import Diagnostics
public import Emit
public import Plan
public import Source

/// Writes a plan as the requests that the `aws` command accepts: a folder for each rule, schedule, group of schedules and
/// state machine, the code of each function, and a page with what must exist first and which commands to run in which
/// order.
public enum EventBridgeBackend {
  /// The files of a plan.
  ///
  /// `values` are named after the plan's parameters; in addition, `region` and `account` where no environment sets
  /// them. One finding names all that are missing, and then there are no files. What AWS assigns may be given, too:
  /// `NAME-destination-arn` for the API destination NAME, to whose ARN AWS adds an id, and so on. Otherwise the
  /// commands of the page ask AWS for it.
  public static func files(
    for plan: DeploymentPlan, values: [String: String], sources: SourceIndex, into sink: DiagnosticSink
  ) -> [OutputFile] {
    let findings = DiagnosticSink()
    defer { sink.add(contentsOf: findings.diagnostics) }
    var known = KnownValues(plan, given: values)
    known.check(into: findings)
    var folders = FolderNames()
    var contents: [(path: String, content: Content)] = []
    var commands: [String] = []
    /// Adds a file, and the option of a command that reads it: what AWS has assigned is put in when the command runs.
    func option(_ name: String, _ value: JSONValue, in folder: String, _ file: String) -> String {
      let path = "\(folder)/\(file).json"
      contents.append((path, .request(value)))
      return " --\(name) \(Shell.content(of: path, replacing: known.takePending()))"
    }
    func add(_ value: JSONValue, _ folder: String, _ operation: String, of service: String) {
      commands.append("aws \(service) \(operation)" + option("cli-input-json", value, in: folder, operation))
    }
    for resource in plan.resources {
      if case .scheduleGroup(let name) = resource.body {
        add(
          ScheduleRequests.group(name: name, tags: resource.tags), folders.folder(for: name),
          "create-schedule-group", of: "scheduler")
      }
    }
    // Rules and schedules start the machines.
    for resource in plan.resources {
      if case .stateMachine(let body) = resource.body {
        // A machine has the name of its rule.
        let folder = "machines/\(body.name)"
        add(
          MachineRequest.settings(body, tags: resource.tags, &known), folder, "create-state-machine",
          of: "stepfunctions")
        let definition = MachineRequest.definition(body, &known)
        commands[commands.count - 1] += option("definition", definition, in: folder, "definition")
      }
    }
    for resource in plan.resources {
      switch resource.body {
      case .rule(let body):
        let folder = folders.folder(for: body.name)
        add(RuleRequests.rule(body, tags: resource.tags, &known), folder, "put-rule", of: "events")
        if let targets = RuleRequests.targets(body, &known) { add(targets, folder, "put-targets", of: "events") }
      case .schedule(let body):
        add(
          ScheduleRequests.schedule(body, &known), folders.folder(for: body.name), "create-schedule",
          of: "scheduler")
      case .function(let body):
        contents.append((Readme.codePath(of: resource.identifier), .code(body.code)))
      default: break
      }
    }
    report(known.missing, to: findings)
    if findings.hasErrors || contents.isEmpty { return [] }
    var page = Readme(plan, known, sources)
    let files = contents.mapOnAllCores { OutputFile(path: $0.path, bytes: $0.content.bytes) }
    return [OutputFile(path: "README.md", bytes: page.bytes(commands: commands))] + files
  }

  /// The definitions of a plan's state machines, `NAME.asl.json`, as CreateStateMachine accepts them: with every value, what
  /// AWS assigns included. One finding names all that are missing, and then there are no files.
  public static func definitions(
    for plan: DeploymentPlan, values: [String: String], into sink: DiagnosticSink
  ) -> [OutputFile] {
    let findings = DiagnosticSink()
    defer { sink.add(contentsOf: findings.diagnostics) }
    var known = KnownValues(plan, given: values, mustBeWhole: true)
    known.check(into: findings)
    var files: [OutputFile] = []
    for resource in plan.resources {
      guard case .stateMachine(let body) = resource.body else { continue }
      let definition = Content.request(MachineRequest.definition(body, &known))
      files.append(OutputFile(path: body.name + ".asl.json", bytes: definition.bytes))
    }
    report(known.missing, to: findings)
    return findings.hasErrors ? [] : files
  }

  /// What is in a file.
  private enum Content {
    case request(JSONValue)
    case code(String)

    var bytes: [UInt8] {
      switch self {
      case .request(let value): value.bytes(.pretty) + [0x0A]
      case .code(let text): Array(text.utf8)
      }
    }
  }

  private static func report(_ missing: [MissingValue], to sink: DiagnosticSink) {
    guard !missing.isEmpty else { return }
    sink.add(
      Diagnostic(
        .missingValue, missing.count == 1 ? .valueMissing(missing[0].name) : .valuesMissing(missing.map(\.name)),
        at: nil, hint: nil,
        labels: missing.compactMap { value in value.origin.map { Label($0, .needsValue(value.name)) } },
        notes: [.filesContainEveryValue] + missing.map { .giveValue($0.name, meaning: $0.description) }))
  }
}

/// Gives each rule and schedule its own folder: rules of two buses, or a rule and a schedule, may have the same name,
/// and some file systems do not distinguish `a` from `A`.
private struct FolderNames {
  private var taken: Set<String> = ["readme.md"]
  /// The last number that was given after a stem: all before it are taken.
  private var numbers: [String: Int] = [:]

  mutating func folder(for name: String) -> String {
    // Names contain letters, digits, `.`, `-` and `_` only; a name of dots alone would lead out of the folder.
    let stem = name.utf8.allSatisfy { $0 == UInt8(ascii: ".") } ? "rule\(name)" : name
    if taken.insert(stem.lowercased()).inserted { return stem }
    var number = numbers[stem] ?? 1
    var folder: String
    repeat {
      number += 1
      folder = "\(stem)-\(number)"
    } while !taken.insert(folder.lowercased()).inserted
    numbers[stem] = number
    return folder
  }
}
