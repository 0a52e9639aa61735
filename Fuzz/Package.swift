// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets, apart from the package so that ordinary builds know nothing of libFuzzer; see run.sh.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "tasuki", path: "..")],
  targets: [
    .executableTarget(
      name: "pattern-fuzzer",
      dependencies: [.product(name: "EventPattern", package: "tasuki")],
      path: "Sources/PatternFuzzer",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
  ],
  swiftLanguageModes: [.v6])
