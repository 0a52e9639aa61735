public import Emit

/// What a service's answer looks like around the part that is a task's result.
public enum AnswerShape {
  /// The whole answer of an integration whose result in the workflow's words is `result`.
  ///
  /// Source: Step Functions Developer Guide, "Call HTTPS APIs", "Invoke Lambda with Step Functions", "Start Step Functions
  /// executions"; CodeBuild API reference, StartBuild.
  public static func wrapped(_ result: JSONValue, resource: String) -> JSONValue {
    switch integration(resource) {
    case "http:invoke":
      [
        "Headers": ["content-type": ["application/json"]], "ResponseBody": result, "StatusCode": 200,
        "StatusText": "OK",
      ]
    case "lambda:invoke": ["ExecutedVersion": "$LATEST", "Payload": result, "StatusCode": 200]
    case "states:startExecution.sync:2": ["Output": result, "Status": "SUCCEEDED"]
    case "codebuild:startBuild": ["Build": result]
    default: result
    }
  }

  /// The part of an integration's answer that is the task's result.
  public static func unwrapped(_ answer: JSONValue, resource: String) -> JSONValue {
    switch integration(resource) {
    case "http:invoke": answer["ResponseBody"] ?? answer
    case "lambda:invoke": answer["Payload"] ?? answer
    case "states:startExecution.sync:2": answer["Output"] ?? answer
    case "codebuild:startBuild": answer["Build"] ?? answer
    default: answer
    }
  }

  /// The integration of an ARN, behind `arn:aws:states:::`; the text itself where it is no such ARN.
  public static func integration(_ resource: String) -> String {
    let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[2] == "states" ? String(parts[5]) : resource
  }
}
