import Testing

@testable import EventPattern

@Suite struct ValueTests {
  @Test(
    arguments: [
      ("0", 0.0), ("-0", 0.0), ("-0.0e5", 0.0), ("300", 300), ("3.0e2", 300), ("0.1", 0.1),
      ("123456789012345", 123456789012345),
      ("9007199254740992", 9007199254740992), ("0.30000000000000004", 0.30000000000000004),
      ("4.9e-324", Double.leastNonzeroMagnitude),
      ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("1E2", 100),
      ("9007199254740993", nil), ("5.0000000000000001", nil), ("1e309", nil), ("1e-400", nil), ("5e-324", nil),
      ("12345678901234567890", nil), ("1e99999999999999999999", nil), ("0.1000000000000000055511151231257827", nil),
    ] as [(String, Double?)])
  func comparesNumbers(text: String, value: Double?) throws {
    let number = try #require(DecimalNumber(text.utf8))
    #expect(number.comparable == value)
    let bytes = Array(text.utf8)
    let inEvent = DecimalNumber.comparable(bytes.span.bytes)
    #expect(inEvent == value)
  }

  @Test(arguments: ["", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "1_0", "NaN", " 1", "1 ", "--1", "١"])
  func rejectsOtherNumbers(text: String) {
    #expect(DecimalNumber(text.utf8) == nil)
  }

  @Test(arguments: [
    ("1.50", "1.5"), ("100e-2", "1"), ("-0", "0"), ("1e21", "1e+21"), ("1e20", "100000000000000000000"),
    ("1.5e-7", "1.5e-7"),
    ("0.000001", "0.000001"), ("0.0000012", "0.0000012"), ("123e-8", "0.00000123"),
    ("12345678901234567891", "12345678901234567891"),
  ])
  func writesNumbersInOneWay(text: String, wanted: String) {
    #expect(DecimalNumber.canonical(text) == wanted)
    #expect(DecimalNumber(wanted.utf8) == DecimalNumber(text.utf8))
  }

  @Test(arguments: [
    ("10.0.0.1", "010.0.00.001"), ("2001:db8::1", "2001:DB8:0:0:0:0:0:1"), ("::", "0:0:0:0:0:0:0:0"),
    ("1::", "1:0::0"),
    ("::ffff:a00:1", "10.0.0.1"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::1", "00000::00001"),
  ])
  func readsAddresses(left: String, right: String) throws {
    #expect(try #require(IPAddress(left.utf8)) == #require(IPAddress(right.utf8)))
  }

  @Test(arguments: [
    "", ":", "1", "12:30", "300.1.1.1", "10.0.0", "10.0.0.0.0", "10..0.1", "10.0.0.1.", "1:2:3:4:5:6:7",
    ":1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:", "1::2::3", ":::", "1:2:3:4::5:6:7:8", "::10.0.0.1", "fe80::1%eth0", "[::1]", "12345::", "g::",
    "00010.0.0.000001",
    "1:2:3:4:5:6:7:8:9",
  ])
  func rejectsOtherAddresses(text: String) {
    #expect(IPAddress(text.utf8) == nil)
  }

  @Test(arguments: [
    ("a*b", "ab", true), ("a*b", "a\nb", true), ("a*b", "abc", false), ("*", "", true), ("", "", true),
    ("", "a", false),
    ("/Users/*/dir/x", "/Users/dir/x", false), ("/Users/*/dir/x", "/Users//dir/x", true), ("*ab*ab", "xab", false),
    ("*ab*ab", "abab", true), ("a*a", "a", false), ("\\**", "*x", true), ("\\**", "x", false),
    ("*aab*", "aaab", true),
    ("*é", "xé", true), ("*abab*c", "abaababc", true),
  ])
  func matchesWildcards(text: String, value: String, wanted: Bool) throws {
    let matcher = WildcardMatcher(try WildcardText(text))
    let bytes = Array(value.utf8)
    let matches = matcher.matches(bytes.span.bytes)
    #expect(matches == wanted)
  }

  @Test(arguments: [
    ("ß", "SS", true), ("SS", "ß", false), ("\u{212A}", "k", true), ("k", "\u{212A}", false), ("ς", "Σ", true),
    ("ς", "σ", false),
    ("İ", "i̇", true), ("Straße", "STRASSE", true), ("aB", "Ab", true), ("ǅ", "ǅ", false), ("ǅ", "Ǆ", true),
    ("😀", "😀", false),
  ])
  func ignoresCase(text: String, value: String, wanted: Bool) {
    let caseless = CaselessText(text)
    let (whole, start, end) = (Array(value.utf8), Array((value + "!").utf8), Array(("!" + value).utf8))
    let answers = [
      caseless.equals(whole.span.bytes), caseless.isPrefix(of: start.span.bytes),
      caseless.isSuffix(of: end.span.bytes),
    ]
    #expect(answers == [wanted, wanted, wanted])
  }

  @Test(arguments: [
    ("0.0.0.0/0", true), ("36.0.0.0/8", true), ("32.1.2.3/31", true), ("128.0.0.0/1", true), ("::/0", true),
    ("2001::/16", true), ("2600:1f00::/24", true), ("10.0.0.0/8", false), ("48.0.0.0/8", false),
    ("128.0.0.0/4", false), ("2001:db8::/32", false), ("fc00::/7", false), ("fe80::/10", false), ("::/64", false),
  ])
  func knowsBlocksThatMatchOtherAddresses(block: String, wanted: Bool) throws {
    #expect(try AddressBlock(block).matchesOtherAddresses == wanted)
  }

  @Test func sortsPathsAsJavaDoes() {
    let texts = ["z\u{FFFD}", "z\u{1F600}", "a-b", "a.b", "a", "z\u{E9}", "z\u{D7FF}"]
    let sorted = texts.map { Array($0.utf8) }.sorted(by: precedesInUTF16)
    #expect(sorted == texts.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }.map { Array($0.utf8) })
  }
}
