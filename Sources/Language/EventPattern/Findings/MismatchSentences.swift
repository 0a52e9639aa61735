import Diagnostics

/// Why a pattern does not match an event.
extension Sentence {
  static func absent(_ path: String, wanted: String) -> Sentence {
    "\(escaped: path) is missing; expected \(wanted)"
  }
  static func otherValue(_ values: [String], of path: String, wanted: String) -> Sentence {
    "\(escaped: path) is \(texts: values); expected \(wanted)"
  }
  static func presentValue(_ values: [String], of path: String) -> Sentence {
    "\(escaped: path) is \(texts: values); expected no value"
  }
  static func otherElement(_ values: [String], of path: String, wanted: String) -> Sentence {
    "\(escaped: path) is \(texts: values), but not in the same array element as the values before it; expected \(wanted)"
  }
}
