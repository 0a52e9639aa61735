import Source

// Source: kintone REST API, "Add Record" and "Update Record".
extension ActionCatalog {
  static let kintoneCreateRecord = Action(
    "kintone/create-record", "Adds a record to a kintone app.",
    .request { inputs in request(inputs, "POST", [record(inputs)]) },
    inputs: [kintoneConnection, kintoneApp, kintoneRecord],
    result: ActionResult(
      "{id:s,revision:s}", sample: #"{"id":"100","revision":"1"}"#, "the number and the revision of the record",
      expression: "tasks.record.id"),
    example: """
      connection: kintone
      app: 42
      record:
        customer: ${{ event.detail.data.object.customer }}
        amount: ${{ event.detail.data.object.amount_due }}
      """)

  static let kintoneUpdateRecord = Action(
    "kintone/update-record", "Changes a record of a kintone app.",
    .request { inputs in
      request(
        inputs, "PUT",
        [
          inputs.value("id").map { Payload.Member("id", .value($0)) }, key(inputs), record(inputs),
        ])
    },
    stateMachineReason: .responseSaysWhether,
    inputs: [
      kintoneConnection, kintoneApp,
      Input("id", .integer, "The record number.", limits: Limits(minimum: 1)),
      Input(
        "key", .map(.anyValue),
        "A field that prohibits duplicate values, and its value, which identifies the record.",
        limits: Limits(minimumCount: 1, maximumCount: 1)),
      kintoneRecord,
    ],
    groups: [InputGroup(.exactlyOne, of: ["id", "key"])],
    result: ActionResult(
      "{revision:s}", sample: #"{"revision":"2"}"#, "the new revision of the record",
      expression: "tasks.record.revision"
    ),
    example: """
      connection: kintone
      app: 42
      key: {customer: "${{ event.detail.data.object.customer }}"}
      record:
        status: paid
      """)

  /// A request about one record of an app, without the members that have no value.
  private static func request(
    _ inputs: CallInputs, _ method: String, _ members: [Payload.Member?]
  ) -> HTTPRequest? {
    guard let connection = inputs.api(), let app = inputs.constant("app"), inputs.map("record") != nil else {
      return nil
    }
    return HTTPRequest(
      connection, method, path: .fixed("/k/v1/record.json"), contentType: "application/json",
      body: .payload(.map([Payload.Member("app", .number(app))] + members.compactMap(\.self))))
  }

  private static func record(_ inputs: CallInputs) -> Payload.Member? {
    inputs.map("record").map { fields in
      Payload.Member(
        "record", .map(fields.map { Payload.Member($0.name.value, .map(["value": .value($0.value)])) }))
    }
  }

  private static func key(_ inputs: CallInputs) -> Payload.Member? {
    inputs.map("key")?.first.map { field in
      Payload.Member("updateKey", .map(["field": .constant(field.name.value), "value": .value(field.value)]))
    }
  }

  private static let kintoneConnection = Input(
    "connection", .connection([.kintone]), "The domain and its token, a connection of the project file.",
    required: true)

  private static let kintoneApp = Input(
    "app", .integer, "The app ID, as in its URL.", required: true, limits: Limits(minimum: 1),
    expressions: .nowhere)

  private static let kintoneRecord = Input(
    "record", .map(.anyValue), "The fields of the record, by their field codes.", required: true,
    limits: Limits(minimumCount: 1))
}
