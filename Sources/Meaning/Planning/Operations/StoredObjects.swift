import Catalog
import Plan

extension StatePlanner {
  /// An object in an S3 bucket. The permission is limited to the bucket.
  mutating func state(_ object: StoredObject) -> StateCall? {
    let name = object.bucket.name.name(as: .bucket)
    var arguments = ArgumentList()
    arguments.add("Bucket", MachineScope.literal(name))
    arguments.add("Key", scope.text(object.key))
    arguments.add("Body", bytes(object.body, input: "body"))
    arguments.add("ContentType", object.contentType.map { scope.text($0) } ?? "application/json")
    guard !arguments.isBroken else { return nil }
    return StateCall(
      "aws-sdk:s3:putObject", arguments.members,
      [
        PolicyStatement(
          actions: ["s3:PutObject"],
          resources: [PlanText([.literal("arn:"), .partition, .literal(":s3:::\(name)/*")])])
      ])
  }
}
