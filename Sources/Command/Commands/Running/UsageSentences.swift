import Diagnostics
import Driver

// Why a command cannot run as it was called.

extension Sentence {
  static func cannotWriteResults(_ reason: Sentence) -> Sentence { "cannot write to standard output: \(reason)" }
  static func cannotReadInput(_ reason: Sentence) -> Sentence { "cannot read standard input: \(reason)" }
  static func cannotWrite(_ path: String, reason: Sentence) -> Sentence { "cannot write '\(path)': \(reason)" }
  static func cannotFix(_ path: String, reason: Sentence) -> Sentence { "cannot fix '\(path)': \(reason)" }
  static func alreadyExists(_ paths: [String]) -> Sentence {
    paths.count == 1
      ? "\(listed: paths) already exists: nothing was written"
      : "\(listed: paths) already exist: nothing was written"
  }
  static func tooLarge(_ path: String) -> Sentence { "'\(path)' is larger than 16 MB" }
  static let currentFolder: Sentence = "the current folder"
  static func noWorkflow(in paths: Sentence) -> Sentence { "no workflow found in \(paths)" }
  static func nothingNamed(_ name: String, near: String?) -> Sentence {
    "no file, folder or workflow is named '\(name)'\(guess(near))"
  }
  private static func guess(_ near: String?) -> Sentence { near.map { ": \(didYouMean($0))" } ?? "" }
  static func noEnvironment(_ name: String, without file: String?) -> Sentence {
    "unknown environment '\(name)': there is no project file for \(file.map { "'\($0)'" } ?? theWorkflows)"
  }
  private static let theWorkflows: Sentence = "the workflows"
  static func noCommand(_ word: String, near: String?, _ names: [String]) -> Sentence {
    "unknown command '\(word)'\(guess(near)) (\(terms: names))"
  }
  static let emptyPath: Sentence = "a path is empty: write '.' for the current folder"
  static func emptyValue(_ option: String) -> Sentence { "\(term: option) has an empty value" }
  static func noTarget(_ word: String, near: String?, _ names: [String]) -> Sentence {
    "unknown target '\(word)'\(guess(near)) (\(terms: names))"
  }
  static let formatOfTemplate: Sentence = "--format needs --target cloudformation"
  static func valuesOfDeployment(_ target: String) -> Sentence {
    "--parameter, --region and --account need --target eventbridge or asl: \(term: target) asks for such values when it deploys"
  }
  static let needsTarget: Sentence = "missing '--target <target>': eventbridge, cloudformation, terraform or asl"
  static let checklistWritesNothing: Sentence =
    "--checklist lists what must exist and writes nothing: leave --target out"
  static let mustExist: Sentence = "Before you deploy, these must exist:"
  static let nothingMustExist: Sentence = "nothing must exist before you deploy"
  static func notNameAndValue(_ text: String) -> Sentence { "'--parameter \(text)' is not NAME=VALUE" }
  static func nameFolder(_ count: Int) -> Sentence { "the output has \(count) files: choose a folder with --out" }
  static let needsBaseline: Sentence = "--write-baseline needs --baseline FILE"
  static let baselineWithoutReport: Sentence = "--write-baseline writes no report: leave its file out"
  static let tooLargeForMermaid: Sentence =
    "Mermaid draws at most 50,000 characters and 500 edges: name single workflows, or write --format svg"
  static let inputCannotBeRewritten: Sentence = "standard input cannot be rewritten"
  static let patternOrEvent: Sentence = "standard input can be the pattern or the event, not both"
  static let oneOfPatterns: Sentence = "standard input can be one of the patterns, not both"
  static let logOrWorkflow: Sentence = "standard input can be the log or a workflow, not both"
  static let inputCanBeOne: Sentence =
    "standard input can be the event, the results or a workflow, not several of them"
  static let batchReadsInput: Sentence = "--batch reads patterns and events from standard input"
  static let nameBothSides: Sentence = "name two folders or files to compare, or compare revisions with --git"
  static let twoEnvironments: Sentence = "two environments are written as BASE..HEAD, such as staging..production"
  static let environmentsOfOneSide: Sentence =
    "two environments are compared in one folder: leave out --git and the newer side"
  static let rulesAlone: Sentence =
    "--rules checks other files than workflows: leave out --fix, --baseline and --env"
  static func noRules(in paths: Sentence) -> Sentence {
    "no template of CloudFormation and no configuration of Terraform found in \(paths)"
  }
  static let againstOneSide: Sentence =
    "--against compares with one project: leave out --git, the newer side and a second environment"
  static let outputHasNoTasks: Sentence = "--events and --rate need the workflows of both sides: leave them out"
  static func unreadableOutput(_ path: String, line: Int) -> Sentence {
    "cannot read '\(path)': line \(line) is not part of a Terraform configuration or a CloudFormation template"
  }
  static func noOutput(in path: String) -> Sentence {
    "no Terraform configuration and no CloudFormation template in '\(path)'"
  }
  static func notCompared(_ names: [String], more: Int) -> Sentence {
    "not compared, because Tasuki compiles to nothing like them: \(texts: names)\(more > 0 ? andMoreNames(more) : "")"
  }
  private static func andMoreNames(_ count: Int) -> Sentence { ", and \(count) more" }
  static func oneReportOnOutput(_ formats: [String]) -> Sentence {
    "only one report can go to standard output: write the others to files, such as '--format \(formats[1])=FILE'"
  }
  static let everyReportHasFile: Sentence = "--output-file needs a format without a file"
  static func fileOfTwoReports(_ file: String) -> Sentence { "two reports have the file '\(file)'" }
  static func reportOverInput(_ file: String) -> Sentence {
    "'\(file)' is one of the files that are checked, or a project file: choose another file for the report"
  }
  static let limitOfMarkdown: Sentence = "--limit needs --format markdown"
  static func notARate(_ text: String) -> Sentence {
    "'--rate \(text)' is not a rate such as 10000/day or order-placed=10000/day"
  }
  static func rateOfUnknown(_ name: String, near: String?) -> Sentence {
    "--rate names the unknown workflow '\(name)'\(guess(near))"
  }
  static func notADay(_ text: String) -> Sentence { "'--today \(text)' is not a day such as 2027-04-01" }
  static let givePattern: Sentence = "give --pattern and --event, or --batch"
  static let quietAndVerbose: Sentence = "--quiet and --verbose cannot be combined"
  static let needsEvents: Sentence = "name a log with --events, or counts with --merge"
  static let mergeReadsNoLogs: Sentence =
    "--merge adds counts and reads no logs: leave out --events, --manifest, --range, --by and --env"
  static let inputOnce: Sentence = "standard input can be one log, or one file of counts"
  static func recordsWithoutEvent(_ count: Int, of events: Int) -> Sentence {
    "records of the logs without an event: \(count); events: \(events)"
  }
  static let noLogs: Sentence = "the folders and the manifest contain no logs"
  static func logTwice(_ path: String) -> Sentence { "'\(path)' is named twice: its events would be counted twice" }
  static func noRange(of log: String) -> Sentence {
    "cannot read a range of '\(log)': only uncompressed files can be read from the middle"
  }
  static func noCounts(_ path: String, line: Int) -> Sentence {
    "line \(line) of '\(path)' is not what 'tasuki replay --partial' writes"
  }
  static func countsOfOtherVersion(_ path: String) -> Sentence {
    "another version of Tasuki wrote '\(path)': count the logs again"
  }
  static func otherCounts(_ path: String, than first: String) -> Sentence {
    "'\(path)' was counted with other workflows, another environment or another --by than '\(first)'"
  }
  static func countedTwice(_ file: String, _ bytes: Range<Int>) -> Sentence {
    "bytes \(bytes.lowerBound) to \(bytes.upperBound) of '\(file)' are counted twice"
  }
  static func countsTooLarge(_ path: String) -> Sentence { "'\(path)' is larger than 1 GB" }
  static func missing(_ file: String, _ bytes: Range<Int>, more: Int) -> Sentence {
    "bytes \(bytes.lowerBound) to \(bytes.upperBound) of '\(file)' were not counted\(more > 0 ? andMore(more) : "")"
  }
  private static func andMore(_ count: Int) -> Sentence { ", and \(count) more ranges" }
  static func refusal(_ refusal: CompileObstacle) -> Sentence {
    switch refusal {
    case .severalProjects(let names):
      let list: [Sentence] = names.map { $0.map { "'\($0)'" } ?? "one without a project file" }
      return "the paths belong to \(names.count) projects (\(list)): compile one at a time"
    case .severalEnvironments(let names):
      return "the project has several environments: choose one with --env (\(texts: names))"
    }
  }
}

