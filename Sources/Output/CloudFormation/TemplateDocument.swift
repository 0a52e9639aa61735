import Emit

/// A template before it is written as YAML or JSON.
struct TemplateDocument {
  struct Resource {
    var logicalID: String
    var type: String
    /// The place in the source: `workflows/orders.yaml:12`.
    var place: String
    /// The logical IDs of resources that must exist first although no property refers to them.
    var dependencies: [String]
    var keepsData: Bool
    var properties: [TemplateMember]
  }

  var description: String
  var parameters: [TemplateMember]
  /// Conditions of a deployment, checked before anything is created.
  var rules: [TemplateMember]
  var resources: [Resource]
  var outputs: [TemplateMember]

  /// The template in JSON. The origin of a resource is in its metadata, because JSON has no comments.
  var json: JSONValue {
    var members = [
      JSONMember("AWSTemplateFormatVersion", "2010-09-09"), JSONMember("Description", .string(description)),
    ]
    if !parameters.isEmpty { members.append(JSONMember("Parameters", TemplateValue.map(parameters).json)) }
    if !rules.isEmpty { members.append(JSONMember("Rules", TemplateValue.map(rules).json)) }
    members.append(JSONMember("Resources", .object(resources.map { JSONMember($0.logicalID, $0.json) })))
    if !outputs.isEmpty { members.append(JSONMember("Outputs", TemplateValue.map(outputs).json)) }
    return .object(members)
  }

  /// The template in YAML. The origin of a resource is in a comment above it.
  var yaml: YAMLOutput {
    var entries = [
      YAMLEntry("AWSTemplateFormatVersion", "2010-09-09"), YAMLEntry("Description", .string(description)),
    ]
    if !parameters.isEmpty {
      entries.append(YAMLEntry("Parameters", TemplateValue.map(parameters).yaml, isApart: true))
    }
    if !rules.isEmpty { entries.append(YAMLEntry("Rules", TemplateValue.map(rules).yaml, isApart: true)) }
    let list = resources.map { resource in
      YAMLEntry(
        resource.logicalID, resource.yaml, comments: resource.place.isEmpty ? [] : [resource.place], isApart: true)
    }
    entries.append(YAMLEntry("Resources", .mapping(list), isApart: true))
    if !outputs.isEmpty { entries.append(YAMLEntry("Outputs", TemplateValue.map(outputs).yaml, isApart: true)) }
    return .mapping(entries)
  }
}

extension TemplateDocument.Resource {
  /// The members of the resource that both forms share.
  private var members: [TemplateMember] {
    var result = [TemplateMember("Type", .string(type))]
    if dependencies.count == 1 {
      result.append(TemplateMember("DependsOn", .string(dependencies[0])))
    } else if !dependencies.isEmpty {
      result.append(TemplateMember("DependsOn", .list(dependencies.map { .string($0) })))
    }
    if keepsData {
      result.append(TemplateMember("DeletionPolicy", "Delete"))
      result.append(TemplateMember("UpdateReplacePolicy", "Delete"))
    }
    result.append(TemplateMember("Properties", .map(properties)))
    return result
  }

  var json: JSONValue {
    var result = members.map { JSONMember($0.name, $0.value.json) }
    if !place.isEmpty { result.insert(JSONMember("Metadata", ["Tasuki": ["Source": .string(place)]]), at: 1) }
    return .object(result)
  }

  var yaml: YAMLOutput { TemplateValue.map(members).yaml }

  /// The size of the resource in a JSON template, in bytes: each line is indented by two levels there.
  var size: Int {
    let bytes = json.bytes(.pretty)
    return bytes.count + 4 * bytes.count { $0 == 0x0A } + logicalID.utf8.count + 12
  }
}

/// Cuts texts to the limits of services.
enum CutText {
  /// The text, cut to at most `limit` bytes between two characters, with `…` where something was removed.
  static func cut(_ text: String, toBytes limit: Int) -> String {
    if text.utf8.count <= limit { return text }
    var count = 0
    var result = ""
    for character in text {
      count += character.utf8.count
      if count > limit - "…".utf8.count { break }
      result.append(character)
    }
    return result + "…"
  }
}
