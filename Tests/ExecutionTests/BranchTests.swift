import Emit
import TestSupport
import Testing

@testable import Execution

private let task = #""Type":"Task","Resource":"arn:aws:states:::sns:publish""#

@Suite struct Branches {
  @Test func resultsAreInTheOrderOfTheBranches() throws {
    let trace = try run(
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"Next":"X"},"X":{"Type":"Pass","Output":"slow","End":true}}},"#
        + #"{"StartAt":"Y","States":{"Y":{"Type":"Pass","Output":"{% $states.input.a %}","End":true}}}],"Next":"B"},"#
        + #""B":{"Type":"Pass","Output":["{% $states.input %}","{% $states.context.State.EnteredTime %}"],"End":true}"#,
      input: #"{"a":1}"#)
    #expect(trace.output == [["slow", 1], "2027-01-15T09:31:00.000Z"])
    #expect(trace.path == ["A", "W", "X", "Y", "B"])
    #expect(try trace.visit("Y").entered.text == "2027-01-15T09:30:00.000Z")
    #expect(try trace.visit("Y").scopes.map(\.index) == [1])
    #expect(try trace.visit("Y").scopes.map(\.state) == ["A"])
    #expect(try trace.visit("B").scopes.isEmpty)
  }

  @Test func variablesOfABranchEndWithIt() throws {
    let trace = try run(
      #""A":{"Type":"Pass","Assign":{"x":1},"Next":"P"},"P":{"Type":"Parallel","Branches":["#
        + #"{"StartAt":"B1","States":{"B1":{"Type":"Pass","Assign":{"y":"{% $x + 1 %}"},"Next":"B2"},"B2":{"Type":"Pass","Output":"{% $y %}","End":true}}},"#
        + #"{"StartAt":"C","States":{"C":{"Type":"Pass","Output":"{% $exists($y) %}","End":true}}}],"Assign":{"z":"{% $states.result[0] %}"},"Next":"D"},"#
        + #""D":{"Type":"Pass","Output":["{% $x %}","{% $exists($y) %}","{% $z %}","{% $states.input %}"],"End":true}"#,
      from: "A")
    #expect(trace.output == [1, false, 2, [2, false]])
  }

  @Test func theFirstFailureEndsTheOthers() throws {
    // The second branch fails at once: the first one never continues after its pause.
    let trace = try run(
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"Next":"X"},"X":{\#(task),"End":true}}},"#
        + #"{"StartAt":"Y","States":{"Y":{\#(task),"End":true}}}],"Catch":[{"ErrorEquals":["Bad"],"Next":"B"}],"End":true},"#
        + #""B":{"Type":"Succeed"}"#, answers: ["Y": [.failure("Bad")], "X": [.failure("Worse")]])
    #expect(trace.path == ["A", "W", "Y", "B"])
    #expect(try trace.visit("W").isCutShort)
    #expect(try trace.visit("A").failure == StateFailure("Bad", cause: "it is so"))
    #expect(trace.ended.text == "2027-01-15T09:30:00.000Z")
  }

  @Test func ofTwoFailuresTheEarlierCounts() throws {
    let trace = try run(
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"Next":"X"},"X":{"Type":"Fail","Error":"Late"}}},"#
        + #"{"StartAt":"V","States":{"V":{"Type":"Wait","Seconds":5,"Next":"Y"},"Y":{"Type":"Fail","Error":"Early"}}}],"End":true}"#
    )
    #expect(trace.error == "Early")
    #expect(trace.path == ["A", "W", "V", "Y"])
  }

  @Test func aCaughtFailureDoesNotFailTheBranch() throws {
    let trace = try run(
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{\#(task),"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Z"}],"End":true},"Z":{"Type":"Pass","Output":0,"End":true}}}],"End":true}"#,
      answers: ["X": [.failure("Bad")]])
    #expect(trace.output == [0])
  }

  @Test func allBranchesAreRetried() throws {
    let trace = try run(
      #""A":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{\#(task),"End":true}}}],"Retry":[{"ErrorEquals":["Bad"],"IntervalSeconds":3}],"End":true}"#,
      answers: ["X": [.failure("Bad"), .result(1)]])
    #expect(trace.path == ["A", "X", "X"])
    #expect(trace.visits.map { $0.scopes.first?.attempt } == [nil, 0, 1])
    #expect(trace.output == [1])
  }
}

@Suite struct Loops {
  private func loop(_ fields: String, _ state: String = #""Type":"Pass","End":true"#) -> String {
    #""A":{"Type":"Map",\#(fields),"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"R","States":{"R":{\#(state)}}},"End":true}"#
  }

