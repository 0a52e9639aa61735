import Emit
import EventPattern
import Testing

@Suite struct PrintingTests {
  @Test(arguments: [
    // Each member once, paths nested, envelope first.
    (
      #"{"detail":{"a":[1]},"detail.b":[2],"detail-type":["t"],"source":["s"],"detail":{"c":[3]}}"#,
      #"{"source":["s"],"detail-type":["t"],"detail":{"a":[1],"b":[2],"c":[3]}}"#
    ),
    // The last condition on a path counts.
    (#"{"a":{"b":[1]},"c":[0],"a.b":[2]}"#, #"{"a":{"b":[2]},"c":[0]}"#),
    // A path with a list cannot be an object too.
    (#"{"a":[1],"a.b.c":[2]}"#, #"{"a":[1],"a.b":{"c":[2]}}"#),
    (#"{"a.b":[1],"a":{"b":{"c":[2]}}}"#, #"{"a":{"b":[1],"b.c":[2]}}"#),
    // Names that would have another meaning if they were nested.
    (#"{"a..b":[1],".c":[2],"":[3]}"#, #"{"a..b":[1],".c":[2],"":[3]}"#),
    (#"{"$or":[{"a.prefix":[1]},{"b":[2]}]}"#, #"{"$or":[{"a.prefix":[1]},{"b":[2]}]}"#),
    // Numbers in one spelling.
    (
      #"{"a":[300.0,3e2,-0,1.50,1e21,123456789012345680000,0.000001,1e-7,-2.5E+3]}"#,
      #"{"a":[300,0,1.5,1e+21,123456789012345680000,0.000001,1e-7,-2500]}"#
    ),
    // Ranges first, wildcards last, duplicates removed.
    (
      #"{"a":["x",{"wildcard":"*.png"},{"numeric":["<",10]},{"equals-ignore-case":"i"},"x",{"anything-but":{"wildcard":"b*"}},{"suffix":"é"}]}"#,
      #"{"a":[{"numeric":["<",10]},"x",{"equals-ignore-case":"i"},{"suffix":"é"},{"wildcard":"*.png"},{"anything-but":{"wildcard":"b*"}}]}"#
    ),
    (
      #"{"a":[{"anything-but":["x"]},{"anything-but":{"prefix":["p","p","q"]}}]}"#,
      #"{"a":[{"anything-but":"x"},{"anything-but":{"prefix":["p","q"]}}]}"#
    ),
    // Branches that differ in one list are merged, and a single branch is dissolved.
    (#"{"$or":[{"c":["a"]},{"c":["a","b"]}]}"#, #"{"c":["a","b"]}"#),
    (
      #"{"$or":[{"c":["a"],"d":["1"]},{"c":["b"],"d":["1"]},{"e":[1]}]}"#,
      #"{"$or":[{"c":["a","b"],"d":["1"]},{"e":[1]}]}"#
    ),
    // A branch that another one covers is removed.
    (#"{"$or":[{"c":["a"],"d":["1"]},{"c":["a","b"],"d":["1","2"]}]}"#, #"{"c":["a","b"],"d":["1","2"]}"#),
    // Of branches that overlap, the larger one comes first.
    (
      #"{"$or":[{"c":["a","x"],"d":["1"]},{"c":["a","b"],"d":["1","2"]}]}"#,
      #"{"$or":[{"c":["a","b"],"d":["1","2"]},{"c":["a","x"],"d":["1"]}]}"#
    ),
    // A branch replaces conditions before `$or`; a condition after `$or` replaces those of all branches.
    (#"{"a":[1],"$or":[{"a":[2]},{"b":[3]}]}"#, #"{"$or":[{"a":[2]},{"a":[1],"b":[3]}]}"#),
    (#"{"$or":[{"a":[2]},{"b":[3]}],"a":[1]}"#, #"{"$or":[{"a":[1]},{"b":[3],"a":[1]}]}"#),
    // Two `$or` in one object: the second is added to the branches of the first.
    (
      #"{"$or":[{"a":[1]},{"b":[2]}],"$or":[{"c":[3]},{"d":[4]}]}"#,
      #"{"$or":[{"a":[1],"$or":[{"c":[3]},{"d":[4]}]},{"b":[2],"$or":[{"c":[3]},{"d":[4]}]}]}"#
    ),
    (
      #"{"d":{"$or":[{"a":[1]},{"b":[2]}],"c":[0]},"$or":[{"e":[1]},{"f":[1]}]}"#,
      #"{"d":{"c":[0],"$or":[{"a":[1]},{"b":[2]}]},"$or":[{"e":[1]},{"f":[1]}]}"#
    ),
    (
      #"{"d":{"$or":[{"a":[1]},{"b":[2]}]},"$or":[{"d":{"a":[3]}},{"f":[1]}]}"#,
      #"{"$or":[{"d":{"a":[3]}},{"d":{"a":[1]},"f":[1]},{"d":{"b":[2]},"$or":[{"d":{"a":[3]}},{"f":[1]}]}]}"#
    ),
    // A path with a list holds no `$or`: it moves out, to one that is there already.
    (
      #"{"a":[1],"a.b":{"$or":[{"c":[1]},{"d":[1]}]},"$or":[{"e":[1]},{"f":[1]}]}"#,
      #"{"a":[1],"$or":[{"a":{"b":{"c":[1]}},"$or":[{"e":[1]},{"f":[1]}]},{"a":{"b":{"d":[1]}},"$or":[{"e":[1]},{"f":[1]}]}]}"#
    ),
    (
      #"{"a":[1],"a.b":{"$or":[{"c":[1]},{"d":[1]}]},"a.e":{"$or":[{"f":[1]},{"g":[1]}]}}"#,
      #"{"a":[1],"$or":[{"a":{"b":{"c":[1]}},"$or":[{"a":{"e":{"f":[1]}}},{"a":{"e":{"g":[1]}}}]},{"a":{"b":{"d":[1]}},"$or":[{"a":{"e":{"f":[1]}}},{"a":{"e":{"g":[1]}}}]}]}"#
    ),
  ])
  func printsTheCanonicalForm(text: String, wanted: String) throws {
    let printed = try pattern(text).json.text()
    #expect(printed == wanted)
    #expect(try pattern(printed).json.text() == printed)
  }

  @Test func printsWhatCodeBuilds() {
    var built = Pattern([ValueMatcher(.string("com.example.shop"))], at: ["source"])
    built.add([ValueMatcher(.string("order.placed"))], at: ["detail-type"])
    var conditions = Pattern(
      [ValueMatcher(.numeric([NumericComparison(.greaterOrEqual, "100")]))], at: ["order", "total"])
    conditions.add(anyOf: [
      Pattern([ValueMatcher(.bool(true))], at: ["order", "paid"]),
      Pattern([ValueMatcher(.exists(false))], at: ["due"]),
    ])
    let whole = built.joined(with: conditions.nested(under: "detail"))
    #expect(
      whole.json.text()
        == #"{"source":["com.example.shop"],"detail-type":["order.placed"],"detail":{"order":{"total":"#
        + #"[{"numeric":[">=",100]}]},"$or":[{"order":{"paid":[true]}},{"due":[{"exists":false}]}]}}"#)
  }

  @Test func distinguishesNormalizationForms() throws {
    let printed = try pattern("{\"a\":[\"\u{E9}\",\"e\u{301}\"],\"\u{E9}\":[1],\"e\u{301}\":[2]}").json.text()
    #expect(Array(printed.utf8) == Array("{\"a\":[\"\u{E9}\",\"e\u{301}\"],\"\u{E9}\":[1],\"e\u{301}\":[2]}".utf8))
  }
}
