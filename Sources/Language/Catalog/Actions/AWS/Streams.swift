// Source: Kinesis API Reference, PutRecord; Firehose API Reference, PutRecord; EventBridge API Reference,
// KinesisParameters.
extension ActionCatalog {
  static let kinesisPutRecord = Action(
    "kinesis/put-record", "Puts a record on a Kinesis data stream.",
    delivery: .stream,
    inputs: [
      Input("stream", .resource(.stream), "The stream.", required: true),
      Input("data", .anyValue, "The record.", default: wholeEvent),
      Input(
        "partition-key", .text, "What decides the record's shard.", limits: Limits(length: 1...256),
        default: "the event's id", expressions: .pathOnly),
    ],
    example: """
      stream: orders
      partition-key: ${{ event.detail.customer }}
      """)

  static let firehosePutRecord = Action(
    "firehose/put-record", "Puts a record on a Firehose stream.",
    delivery: .deliveryStream,
    inputs: [
      Input("stream", .resource(.deliveryStream), "The stream.", required: true),
      Input("data", .anyValue, "The record.", default: wholeEvent),
    ],
    example: """
      stream: archive
      data: ${{ event.detail }}
      """)
}
