// Source: Amazon DynamoDB API Reference, PutItem.
extension ActionCatalog {
  static let dynamoDBPutItem = Action(
    "dynamodb/put-item", "Puts an item into a DynamoDB table.",
    .item { inputs in
      guard let table = inputs.resource("table", .table), let item = inputs.value("item") else { return nil }
      return TableItem(table: table, item: item)
    },
    stateMachineReason: .noTableTarget,
    inputs: [
      Input("table", .resource(.table), "The table.", required: true),
      Input(
        "item", .map(.anyValue), "The item, in plain values; Tasuki derives their DynamoDB types.",
        required: true, limits: Limits(minimumCount: 1)),
    ],
    result: ActionResult(
      "{Attributes:{*},ConsumedCapacity:{*},ItemCollectionMetrics:{*}," + ActionResult.metadata,
      sample: #"{"SdkHttpMetadata":{"HttpStatusCode":200}}"#,
      "only the metadata that Step Functions adds to every response",
      expression: "tasks.keep.SdkHttpMetadata.HttpStatusCode"),
    example: """
      table: orders
      item:
        id: ${{ event.detail.id }}
        total: ${{ event.detail.total }}
      """)
}
