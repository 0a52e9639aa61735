// swift-tools-version: 6.2
import PackageDescription

// `fuzzer,address` finds more in code with pointers, and is three times slower.
let sanitizers = Context.environment["FUZZ_SANITIZERS"] ?? "fuzzer"

/// An executable that libFuzzer drives.
func fuzzer(_ name: String, _ folder: String, _ products: [String]) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["FuzzerDriver"] + products.map { .product(name: $0, package: "tasuki") },
    path: "Sources/\(folder)",
    swiftSettings: [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=\(sanitizers)", "-use-ld=lld"])])
}

// Fuzz targets, apart from the package so that ordinary builds know nothing of libFuzzer; see fuzz.py.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "tasuki", path: "..")],
  targets: [
    .target(name: "FuzzerDriver", path: "Sources/FuzzerDriver"),
    fuzzer("pattern-fuzzer", "PatternFuzzer", ["EventPattern"]),
    fuzzer("project-fuzzer", "ProjectFuzzer", ["FuzzOracles"]),
    .executableTarget(
      name: "expression-fuzzer",
      dependencies: [.product(name: "FuzzOracles", package: "tasuki")],
      path: "Sources/ExpressionFuzzer",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6])
