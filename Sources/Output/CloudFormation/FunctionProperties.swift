import Plan

extension TemplateSpeller {
  /// A function with its code in the template: one file, which CloudFormation calls `index` (CloudFormation template
  /// reference, "AWS::Lambda::Function Code").
  mutating func add(_ body: FunctionBody, to list: inout PropertyList) {
    list.add("FunctionName", words(body.name))
    list.add("Description", words(body.description))
    list.add("Runtime", .string(FunctionBody.runtime))
    list.add("Handler", .string(FunctionBody.handler.name))
    list.add("Code", .map([TemplateMember("ZipFile", words(body.code))]))
    list.add("Role", attribute(.arn, of: body.role))
    list.add("MemorySize", .number(String(FunctionBody.memory)))
    list.add("Timeout", .number(String(FunctionBody.timeout)))
    list.add("ReservedConcurrentExecutions", ifPresent: body.reservedConcurrency.map { .number(String($0)) })
    let variables = body.environment.map { TemplateMember($0.name, words($0.value)) }
    list.add("Environment", .map([TemplateMember("Variables", .map(variables))]))
    list.add("LoggingConfig", .map([TemplateMember("LogGroup", attribute(.name, of: body.logGroup))]))
  }

  /// Lets a rule, or everyone who calls its address, invoke a function.
  mutating func add(_ body: FunctionPermissionBody, to list: inout PropertyList) {
    let qualifier = body.qualifier.map { PlanText(":" + $0) } ?? ""
    list.add("FunctionName", spell(body.function + qualifier))
    switch body.caller {
    case .rule(let rule):
      list.add("Action", "lambda:InvokeFunction")
      list.add("Principal", "events.amazonaws.com")
      list.add("SourceArn", attribute(.arn, of: rule))
    case .rules(let pattern):
      list.add("Action", "lambda:InvokeFunction")
      list.add("Principal", "events.amazonaws.com")
      list.add("SourceArn", spell(pattern))
    case .anyoneAtAddress:
      list.add("Action", "lambda:InvokeFunctionUrl")
      list.add("Principal", "*")
      list.add("FunctionUrlAuthType", "NONE")
    }
  }
}