// Remarks of a command beside its results.
extension Sentence {
  static func inFiles(_ files: String) -> Sentence { "\(files)" }
  static func extent(_ workflows: String, _ files: String) -> Sentence { "\(workflows) in \(files)" }
  static func counted(_ extent: Sentence, _ findings: String) -> Sentence { "\(extent): \(findings)" }
  static func nothingWritten(_ extent: Sentence, _ findings: String) -> Sentence {
    "\(counted(extent, findings)); nothing was written"
  }
  static func kept(_ extent: Sentence, _ findings: String, in baseline: String) -> Sentence {
    "\(counted(extent, findings)), kept in '\(baseline)'"
  }
  static func noLongerOccur(_ findings: String) -> Sentence {
    "\(findings) of the baseline no longer occur: write it again to remove them"
  }
  static func fixed(_ count: Int) -> Sentence { "\(count) fixed" }
  static func moreToFix(_ count: Int) -> Sentence { "\(count) more can be fixed: run the command again" }
  static func notFixed(_ count: Int) -> Sentence {
    "\(count) not fixed, because the fix would damage the file or cause a new finding"
  }
  static func fixableFindings(_ count: Int) -> Sentence { "\(count) fixable with --fix" }
  static let noStateMachine: Sentence = "nothing to write: no workflow needs a state machine"
  static let noWorkflowOnAWS: Sentence = "nothing to write: no workflow runs on AWS"
  static func projectFile(_ path: String) -> Sentence { "project file: \(path)" }
  static func passedOver(output path: String) -> Sentence { "ignored: \(path), written by Tasuki" }
  static func passedOver(other path: String) -> Sentence { "ignored: \(path), contains no workflow" }
  static func leftOut(_ workflow: String, _ reason: Sentence) -> Sentence { "left out: \(workflow), \(reason)" }
  static func fire(_ count: Int, of workflows: String, failing: Int, _ findings: String) -> Sentence {
    let failed: Sentence =
      switch failing {
      case 0: ""
      case 1: ", 1 execution failed"
      default: ", \(failing) executions failed"
      }
    return "\(count) of \(workflows) fired\(failed); \(findings)"
  }
  static func next(_ argument: String, out: String) -> Sentence {
    "Next: tasuki check\(argument), then tasuki compile\(argument) --target terraform --out \(out)"
  }
}
