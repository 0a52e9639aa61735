import Emit
import Execution
import Testing

@Suite struct AnswerShapes {
  @Test(arguments: [
    "http:invoke", "lambda:invoke", "states:startExecution.sync:2", "codebuild:startBuild", "sns:publish",
  ])
  func wrappingRoundTrips(_ integration: String) {
    let resource = "arn:aws:states:::" + integration
    let answer = AnswerShape.wrapped(["id": 1], resource: resource)
    #expect(AnswerShape.unwrapped(answer, resource: resource) == ["id": 1])
    #expect(AnswerShape.integration(resource) == integration)
  }

  @Test func partitionsDoNotMatter() {
    #expect(AnswerShape.integration("arn:aws-cn:states:::http:invoke") == "http:invoke")
    #expect(AnswerShape.wrapped(1, resource: "arn:aws-cn:states:::http:invoke")["ResponseBody"] == 1)
    #expect(
      AnswerShape.integration("arn:aws:lambda:eu-west-1:1:function:f") == "arn:aws:lambda:eu-west-1:1:function:f")
  }
}
