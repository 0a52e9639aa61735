public import Emit

/// The response of a service around the part that is a task's result.
public enum AnswerShape {
  /// The whole response of an integration for a task's result.
  ///
  /// Source: Step Functions Developer Guide, "Call HTTPS APIs", "Invoke Lambda with Step Functions", "Start Step
  /// Functions executions"; CodeBuild API reference, StartBuild.
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

  /// The part of an integration's response that is the task's result.
  public static func unwrapped(_ answer: JSONValue, resource: String) -> JSONValue {
    switch integration(resource) {
    case "http:invoke": answer["ResponseBody"] ?? answer
    case "lambda:invoke": answer["Payload"] ?? answer
    case "states:startExecution.sync:2": answer["Output"] ?? answer
    case "codebuild:startBuild": answer["Build"] ?? answer
    default: answer
    }
  }

  /// The integration of an ARN: the part after `arn:aws:states:::`; the text itself if it is not such an ARN.
  public static func integration(_ resource: String) -> String {
    let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[2] == "states" ? String(parts[5]) : resource
  }
}
