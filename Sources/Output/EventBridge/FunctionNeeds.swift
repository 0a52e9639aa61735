import Plan

// The page's text about functions: what they are made of, and the commands that open them.
extension Readme {
  /// Where the code of a function is below the output folder.
  static func codePath(of function: ResourceIdentifier) -> String {
    "functions/\(function.label)/\(FunctionBody.handler.file)"
  }

  mutating func write(_ body: FunctionBody, _ resource: PlannedResource) {
    let reserved = body.reservedConcurrency.map { ", \($0) executions reserved for it" } ?? ""
    item(
      "The function \(Markdown.code(body.name)): \(Markdown.code(FunctionBody.runtime)), handler "
        + "\(Markdown.code(FunctionBody.handler.name)), \(FunctionBody.memory) MB, \(FunctionBody.timeout) seconds"
        + "\(reserved), role \(name(of: body.role)), log group \(name(of: body.logGroup)). Its code is "
        + "\(Markdown.code(Readme.codePath(of: resource.identifier))), alone in an archive, and its environment",
      resource)
    output += "\n"
    for variable in body.environment {
      let value = values.text(variable.value, isNeeded: false)
      output += "  - \(Markdown.code(variable.name)): \(Markdown.code(value))\n"
    }
  }

  mutating func writeAddress(of function: ResourceIdentifier, _ resource: PlannedResource) {
    item("The address of the function \(name(of: function)), which everyone can call", resource)
    write("aws lambda create-function-url-config --function-name \(argument(function)) --auth-type NONE")
  }

  mutating func write(_ body: FunctionPermissionBody, _ resource: PlannedResource) {
    let function = values.text(body.function, isNeeded: false)
    var command = "aws lambda add-permission --function-name \(Shell.quoted(function))"
    if let qualifier = body.qualifier { command += " --qualifier \(Shell.quoted(qualifier))" }
    command += " --statement-id \(Shell.quoted(body.statement))"
    switch body.caller {
    case .rule(let rule):
      item("Allows a rule to invoke the function \(Markdown.code(function))", resource)
      command += " --action lambda:InvokeFunction --principal events.amazonaws.com"
      command += " --source-arn \(Shell.quoted(values.attribute(.arn, of: rule, isNeeded: false)))"
    case .rules(let pattern):
      item("Allows the project's rules to invoke the function \(Markdown.code(function))", resource)
      command += " --action lambda:InvokeFunction --principal events.amazonaws.com"
      command += " --source-arn \(Shell.quoted(values.text(pattern, isNeeded: false)))"
    case .anyoneAtAddress:
      item("Allows everyone to call the address of the function \(Markdown.code(function))", resource)
      command += " --action lambda:InvokeFunctionUrl --principal '*' --function-url-auth-type NONE"
    }
    write(command)
  }

  mutating func write(_ body: URLInvocationBody, _ resource: PlannedResource) {
    item("Allows only requests to its address to invoke the function \(name(of: body.function))", resource)
    write(
      "aws lambda add-permission --function-name \(argument(body.function)) --statement-id "
        + "\(Shell.quoted(body.statement)) --action lambda:InvokeFunction --principal '*' --invoked-via-function-url"
    )
  }

  private mutating func argument(_ function: ResourceIdentifier) -> String {
    Shell.quoted(values.attribute(.name, of: function, isNeeded: false))
  }

  private mutating func write(_ command: String) { output += "\n  ```sh\n  \(command)\n  ```\n" }
}
