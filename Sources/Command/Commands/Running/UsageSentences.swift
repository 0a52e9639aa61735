import Diagnostics
import Driver

// Why a command cannot run as it was called.

extension Sentence {
  static func cannotWriteResults(_ reason: Sentence) -> Sentence { "cannot write to standard output: \(reason)" }
  static func cannotReadInput(_ reason: Sentence) -> Sentence { "cannot read standard input: \(reason)" }
  static func cannotWrite(_ path: String, reason: Sentence) -> Sentence { "cannot write '\(path)': \(reason)" }
  static func cannotFix(_ path: String, reason: Sentence) -> Sentence { "cannot fix '\(path)': \(reason)" }
  static func alreadyThere(_ paths: [String]) -> Sentence {
    "\(quoted: paths) is there already: nothing was written"
  }
  static func tooLarge(_ path: String) -> Sentence { "'\(path)' is larger than 16 MB" }
  static let currentFolder: Sentence = "the current folder"
  static func noWorkflow(in paths: Sentence) -> Sentence { "there is no workflow in \(paths)" }
  static func noWorkflow(named name: String, near: String?) -> Sentence {
    "there is no workflow '\(name)'\(guess(near))"
  }
  private static func guess(_ near: String?) -> Sentence { near.map { ": \(didYouMean($0))" } ?? "" }
  static func noEnvironment(_ name: String, without file: String?) -> Sentence {
    "there is no environment '\(name)': \(file.map { "'\($0)'" } ?? theWorkflows) stands under no project file"
  }
  private static let theWorkflows: Sentence = "the workflows"
  static func noTarget(_ word: String, near: String?, _ names: [String]) -> Sentence {
    "there is no target '\(word)'\(guess(near)) (\(terms: names))"
  }
  static let formatOfTemplate: Sentence =
    "--format is the form of a CloudFormation template: it goes with --target cloudformation"
  static func valuesOfDeployment(_ target: String) -> Sentence {
    "--parameter, --region and --account go with --target eventbridge: \(term: target) takes such values when it deploys"
  }
  static func notNameAndValue(_ text: String) -> Sentence { "'--parameter \(text)' is not NAME=VALUE" }
  static func nameFolder(_ count: Int) -> Sentence {
    "the output has \(count) files: name a folder for them with --out"
  }
  static let needsBaseline: Sentence = "--write-baseline needs --baseline FILE"
  static let inputCannotBeMended: Sentence = "standard input cannot be mended in place"
  static let patternOrEvent: Sentence = "standard input can be the pattern or the event, not both"
  static let oneOfPatterns: Sentence = "standard input can be one of the patterns, not both"
  static let logOrWorkflow: Sentence = "standard input can be the log or a workflow, not both"
  static let inputCanBeOne: Sentence =
    "standard input can be the event, the results or a workflow, not several of them"
  static let batchReadsInput: Sentence = "--batch reads patterns and events from standard input"
  static let nameBothSides: Sentence = "name two folders or files to compare, or compare revisions with --git"
  static func notADay(_ text: String) -> Sentence { "'--today \(text)' is not a day such as 2027-04-01" }
  static let givePattern: Sentence = "give --pattern and --event, or --batch"
  static let quietAndVerbose: Sentence = "--quiet and --verbose contradict each other"
  static func compressed(_ path: String) -> Sentence {
    "'\(path)' is compressed: unpack it first, as in 'zcat FILE | tasuki replay --events -'"
  }
  static func refusal(_ refusal: CompileRefusal) -> Sentence {
    switch refusal {
    case .severalProjects(let names):
      let list: [Sentence] = names.map { $0.map { "'\($0)'" } ?? "one without a project file" }
      return "the paths belong to \(names.count) projects (\(list)): compile them one by one"
    case .severalEnvironments(let names):
      return "the project has several environments: choose one with --env (\(texts: names))"
    }
  }
}

// What a command says beside its results.
extension Sentence {
  static func extent(_ workflows: String, _ files: String) -> Sentence { "\(workflows) in \(files)" }
  static func counted(_ extent: Sentence, _ findings: String) -> Sentence { "\(extent): \(findings)" }
  static func nothingWritten(_ extent: Sentence, _ findings: String) -> Sentence {
    "\(counted(extent, findings)); nothing was written"
  }
  static func kept(_ extent: Sentence, _ findings: String, in baseline: String) -> Sentence {
    "\(counted(extent, findings)), kept in '\(baseline)'"
  }
  static func noLongerOccur(_ findings: String) -> Sentence {
    "\(findings) of the baseline no longer occur: write it again to forget them"
  }
  static func mended(_ count: Int) -> Sentence { "\(count) mended" }
  static func moreToMend(_ count: Int) -> Sentence { "\(count) more could be mended: run the command again" }
  static func notMended(_ count: Int) -> Sentence {
    "\(count) not mended, because the fix would damage the file or bring a new finding"
  }
  static func fixMends(_ count: Int) -> Sentence { "--fix mends \(count) of them" }
  static let noStateMachine: Sentence = "there is nothing to write: no workflow needs a state machine"
  static let noWorkflowOnAWS: Sentence = "there is nothing to write: no workflow runs on AWS"
  static func projectFile(_ path: String) -> Sentence { "project file: \(path)" }
  static func passedOver(output path: String) -> Sentence { "passed over: \(path), Tasuki wrote it" }
  static func passedOver(other path: String) -> Sentence { "passed over: \(path), no workflow stands in it" }
  static func leftOut(_ workflow: String, _ reason: Sentence) -> Sentence { "left out: \(workflow), \(reason)" }
  static func fire(_ count: Int, of workflows: String, _ findings: String) -> Sentence {
    "\(count) of \(workflows) fire; \(findings)"
  }
  static func next(_ argument: String, out: String) -> Sentence {
    "Next: tasuki check\(argument), then tasuki compile\(argument) --target terraform --out \(out)"
  }
}
