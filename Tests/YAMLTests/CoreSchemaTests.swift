import Testing
import YAML

/// YAML 1.2.2, section 10.3.2.
@Suite struct CoreSchemaTests {
  private func value(_ scalar: String) -> CoreValue? {
    let reading = Reading("key: \(scalar)\n")
    return reading["key"].flatMap { reading.tree?.value(of: $0) }
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func nulls(scalar: String) {
    #expect(value(scalar) == .null)
  }

  @Test(arguments: ["true", "True", "TRUE"])
  func trues(scalar: String) {
    #expect(value(scalar) == .bool(true))
  }

  @Test(arguments: ["false", "False", "FALSE"])
  func falses(scalar: String) {
    #expect(value(scalar) == .bool(false))
  }

  @Test(arguments: [
    "0", "12", "-12", "+12", "012", "012345671234", "0o17", "0xfF", "00", "99999999999999999999999",
  ])
  func integers(scalar: String) {
    #expect(value(scalar) == .integer)
  }

  @Test(arguments: [
    "1.0", "-1.5", "+.5", "1.", "1e3", "1.5E-3", ".5e+1", ".inf", "-.INF", "+.Inf", ".nan", ".NaN", ".NAN",
  ])
  func floats(scalar: String) {
    #expect(value(scalar) == .float)
  }

  @Test(arguments: [
    "yes", "no", "on", "off", "y", "n", "nUll", "tRUE", "~~", "12:30", "1_000", "2027-06-30", "0x", "0o8", "0xg",
    "-0x1",
    ".", "+", "1e", "1e+", "e3", "-.nan", "1.2.3", "--1", "1 2", "'1'", "\"true\"", "''", "\"~\"", "!!str 12",
    "! 12", "!!str true", "inf", "+", "...x", "0b1",
  ])
  func strings(scalar: String) {
    #expect(value(scalar) == .string)
  }

  @Test func numbersKeepTheirText() {
    let reading = Reading("a: 012345671234\nb: 1.0\nc: 0x1F\n")
    #expect(reading.shapes == ["{'a': 012345671234, 'b': 1.0, 'c': 0x1F}"])
  }

  @Test(arguments: [
    ("!!int 12", CoreValue.integer), ("!!int \"12\"", .integer), ("!!float 1", .float),
    ("!!bool \"true\"", .bool(true)),
    ("!!null ''", .null), ("!!null", .null), ("!!str", .string), ("!<tag:yaml.org,2002:int> 7", .integer),
  ])
  func tagsDecide(scalar: String, expected: CoreValue) {
    #expect(value(scalar) == expected)
    #expect(Reading("key: \(scalar)\n").findings == [])
  }
}
