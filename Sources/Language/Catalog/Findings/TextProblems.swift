public import Diagnostics

// What is wrong with a text, a number or a list: each completes "'TEXT' …".

extension Sentence {
  static let isEmpty: Sentence = "is empty"
  static func characters(_ count: Int) -> Sentence { count == 1 ? "1 character" : "\(count) characters" }
  static func bytes(_ count: Int) -> Sentence { "\(count) bytes" }
  static func entries(_ count: Int) -> Sentence { count == 1 ? "1 entry" : "\(count) entries" }
  static func needsAtLeast(_ least: Int, has found: Sentence) -> Sentence {
    "has \(found); the minimum is \(least)"
  }
  static func takesAtMost(_ most: Int, has found: Sentence) -> Sentence { "has \(found); the maximum is \(most)" }
  static func isLess(than least: Int) -> Sentence { "is less than \(least)" }
  static func isMore(than most: Int) -> Sentence { "is more than \(most)" }
  static func isNot(_ meaning: String) -> Sentence { "is not \(term: meaning)" }
  static func holds(_ scalar: Unicode.Scalar, wanted meaning: String) -> Sentence {
    "contains \(quoted(scalar)); expected \(term: meaning)"
  }
  private static func quoted(_ scalar: Unicode.Scalar) -> Sentence {
    switch scalar {
    case " ": "a space"
    case "\n", "\r": "a line break"
    case "\t": "a tab"
    case "'": "a single quote"
    default: scalar.value < 0x20 || scalar.value == 0x7f ? "a control character" : "'\(String(scalar))'"
    }
  }
}

// What is wrong with the name of a resource; `kind` is the resource's kind with its article.
extension Sentence {
  static let isNotARN: Sentence = "is not an ARN: 'arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE'"
  static let namesNoService: Sentence = "names no service"
  static let namesNoResource: Sentence = "names no resource"
  static let beginsWithAWS: Sentence = "begins with 'aws/', which AWS reserves; its own names begin with '/aws/'"
  static func namesPartition(_ partition: String) -> Sentence {
    "names the partition '\(partition)', but partitions are 'aws', 'aws-cn' and 'aws-us-gov'"
  }
  static func namesRegion(_ region: String) -> Sentence {
    "names the Region '\(region)', but a Region looks like 'ap-northeast-1'"
  }
  static func namesAccount(_ account: String) -> Sentence {
    "names the account '\(account)', but an account has twelve digits"
  }
  static func isEmptyName(of kind: String) -> Sentence { "is empty, but must name \(term: kind)" }
  static func isAddress(notNameOf kind: String) -> Sentence {
    "is a URL, but \(term: kind) is identified by its ARN or name"
  }
  static func isARNOfOther(than kind: String, example: String) -> Sentence {
    "is not the ARN of \(term: kind), such as '\(term: example)'"
  }
  static func namesPlace(of kind: String) -> Sentence {
    "has a Region or an account, but the ARN of \(term: kind) has neither"
  }
  static func lacksPlace(_ example: String) -> Sentence {
    "lacks the Region or the account, as in '\(term: example)'"
  }
  static func namesVersion(_ example: String) -> Sentence {
    "names a version or an alias, which requires the full ARN, such as '\(term: example):live'"
  }
  static func endsWith(_ tail: Substring, wanted suffix: ResourceSuffix) -> Sentence {
    let meaning: Sentence =
      switch suffix {
      case .none: "nothing"
      case .allStreams: "'*' or nothing"
      case .qualifier: "a version or an alias"
      case .revision: "a revision number"
      }
    return "ends with '\(tail)', expected \(meaning)"
  }
  static func holds(_ scalar: Unicode.Scalar, inNameOf kind: String) -> Sentence {
    "contains \(quoted(scalar)), which the name of \(term: kind) cannot"
  }
  static func doesNotName(_ kind: String) -> Sentence { "does not name \(term: kind)" }
  static func hasName(of length: Int, wanted: ClosedRange<Int>, in kind: String) -> Sentence {
    "has a name of \(characters(length)); that of \(term: kind) has \(wanted.lowerBound) to \(wanted.upperBound)"
  }
  static func beginsOtherwise(than kind: String) -> Sentence {
    "does not begin with a letter or a digit, as the name of \(term: kind) must"
  }
}

extension ValueShape.Types {
  /// In words, such as `a string` or `a string or a number`.
  public var words: Sentence {
    let names: [(ValueShape.Types, Sentence)] = [
      (.string, "a string"), (.number, "a number"), (.bool, "true or false"), (.object, "an object"),
      (.array, "a list"),
    ]
    return "\(names.filter { contains($0.0) }.map(\.1), separator: " or ")"
  }
}
