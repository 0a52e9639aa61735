import Emit
import Plan

/// The files of a function's code: the archive that AWS requires, and the readable text of its content.
enum FunctionFiles {
  /// The path of the archive, relative to the configuration.
  static func archive(_ label: String) -> String { "functions/\(label).zip" }

  /// Both files. The archive contains one file, so the same plan gives the same bytes.
  static func files(of body: FunctionBody, label: String) -> [OutputFile] {
    let code = Array(body.code.utf8)
    return [
      OutputFile(path: archive(label), bytes: ZipArchive.bytes(of: FunctionBody.handler.file, code)),
      OutputFile(path: "functions/\(label)/\(FunctionBody.handler.file)", bytes: code),
    ]
  }
}

extension ResourceSpeller {
  /// A function. Its code is an archive beside the configuration.
  mutating func block(for function: FunctionBody, of resource: PlannedResource) -> HCLBlock {
    let label = spelling.addresses.label(of: resource.identifier)
    let archive = HCLExpression.string(
      HCLTemplate(parts: [.expression(.reference("path.module")), .literal("/" + FunctionFiles.archive(label))]))
    var body: [HCLItem] = [
      .attribute("function_name", .text(function.name)),
      .attribute("description", .text(function.description)),
      .attribute("runtime", .text(FunctionBody.runtime)),
      .attribute("handler", .text(FunctionBody.handler.name)),
      .attribute("filename", archive),
      .attribute("source_code_hash", .call("filebase64sha256", [archive])),
      .attribute("role", spelling.reference(function.role, .arn)),
      .attribute("memory_size", number(FunctionBody.memory)),
      .attribute("timeout", number(FunctionBody.timeout)),
    ]
    if let count = function.reservedConcurrency {
      body.append(.attribute("reserved_concurrent_executions", number(count)))
    }
    var variables: [HCLMember] = []
    for variable in function.environment {
      variables.append(HCLMember(variable.name, spelling.text(variable.value)))
    }
    let blocks: [HCLItem] = [
      .block("environment", [], [.attribute("variables", .object(variables))]),
      .block(
        "logging_config", [],
        [
          .attribute("log_format", "Text"),
          .attribute("log_group", spelling.reference(function.logGroup, .name)),
        ]),
    ]
    return block(
      resource, why: "functions/\(label)/\(FunctionBody.handler.file) is the content of the archive.",
      body + tags(of: resource) + blocks + dependsOn(spelling.addresses.addresses(for: function)))
  }

  mutating func functionURL(_ function: ResourceIdentifier, of resource: PlannedResource) -> HCLBlock {
    block(
      resource, why: "Open to everyone: the function verifies who sent a request.",
      [
        .attribute("function_name", spelling.reference(function, .name)),
        .attribute("authorization_type", "NONE"),
      ])
  }

  /// Lets a rule, or everyone who calls its address, invoke a function.
  mutating func block(for permission: FunctionPermissionBody, of resource: PlannedResource) -> HCLBlock {
    let action: HCLExpression =
      switch permission.caller {
      case .rule, .rules: "lambda:InvokeFunction"
      case .anyoneAtAddress: "lambda:InvokeFunctionUrl"
      }
    var body: [HCLItem] = [
      .attribute("statement_id", .text(permission.statement)),
      .attribute("action", action),
      .attribute("function_name", spelling.text(permission.function)),
    ]
    body.append(contentsOf: optional("qualifier", permission.qualifier))
    let rules: HCLExpression
    switch permission.caller {
    case .rule(let rule): rules = spelling.reference(rule, .arn)
    case .rules(let pattern): rules = spelling.text(pattern)
    case .anyoneAtAddress:
      body.append(.attribute("principal", "*"))
      body.append(.attribute("function_url_auth_type", "NONE"))
      return block(resource, body)
    }
    body.append(.attribute("principal", "events.amazonaws.com"))
    body.append(.attribute("source_arn", rules))
    return block(resource, why: "No source_account: EventBridge could not invoke the function with one.", body)
  }

  /// Lets requests to its address invoke a function. `aws_lambda_permission` supports this from version 6.29 of the
  /// provider on; before, it takes a CloudFormation stack with this one permission.
  mutating func block(for invocation: URLInvocationBody, of resource: PlannedResource) -> HCLBlock {
    let properties: [HCLMember] = [
      HCLMember("FunctionName", spelling.reference(invocation.function, .name)),
      HCLMember("Action", "lambda:InvokeFunction"),
      HCLMember("Principal", "*"),
      HCLMember("InvokedViaFunctionUrl", true),
    ]
    let template: HCLExpression = .object([
      HCLMember(
        "Resources",
        .object([
          HCLMember(
            "Invocation",
            .object([
              HCLMember("Type", "AWS::Lambda::Permission"), HCLMember("Properties", .object(properties)),
            ]))
        ]))
    ])
    return block(
      resource,
      why: "A stack because aws_lambda_permission lacks invoked_via_function_url in version 5 of the provider. "
        + "Without\nthat condition, everyone with an AWS account could invoke the function and bypass its address.",
      [
        .attribute("name", .text(invocation.statement)),
        .attribute("template_body", .call("jsonencode", [template])),
      ])
  }
}
