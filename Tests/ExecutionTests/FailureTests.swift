import Emit
import Testing

@testable import Execution

private func task(_ name: String, _ rest: String) -> String {
  #""\#(name)":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Arguments":{"try":"{% $states.context.State.RetryCount %}"},\#(rest)}"#
}

@Suite struct Retries {
  @Test func pausesGrowUpToTheLongest() throws {
    let retry =
      #""Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":10,"MaxAttempts":5,"BackoffRate":2,"MaxDelaySeconds":50}]"#
    let trace = try run(
      task("A", retry + #","End":true"#),
      answers: ["A": [.failure("X"), .failure("X"), .failure("X"), .failure("X"), .result(1)]])
    let visit = try trace.visit("A")
    #expect(visit.retries.map(\.seconds) == [10, 20, 40, 50])
    #expect(visit.arguments == ["try": 4])
    #expect(visit.failure == nil)
    #expect(trace.output == 1)
    #expect(trace.ended.text == "2027-01-15T09:32:00.000Z")
  }

  @Test func threeRetriesByDefault() throws {
    let trace = try run(task("A", #""Retry":[{"ErrorEquals":["X"]}],"End":true"#), answers: ["A": [.failure("X")]])
    #expect(try trace.visit("A").retries.map(\.seconds) == [1, 2, 4])
    #expect(trace.error == "X")
  }

  @Test func eachRetrierCountsItsOwn() throws {
    let retry =
      #""Retry":[{"ErrorEquals":["X"],"MaxAttempts":1},{"ErrorEquals":["States.ALL"],"MaxAttempts":1,"IntervalSeconds":7}]"#
    let trace = try run(
      task("A", retry + #","End":true"#), answers: ["A": [.failure("X"), .failure("Y"), .failure("X"), .result(1)]])
    // The second X is not retried by the other retrier: the first one that names it decides.
    #expect(try trace.visit("A").retries.map(\.failure.error) == ["X", "Y"])
    #expect(try trace.visit("A").retries.map(\.seconds) == [1, 7])
    #expect(trace.error == "X")
  }

  @Test func noneIsNone() throws {
    let trace = try run(
      task("A", #""Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":0}],"End":true"#),
      answers: ["A": [.failure("X"), .result(1)]])
    #expect(try trace.visit("A").retries.isEmpty)
    #expect(trace.error == "X")
  }

  @Test func endlessRetriesAreStopped() throws {
    let trace = try run(
      task("A", #""Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":99999999}],"End":true"#),
      answers: ["A": [.failure("X")]])
    guard case .unknown = trace.outcome else { return #expect(Bool(false), "\(trace.outcome)") }
  }

  @Test func aFailingOutputIsRetriedToo() throws {
    let trace = try run(
      task(
        "A",
        #""Retry":[{"ErrorEquals":["States.QueryEvaluationError"],"MaxAttempts":2}],"Output":"{% $states.result.id %}","End":true"#
      ),
      answers: ["A": [.result([:]), .result(["id": 5])]])
    #expect(trace.output == 5)
    #expect(try trace.visit("A").retries.count == 1)
  }
}

@Suite struct Catches {
  @Test func aCatcherAssignsVariablesAndReturnsItsOutput() throws {
    let catcher =
      #""Catch":[{"ErrorEquals":["Y"],"Next":"B"},{"ErrorEquals":["X"],"Next":"C","#
      + #""Assign":{"e":"{% $states.errorOutput %}","old":"{% $exists($e) %}"},"Output":"{% $states.input.a %}"}],"Next":"B""#
    let trace = try run(
      task("A", catcher)
        + #","B":{"Type":"Fail"},"C":{"Type":"Pass","Output":["{% $e.Error %}","{% $e.Cause %}","{% $old %}","{% $states.input %}"],"End":true}"#,
      input: #"{"a":3}"#, answers: ["A": [.failure("X")]])
    #expect(trace.path == ["A", "C"])
    #expect(trace.output == ["X", "it is so", false, 3])
    #expect(try trace.visit("A").isCaught)
    #expect(try trace.visit("A").next == "C")
  }

  @Test func theDefaultOutputOfACatcherIsTheError() throws {
    let trace = try run(
      task("A", #""Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true"#) + #","B":{"Type":"Succeed"}"#,
      answers: ["A": [.failure("X")]])
    #expect(trace.output == ["Error": "X", "Cause": "it is so"])
  }

  @Test(arguments: [
    ("States.ALL", "X", true), ("States.ALL", "States.Timeout", true),
    ("States.ALL", "States.QueryEvaluationError", true),
    ("States.ALL", "States.DataLimitExceeded", false), ("States.ALL", "States.Runtime", false),
    ("States.TaskFailed", "X", true), ("States.TaskFailed", "States.Http.StatusCode.503", true),
    ("States.TaskFailed", "States.TaskFailed", true), ("States.TaskFailed", "States.Timeout", false),
    ("States.TaskFailed", "States.DataLimitExceeded", false), ("States.Timeout", "States.Timeout", true),
    ("X", "Xy", false), ("States.DataLimitExceeded", "States.DataLimitExceeded", true),
  ])
  func errorsAreMeantByName(_ name: String, _ error: String, _ isMeant: Bool) {
    #expect(StateFailure(error, cause: "").isMeant(by: [name]) == isMeant)
  }

  @Test func aFailingCatcherFails() throws {
    let trace = try run(
      task("A", #""Catch":[{"ErrorEquals":["States.ALL"],"Next":"B","Output":"{% $none %}"}],"End":true"#)
        + #","B":{"Type":"Succeed"}"#, answers: ["A": [.failure("X")]])
    #expect(trace.error == "States.QueryEvaluationError")
    #expect(try trace.visit("A").isCaught == false)
  }

  @Test func retriesComeBeforeCatchers() throws {
    let trace = try run(
      task(
        "A",
        #""Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":2}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true"#
      )
        + #","B":{"Type":"Succeed"}"#, answers: ["A": [.failure("X"), .failure("Y"), .failure("Z")]])
    #expect(try trace.visit("A").retries.map(\.failure.error) == ["X", "Y"])
    #expect(try trace.visit("A").failure?.error == "Z")
    #expect(trace.path == ["A", "B"])
  }

  @Test func argumentsThatFailAreCaught() throws {
    let trace = try run(
      #""A":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Arguments":"{% $none %}","#
        + #""Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true},"B":{"Type":"Succeed"}"#)
    #expect(trace.path == ["A", "B"])
    #expect(try trace.visit("A").arguments == nil)
  }
}
