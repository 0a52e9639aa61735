// Source: Kinesis API Reference, PutRecord; Firehose API Reference, PutRecord; EventBridge API Reference,
// KinesisParameters.
extension ActionCatalog {
  static let kinesisPutRecord = Action(
    "kinesis/put-record", "Puts a record on a Kinesis data stream.",
    .stream { inputs in
      inputs.resource("stream", .stream).map {
        StreamRecord(stream: $0, data: inputs.value("data"), partitionKey: inputs.value("partition-key"))
      }
    },
    inputs: [
      Input("stream", .resource(.stream), "The stream.", required: true),
      Input("data", .anyValue, "The record.", default: wholeEvent),
      Input(
        "partition-key", .text, "The partition key, which determines the shard.", limits: Limits(length: 1...256),
        default: "the event's `id`", expressions: .pathOnly),
    ],
    result: ActionResult(
      "{ShardId:s,SequenceNumber:s,EncryptionType:s,*}",
      sample:
        #"{"ShardId":"shardId-000000000000","SequenceNumber":"49543463076548007577105092703039560359975228518395012686"}"#,
      "the shard of the record and its sequence number", expression: "tasks.keep.SequenceNumber"),
    example: """
      stream: orders
      partition-key: ${{ event.detail.customer }}
      """)

  static let firehosePutRecord = Action(
    "firehose/put-record", "Puts a record on a Firehose stream.",
    .delivery { inputs in
      inputs.resource("stream", .deliveryStream).map { DeliveryRecord(stream: $0, data: inputs.value("data")) }
    },
    inputs: [
      Input("stream", .resource(.deliveryStream), "The stream.", required: true),
      Input("data", .anyValue, "The record.", default: wholeEvent),
    ],
    result: ActionResult(
      "{RecordId:s,Encrypted:b,*}", sample: #"{"RecordId":"Nfjk2Rp0","Encrypted":false}"#, "the record ID",
      expression: "tasks.keep.RecordId"),
    example: """
      stream: archive
      data: ${{ event.detail }}
      """)
}
