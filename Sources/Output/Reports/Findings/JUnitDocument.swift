/// A JUnit report of anything that passes and fails. Its texts are escaped here, and must have no secrets.
///
/// Source: the schema that Jenkins, GitLab and others read, https://github.com/testmoapp/junitxml.
struct JUnitDocument {
  struct Case {
    enum Result {
      case passed
      case passedWithOutput(String)
      case skipped(String)
      case failed(type: String, message: String, text: String)
      /// It could not be examined.
      case error(String)
    }

    let name: String
    let className: String
    var place: (file: String, line: Int)?
    let result: Result
  }

  struct Suite {
    let name: String
    let cases: [Case]
  }

  let name: String
  let suites: [Suite]
  /// Whether the numbers of skipped cases are part of the report.
  var countsSkipped = false

  var bytes: [UInt8] {
    var output: [UInt8] = []
    func add(_ line: String) {
      output.append(contentsOf: line.utf8)
      output.append(0x0A)
    }
    add(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    add("<testsuites \(attributes(name, suites.lazy.flatMap(\.cases)))>")
    for suite in suites {
      add("  <testsuite \(attributes(suite.name, suite.cases))>")
      for element in suite.cases {
        for line in element.lines { add("    " + line) }
      }
      add("  </testsuite>")
    }
    add("</testsuites>")
    return output
  }

  private func attributes(_ name: String, _ cases: some Sequence<Case>) -> String {
    var (tests, failures, errors, skipped) = (0, 0, 0, 0)
    for element in cases {
      tests += 1
      switch element.result {
      case .failed: failures += 1
      case .error: errors += 1
      case .skipped: skipped += 1
      case .passed, .passedWithOutput: break
      }
    }
    return #"name="\#(escapedForXML(name))" tests="\#(tests)" failures="\#(failures)" errors="\#(errors)""#
      + (countsSkipped ? #" skipped="\#(skipped)""# : "")
  }
}

extension JUnitDocument.Case {
  fileprivate var lines: [String] {
    let location = place.map { #" file="\#(escapedForXML($0.file))" line="\#($0.line)""# } ?? ""
    let start = #"<testcase name="\#(escapedForXML(name))" classname="\#(escapedForXML(className))"\#(location)"#
    func around(_ element: String) -> [String] { [start + ">", "  " + element, "</testcase>"] }
    switch result {
    case .passed: return [start + "/>"]
    case .passedWithOutput(let text): return around("<system-out>\(escapedForXML(text))</system-out>")
    case .skipped(let reason): return around(#"<skipped message="\#(escapedForXML(reason))"/>"#)
    case .failed(let type, let message, let text):
      return around(
        #"<failure type="\#(type)" message="\#(escapedForXML(message))">\#(escapedForXML(text))</failure>"#)
    case .error(let message): return [start + #"><error message="\#(escapedForXML(message))"/></testcase>"#]
    }
  }
}
