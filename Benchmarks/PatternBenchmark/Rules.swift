import Diagnostics
import EventPattern
import Source

/// Rules of one kind.
struct RuleSet {
  let name: String
  let patterns: [Pattern]

  /// Reads rules from JSON. The texts belong to the benchmark and are valid.
  init(_ name: String, _ texts: [String]) {
    self.name = name
    patterns = texts.compactMap { text in
      let sink = DiagnosticSink()
      return parseJSON(Array(text.utf8), file: FileNumber(0), into: sink).flatMap { readPattern($0, into: sink) }
    }
    precondition(patterns.count == texts.count, "a rule of '\(name)' cannot be read")
  }

  /// Whether a rule matches addresses, which the events must then contain.
  var asksForAddresses: Bool {
    patterns.contains { $0.paths.contains(Array("detail.properties.READ_FROM".utf8)) }
  }

  /// Five rules on fields of a lot's properties.
  private init(_ name: String, properties: [(String, String)]) {
    self.init(name, properties.map { #"{"detail":{"properties":{"\#($0.0)":[\#($0.1)]}}}"# })
  }

  /// The measured kinds: those of AWS's own benchmark of its matcher, all of these together, and others.
  static let kinds: [RuleSet] = {
    let exact = RuleSet(
      "exact",
      properties: [
        ("MAPBLKLOT", #""1430022""#), ("MAPBLKLOT", #""2607117""#), ("STREET", #""BEACH""#), ("LOT_NUM", #""201""#),
        ("BLOCK_NUM", #""0107""#),
      ])
    let wildcard = RuleSet(
      "wildcard",
      properties: [
        ("MAPBLKLOT", #"{"wildcard":"143*"}"#), ("MAPBLKLOT", #"{"wildcard":"2*0*1*7"}"#),
        ("STREET", #"{"wildcard":"*LOBOS"}"#), ("STREET", #"{"wildcard":"*E*SON"}"#),
        ("BLKLOT", #"{"wildcard":"*00*22"}"#),
      ])
    let prefix = RuleSet("prefix", properties: affixes("prefix"))
    let prefixIgnoringCase = RuleSet("prefix, ignoring case", properties: affixes("prefix", ignoringCase: true))
    let suffix = RuleSet("suffix", properties: affixes("suffix"))
    let suffixIgnoringCase = RuleSet("suffix, ignoring case", properties: affixes("suffix", ignoringCase: true))
    let ignoringCase = RuleSet(
      "equals-ignore-case",
      properties: [
        ("STREET", #"{"equals-ignore-case":"jefferson"}"#), ("STREET", #"{"equals-ignore-case":"Beach"}"#),
        ("ST_TYPE", #"{"equals-ignore-case":"blvd"}"#), ("ODD_EVEN", #"{"equals-ignore-case":"x"}"#),
        ("STREET", #"{"equals-ignore-case":"point lobos"}"#),
      ])
    let numeric = RuleSet(
      "numeric",
      [
        #"{"detail":{"geometry":{"coordinates":{"x":[{"numeric":["=",-122.429163609223]}]}}}}"#,
        #"{"detail":{"geometry":{"coordinates":{"y":[{"numeric":[">",37.099,"<",37.1]}]}}}}"#,
        #"{"detail":{"geometry":{"coordinates":{"z":[{"numeric":[">",1]}]}}}}"#,
        #"{"detail":{"properties":{"AREA":[{"numeric":["<",60]}]}}}"#,
        #"{"detail":{"properties":{"OWNER":{"since":[{"numeric":[">=",1990,"<=",1991]}]}}}}"#,
      ])
    let but = RuleSet(
      "anything-but",
      properties: [
        ("STREET", #"{"anything-but":["MARKET","MISSION","GEARY"]}"#),
        ("MAPBLKLOT", #"{"anything-but":"1430022"}"#),
        ("ST_TYPE", #"{"anything-but":["ST","AVE"]}"#), ("ODD_EVEN", #"{"anything-but":"E"}"#),
        ("AREA", #"{"anything-but":[100,200]}"#),
      ])
    let butIgnoringCase = RuleSet(
      "anything-but, ignoring case", properties: exclusions("equals-ignore-case", ["market", "st", "e"]))
    let butPrefix = RuleSet("anything-but prefix", properties: exclusions("prefix", ["MA", "S", "E"]))
    let butSuffix = RuleSet("anything-but suffix", properties: exclusions("suffix", ["ON", "VE", "E"]))
    let butWildcard = RuleSet("anything-but wildcard", properties: exclusions("wildcard", ["*AR*T", "*V*", "E*"]))
    let arrays = RuleSet(
      "complex arrays",
      [
        #"{"detail":{"geometry":{"type":["Polygon"],"coordinates":{"x":[{"numeric":["<",-122.5]}],"z":[1.5]}}}}"#,
        #"{"detail":{"geometry":{"type":["MultiPolygon"],"coordinates":{"x":[{"numeric":[">",-122.1]}],"y":[{"numeric":["<",37.5]}]}}}}"#,
        #"{"detail":{"geometry":{"coordinates":{"x":[{"numeric":["<",-122.9]}],"y":[{"numeric":[">",37.9]}],"z":[0]}}}}"#,
        #"{"detail":{"geometry":{"coordinates":{"y":[{"numeric":[">",37.2,"<",37.21]}],"z":[{"anything-but":0}]}}}}"#,
        #"{"detail":{"geometry":{"coordinates":{"x":[{"exists":true}],"w":[{"exists":false}],"z":[7]}}}}"#,
      ])
    let cidr = RuleSet(
      "cidr",
      properties: ["10.1.0.0/16", "10.0.0.0/9", "192.168.7.0/24", "2001:db8:1::/48", "2001:db8::/33"].map {
        ("READ_FROM", #"{"cidr":"\#($0)"}"#)
      })
    let exists = RuleSet(
      "exists",
      properties: [
        ("ST_TYPE", #"{"exists":false}"#), ("MERGED_INTO", #"{"exists":true}"#), ("OWNER", #"{"exists":true}"#),
        ("AREA", #"{"exists":true}"#), ("SPLIT_FROM", #"{"exists":false}"#),
      ])
    let either = RuleSet(
      "$or",
      [("BEACH", "E"), ("MISSION", "O"), ("GEARY", "X"), ("FULTON", "E"), ("POINT LOBOS", "O")].map {
        street, side in
        #"{"detail":{"properties":{"$or":[{"STREET":["\#(street)"]},{"AREA":[{"numeric":["<",50]}],"ODD_EVEN":["\#(side)"]}]}}}"#
      })
    let all = [
      exact, wildcard, prefix, prefixIgnoringCase, suffix, suffixIgnoringCase, ignoringCase, numeric, but,
      butIgnoringCase,
      butPrefix, butSuffix, butWildcard, arrays,
    ]
    return all + [RuleSet(joining: all), cidr, exists, either]
  }()

  private init(joining sets: [RuleSet]) {
    name = "all of these together"
    patterns = sets.flatMap(\.patterns)
  }

  private static func affixes(_ name: String, ignoringCase: Bool = false) -> [(String, String)] {
    [("STREET", "be"), ("MAPBLKLOT", "143"), ("FROM_ST", "11"), ("STREET", "on"), ("LOT_NUM", "20")].map {
      field, text in
      let operand = ignoringCase ? #"{"equals-ignore-case":"\#(text)"}"# : #""\#(text.uppercased())""#
      return (field, #"{"\#(name)":\#(operand)}"#)
    }
  }

  private static func exclusions(_ name: String, _ texts: [String]) -> [(String, String)] {
    zip(["STREET", "ST_TYPE", "ODD_EVEN"], texts).map { ($0, #"{"anything-but":{"\#(name)":"\#($1)"}}"#) } + [
      ("MAPBLKLOT", #"{"anything-but":{"\#(name)":["143","260"]}}"#),
      ("LOT_NUM", #"{"anything-but":{"\#(name)":"201"}}"#),
    ]
  }

  /// This many rules of all kinds: each names the source, a type and a value of its own.
  static func many(_ count: Int) -> RuleSet {
    let kinds = ["lot.created", "lot.changed", "lot.split", "lot.merged", "lot.retired"]
    let rules = (0..<count).map { number in
      let own =
        switch number % 8 {
        case 0: #""properties":{"MAPBLKLOT":["\#(1_000_000 + number * 37)"]}"#
        case 1: #""properties":{"OWNER":{"id":[\#(number)]}}"#
        case 2: #""properties":{"BLKLOT":[{"prefix":"\#(1_000 + number % 7_000)2"}],"ODD_EVEN":["E"]}"#
        case 3: #""properties":{"BLKLOT":[{"suffix":"\#(number)"}],"STREET":[{"anything-but":"UNKNOWN"}]}"#
        case 4: #""properties":{"BLKLOT":[{"wildcard":"\#(number % 90 + 10)*\#(number)"}]}"#
        case 5: #""properties":{"OWNER":{"id":[{"numeric":[">",\#(number * 5),"<=",\#(number * 5 + 3)]}]}}"#
        case 6: #""properties":{"STREET":[{"equals-ignore-case":"street \#(number)"}]}"#
        default:
          #""properties":{"BLOCK_NUM":["\#(number)"]},"geometry":{"coordinates":{"x":[{"numeric":["<",-122.5]}],"z":[0]}}"#
        }
      return #"{"source":["com.example.register"],"detail-type":["\#(kinds[number % 5])"],"detail":{\#(own)}}"#
    }
    return RuleSet("\(count) rules", rules)
  }
}
