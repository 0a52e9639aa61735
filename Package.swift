// swift-tools-version: 6.2
import PackageDescription

// A fully static binary needs libyaml's archive; the ordinary build links the shared library that
// pkg-config names. See scripts/build.sh, which sets the variable.
let staticYAML = Context.environment["TASUKI_STATIC_LIBYAML"] == "1"

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The one place that says which room may import which: docs/architecture.md shows the same table.
func room(_ floor: String, _ name: String, _ imports: [String]) -> Target {
  .target(
    name: name,
    dependencies: imports.map { .byName(name: $0) },
    path: "Sources/\(floor)/\(name)",
    swiftSettings: strict)
}

func suite(_ name: String, _ imports: [String], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name, "TestSupport"] + imports).map { .byName(name: $0) },
    path: "Tests/\(name)Tests",
    exclude: data,
    swiftSettings: strict)
}

let package = Package(
  name: "tasuki",
  products: [
    .executable(name: "tasuki", targets: ["tasuki"]),
    .library(name: "EventPattern", targets: ["EventPattern", "Emit", "Source", "Diagnostics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Ground: what everything else stands on.
    room("Ground", "Source", []),
    room("Ground", "Diagnostics", ["Source"]),
    room("Ground", "Emit", []),

    // Input: bytes to a tree.
    .systemLibrary(
      name: "CLibYAML",
      path: "Sources/Input/CLibYAML",
      pkgConfig: staticYAML ? nil : "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(
      name: "YAML",
      dependencies: ["CLibYAML", "Source", "Diagnostics"],
      path: "Sources/Input/YAML",
      swiftSettings: strict,
      linkerSettings: staticYAML ? [.linkedLibrary(":libyaml.a")] : [.linkedLibrary("yaml")]),

    // Language: what a workflow says.
    room("Language", "EventPattern", ["Source", "Diagnostics", "Emit"]),
    room("Language", "Expressions", ["Source", "Diagnostics", "Emit"]),
    room("Language", "Schedules", ["Source", "Diagnostics"]),
    room("Language", "Catalog", ["Source", "Diagnostics", "Expressions"]),
    room(
      "Language", "Flow", ["Source", "Diagnostics", "EventPattern", "Expressions", "Schedules", "Catalog"]),
    room("Language", "Workflows", ["Flow", "Source", "EventPattern", "Expressions", "Schedules", "Catalog"]),
    room(
      "Language", "Resolving",
      ["Workflows", "Flow", "Catalog", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions", "Schedules"]),
    room(
      "Language", "Reading",
      [
        "YAML", "Workflows", "Flow", "Resolving", "Source", "Diagnostics", "EventPattern", "Expressions",
        "Schedules",
        "Catalog",
      ]),

    // Meaning: what it comes to.
    room(
      "Meaning", "Checks",
      ["Flow", "Source", "Diagnostics", "EventPattern", "Expressions", "Catalog"]),
    room("Meaning", "Plan", ["Source", "Emit", "EventPattern", "Expressions"]),
    room("Meaning", "StatesLanguage", ["Plan", "Expressions"]),
    room(
      "Meaning", "Planning",
      [
        "Flow", "Plan", "StatesLanguage", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions",
        "Schedules",
        "Catalog",
      ]),
    room("Meaning", "DefinitionReading", ["Plan", "Diagnostics", "Emit", "Expressions"]),
    room(
      "Meaning", "Execution",
      ["Plan", "StatesLanguage", "Source", "Diagnostics", "Emit", "Expressions", "Schedules"]),
    room(
      "Meaning", "Simulation",
      [
        "Flow", "Plan", "Execution", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions",
        "Catalog",
      ]),
    room(
      "Meaning", "Comparison",
      [
        "Flow", "Plan", "StatesLanguage", "Execution", "Simulation", "Source", "Diagnostics", "Emit",
        "EventPattern",
        "Expressions", "Schedules", "Catalog",
      ]),

    // Output: the plan, spelled.
    room("Output", "EventBridge", ["Plan", "Emit", "Source", "Diagnostics"]),
    room("Output", "CloudFormation", ["Plan", "StatesLanguage", "Emit", "Source", "Diagnostics"]),
    room("Output", "Terraform", ["Plan", "StatesLanguage", "Emit", "Source", "Diagnostics"]),
    room("Output", "StateMachines", ["Plan", "StatesLanguage", "Emit"]),
    room(
      "Output", "Reports",
      [
        "Source", "Diagnostics", "Emit", "EventPattern", "Catalog", "Expressions", "Flow", "Reading", "Plan",
        "Execution", "Simulation", "Comparison",
      ]),

    // Command: disk, terminal, arguments.
    room(
      "Command", "Driver",
      [
        "Source", "Diagnostics", "Emit", "YAML", "EventPattern", "Expressions", "Schedules", "Workflows", "Flow",
        "Resolving", "Reading", "Checks", "Plan", "Planning", "Simulation", "Comparison", "EventBridge",
        "CloudFormation", "Terraform",
        "StateMachines",
      ]),
    .target(
      name: "Commands",
      dependencies: [
        "Driver", "Reports", "Source", "Diagnostics", "Emit", "Checks", "Plan", "Simulation", "Comparison",
        "EventPattern",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Command/Commands",
      swiftSettings: strict),
    .executableTarget(
      name: "tasuki",
      dependencies: ["Commands"],
      path: "Sources/Command/tasuki",
      swiftSettings: strict),
    .executableTarget(
      name: "generate-docs",
      dependencies: ["Commands"],
      path: "Sources/Command/GenerateDocs",
      swiftSettings: strict),

    // What the benchmarks measure against.
    .executableTarget(
      name: "bare-libyaml",
      dependencies: ["CLibYAML"],
      path: "Benchmarks/BareLibYAML",
      swiftSettings: strict,
      linkerSettings: staticYAML ? [.linkedLibrary(":libyaml.a")] : [.linkedLibrary("yaml")]),

    .executableTarget(
      name: "pattern-benchmark",
      dependencies: ["EventPattern", "Source", "Diagnostics"],
      path: "Benchmarks/PatternBenchmark",
      swiftSettings: strict),

    // Tests mirror the rooms.
    .target(
      name: "TestSupport",
      dependencies: ["Source", "Diagnostics", "Emit", "EventPattern", "Plan"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    suite("Source", []),
    suite("Diagnostics", ["Source"]),
    suite("Emit", []),
    suite("YAML", ["Source", "Diagnostics"]),
    suite("EventPattern", ["Source", "Diagnostics", "Emit"], data: ["Data"]),
    suite("Expressions", ["Source", "Diagnostics", "Emit"], data: ["Data"]),
    suite("Schedules", ["Source", "Diagnostics"]),
    suite("Catalog", ["Source"]),
    suite(
      "Reading",
      [
        "YAML", "Workflows", "Flow", "Source", "Diagnostics", "EventPattern", "Expressions", "Schedules", "Catalog",
      ]),
    suite("Flow", ["Catalog", "EventPattern", "Source"]),
    suite(
      "Resolving",
      [
        "Catalog", "Flow", "Reading", "YAML", "Workflows", "Source", "Diagnostics", "EventPattern", "Expressions",
      ]),
    suite(
      "Checks",
      [
        "Driver", "Reading", "Resolving", "YAML", "Flow", "Source", "Diagnostics", "EventPattern", "Expressions",
        "Schedules", "Catalog",
      ]),
    suite(
      "Planning",
      [
        "Driver", "Catalog", "Plan", "StatesLanguage", "Flow", "Resolving", "Reading", "YAML", "Checks", "Source",
        "Diagnostics", "Emit", "Expressions",
      ]),
    suite("StatesLanguage", ["Plan", "Expressions"]),
    suite("DefinitionReading", ["Plan", "StatesLanguage", "Diagnostics", "Emit", "Expressions"]),
    suite(
      "Execution",
      ["DefinitionReading", "Plan", "Emit", "Expressions", "EventPattern", "Source", "Diagnostics"]),
    suite(
      "Simulation",
      [
        "Plan", "Planning", "Flow", "Resolving", "Reading", "YAML", "Checks", "Source", "Diagnostics", "Emit",
        "EventPattern",
      ]),
    suite(
      "Comparison", ["Driver", "Reports", "Plan", "EventPattern", "Source", "Diagnostics", "Emit"],
      data: ["DiffCorpus"]),
    suite("Terraform", ["Plan", "Emit", "Source", "Diagnostics"], data: ["Golden"]),
    suite("CloudFormation", ["Plan", "Emit", "Source", "Diagnostics"], data: ["Golden"]),
    suite("StateMachines", ["Plan", "Emit", "Source"]),
    suite("EventBridge", ["Plan", "Emit", "Source", "Diagnostics"], data: ["Golden"]),
    suite("Reports", ["Driver", "Reading", "YAML", "Source", "Diagnostics", "Emit"], data: ["Golden"]),
    suite(
      "Driver",
      [
        "Source", "Diagnostics", "Emit", "Flow", "Workflows", "YAML", "Reading", "Resolving", "Checks", "Plan",
        "Planning",
      ],
      data: ["Golden"]),
    suite("Commands", ["tasuki", "Emit", "Driver", "Reading", "Reports", "Simulation", "Source", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6])
