// Source: Amazon S3 API Reference, PutObject.
extension ActionCatalog {
  static let s3PutObject = Action(
    "s3/put-object", "Puts an object into an S3 bucket.",
    .object { inputs in
      guard let bucket = inputs.resource("bucket", .bucket), let key = inputs.value("key"),
        let body = inputs.value("body")
      else { return nil }
      return StoredObject(bucket: bucket, key: key, body: body, contentType: inputs.value("content-type"))
    },
    stateMachineReason: .noBucketTarget,
    inputs: [
      Input("bucket", .resource(.bucket), "The bucket.", required: true),
      Input("key", .text, "The key of the object.", required: true, limits: Limits(length: 1...1024)),
      Input("body", .anyValue, "The content of the object.", required: true),
      Input(
        "content-type", .text, "The media type of the object.",
        limits: Limits(length: 3...255, characters: .printableASCII), default: "application/json"),
    ],
    result: ActionResult(
      "{ETag:s,VersionId:s,Expiration:s,ServerSideEncryption:s,SSEKMSKeyId:s,BucketKeyEnabled:b,Size:n,ChecksumType:s,*}",
      sample: #"{"ETag":"\"d41d8cd98f00b204e9800998ecf8427e\"","VersionId":"3sL4kqtJlcpXroDTDmJ"}"#,
      "the ETag and the version of the object", expression: "tasks.archive.ETag"),
    example: """
      bucket: example-archive
      key: orders/${{ event.detail.id }}.json
      body: ${{ event.detail }}
      """)
}