  @Test func eachElementHasARound() throws {
    let trace = try run(
      loop(
        #""Items":"{% $states.input.list %}","ItemSelector":{"item":"{% $states.context.Map.Item.Value %}","index":"{% $states.context.Map.Item.Index %}","all":"{% $count($states.input.list) %}"}"#,
        #""Type":"Pass","Output":"{% $states.input.item & $states.input.index & $states.input.all & $states.context.Execution.Input.o %}","End":true"#
      ),
      input: #"{"list":["a","b"],"o":"!"}"#)
    #expect(trace.output == ["a02!", "b12!"])
    #expect(try trace.visit("A").rounds == 2)
    #expect(trace.visits.last?.scopes.map(\.index) == [1])
  }

  @Test func withoutASelectorTheElementIsGiven() throws {
    #expect(try run(loop(#""Items":[1,{"a":2}]"#)).output == [1, ["a": 2]])
    #expect(try run(loop(#""MaxConcurrency":1"#), input: "[5,6]").output == [5, 6])
  }

  @Test func anEmptyListHasNoRound() throws {
    let trace = try run(loop(#""Items":"{% [] %}""#))
    #expect(trace.output == [])
    #expect(trace.path == ["A"])
  }

  @Test(arguments: [#""Items":"{% 5 %}""#, #""Items":"{% {'a': 1} %}""#, #""Items":"{% $none %}""#])
  func onlyListsCanBeLoopedOver(_ items: String) throws {
    #expect(try run(loop(items)).error == "States.QueryEvaluationError")
  }

  @Test func oneElementIsAListOnlyInBrackets() throws {
    // JSONata reduces a sequence of one value to the value.
    let input = #"{"l":[{"k":1},{"k":2}]}"#
    #expect(
      try run(loop(#""Items":"{% $states.input.l[k = 1] %}""#), input: input).error == "States.QueryEvaluationError"
    )
    #expect(try run(loop(#""Items":"{% [$states.input.l[k = 1]] %}""#), input: input).output == [["k": 1]])
  }

  @Test func roundsSetTheirOwnVariables() throws {
    let trace = try run(
      #""A":{"Type":"Map","Items":[1,2],"ItemProcessor":{"StartAt":"R","States":{"R":{"Type":"Pass","Assign":{"x":"{% ($exists($x) ? $x : 0) + $states.input %}"},"Next":"S"},"S":{"Type":"Pass","Output":"{% $x %}","End":true}}},"Next":"B"},"B":{"Type":"Pass","Output":["{% $exists($x) %}","{% $states.input %}"],"End":true}"#
    )
    #expect(trace.output == [false, [1, 2]])
  }

  @Test func loopsInLoopsSeeTheirOwnElement() throws {
    let trace = try run(
      #""A":{"Type":"Map","Items":[[1,2],[3]],"ItemProcessor":{"StartAt":"R","States":{"R":{"Type":"Map","Items":"{% $states.input %}","ItemSelector":"{% $states.context.Map.Item.Value * 10 %}","ItemProcessor":{"StartAt":"S","States":{"S":{"Type":"Pass","End":true}}},"End":true}}},"End":true}"#
    )
    #expect(trace.output == [[10, 20], [30]])
    #expect(trace.visits.filter { $0.state == "S" }.map { $0.scopes.map(\.index) } == [[0, 0], [0, 1], [1, 0]])
  }

  @Test func roundsThatWaitTakeTurns() throws {
    let wait = #""Type":"Wait","Seconds":10,"End":true"#
    #expect(try run(loop(#""Items":[1,2,3]"#, wait)).ended.text == "2027-01-15T09:30:10.000Z")
    #expect(try run(loop(#""Items":[1,2,3],"MaxConcurrency":1"#, wait)).ended.text == "2027-01-15T09:30:30.000Z")
    #expect(try run(loop(#""Items":[1,2,3],"MaxConcurrency":2"#, wait)).ended.text == "2027-01-15T09:30:20.000Z")
  }

  @Test func aFailureEndsTheLoop() throws {
    let trace = try run(
      #""A":{"Type":"Map","Items":[1,2,3],"MaxConcurrency":1,"ItemProcessor":{"StartAt":"R","States":{"R":{\#(task),"Next":"W"},"W":{"Type":"Wait","Seconds":10,"End":true}}},"Catch":[{"ErrorEquals":["Bad"],"Next":"B"}],"End":true},"B":{"Type":"Succeed"}"#,
      answers: ["R": [.result(1), .failure("Bad"), .result(1)]])
    #expect(trace.path == ["A", "R", "W", "R", "B"])
    #expect(trace.ended.text == "2027-01-15T09:30:10.000Z")
  }

  @Test func callsKnowTheirRounds() throws {
    let machine = try executable(
      #"{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Map","Items":[[1],[2,3]],"ItemProcessor":{"StartAt":"R","States":{"R":{"Type":"Map","ItemProcessor":{"StartAt":"T","States":{"T":{\#(task),"End":true}}},"End":true}}},"End":true}}}"#
    )
    var rounds: [[Int]] = []
    _ = execute(machine, try request("{}")) { call in
      rounds.append(call.rounds)
      return .result(.null, .given)
    }
    #expect(rounds == [[0, 0], [1, 0], [1, 1]])
  }
}
