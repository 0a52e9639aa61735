// swift-tools-version: 6.2
import PackageDescription

// A fully static binary needs the archives of the system's libraries; the ordinary build links the shared libraries
// that pkg-config names. See scripts/build.sh, which sets the variable.
let isStatic = Context.environment["TASUKI_STATIC_LIBRARIES"] == "1"

/// A C library of the system: its package for pkg-config, and the packages that contain its headers.
func systemLibrary(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name,
    path: "Sources/Input/\(name)",
    pkgConfig: isStatic ? nil : pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

func linked(_ names: String...) -> [LinkerSetting] {
  names.map { isStatic ? .linkedLibrary(":lib\($0).a") : .linkedLibrary($0) }
}

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The one list of which module may import which: docs/architecture.md has the same table.
func module(in folder: String, _ name: String, _ imports: [String]) -> Target {
  .target(
    name: name,
    dependencies: imports.map { .byName(name: $0) },
    path: "Sources/\(folder)/\(name)",
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
    // For the fuzzers, which are a package of their own.
    .library(name: "FuzzOracles", targets: ["FuzzOracles", "Expressions"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Ground: the base of all other modules.
    module(in: "Ground", "Source", []),
    module(in: "Ground", "Diagnostics", ["Source"]),
    module(in: "Ground", "Emit", []),

    // Input: bytes to a tree.
    systemLibrary("CLibYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    systemLibrary("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    systemLibrary("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev", brew: "zstd"),
    .target(
      name: "YAML",
      dependencies: ["CLibYAML", "Source", "Diagnostics"],
      path: "Sources/Input/YAML",
      swiftSettings: strict,
      linkerSettings: linked("yaml")),
    .target(
      name: "Compression",
      dependencies: ["CZlib", "CZstd"],
      path: "Sources/Input/Compression",
      swiftSettings: strict,
      linkerSettings: linked("z", "zstd")),

    // Language: the parts of a workflow.
    module(in: "Language", "EventPattern", ["Source", "Diagnostics", "Emit"]),
    module(in: "Language", "Expressions", ["Source", "Diagnostics", "Emit"]),
    module(in: "Language", "Schedules", ["Source", "Diagnostics"]),
    module(in: "Language", "Catalog", ["Source", "Diagnostics", "Expressions"]),
    module(
      in: "Language", "Flow", ["Source", "Diagnostics", "EventPattern", "Expressions", "Schedules", "Catalog"]),
    module(in: "Language", "Workflows", ["Flow", "Source", "EventPattern", "Expressions", "Schedules", "Catalog"]),
    module(
      in: "Language", "Resolving",
      ["Workflows", "Flow", "Catalog", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions", "Schedules"]),
    module(
      in: "Language", "Reading",
      [
        "YAML", "Workflows", "Flow", "Source", "Diagnostics", "EventPattern", "Expressions", "Schedules", "Catalog",
      ]),

    module(in: "Language", "Existing", ["YAML", "EventPattern", "Source", "Diagnostics"]),

    // Meaning: checks, plan and simulation.
    module(
      in: "Meaning", "Checks",
      ["Flow", "Source", "Diagnostics", "EventPattern", "Expressions", "Catalog"]),
    module(in: "Meaning", "Plan", ["Source", "Emit", "EventPattern", "Expressions"]),
    module(in: "Meaning", "StatesLanguage", ["Plan", "Expressions"]),
    module(
      in: "Meaning", "Planning",
      [
        "Flow", "Plan", "StatesLanguage", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions",
        "Schedules",
        "Catalog",
      ]),
    module(
      in: "Meaning", "Execution",
      ["Plan", "StatesLanguage", "Source", "Diagnostics", "Emit", "Expressions", "Schedules"]),
    module(
      in: "Meaning", "Simulation",
      [
        "Flow", "Plan", "Execution", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions",
        "Catalog",
      ]),
    module(
      in: "Meaning", "Comparison",
      [
        "Flow", "Plan", "StatesLanguage", "Execution", "Simulation", "Source", "Diagnostics", "Emit",
        "EventPattern", "Expressions", "Schedules", "Catalog", "Existing",
      ]),
    module(
      in: "Meaning", "RuleChecks",
      ["Existing", "EventPattern", "Schedules", "Source", "Diagnostics"]),
    module(
      in: "Meaning", "Graphs",
      [
        "Flow", "Comparison", "Source", "Diagnostics", "Emit", "EventPattern", "Expressions", "Schedules",
        "Catalog",
      ]),
    module(
      in: "Meaning", "Inventory",
      [
        "Flow", "Plan", "Simulation", "Comparison", "Source", "Diagnostics", "EventPattern", "Expressions",
        "Schedules", "Catalog",
      ]),

    // Output: the plan as files.
    module(in: "Output", "EventBridge", ["Plan", "StatesLanguage", "Emit", "Source", "Diagnostics"]),
    module(in: "Output", "CloudFormation", ["Plan", "StatesLanguage", "Emit", "Source", "Diagnostics"]),
    module(in: "Output", "Terraform", ["Plan", "StatesLanguage", "Emit", "Source", "Diagnostics"]),
    module(in: "Output", "StateMachines", ["Plan", "StatesLanguage", "Emit"]),
    module(
      in: "Output", "Reports",
      [
        "Source", "Diagnostics", "Emit", "EventPattern", "Catalog", "Expressions", "Flow", "Reading", "Plan",
        "Execution", "Simulation", "Comparison", "Graphs", "Inventory",
      ]),

    // Command: disk, terminal, arguments.
    module(
      in: "Command", "Driver",
      [
        "Source", "Diagnostics", "Emit", "YAML", "Compression", "EventPattern", "Expressions", "Schedules",
        "Workflows", "Flow", "Resolving", "Reading", "Existing", "Checks", "Plan", "Planning", "Simulation",
        "Comparison",
        "RuleChecks", "EventBridge", "CloudFormation", "Terraform", "StateMachines",
      ]),
    .target(
      name: "Commands",
      dependencies: [
        "Driver", "Reports", "Source", "Diagnostics", "Emit", "Checks", "Plan", "Simulation", "Comparison",
        "Graphs", "Inventory", "Flow", "EventPattern",
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

    // The baseline of the benchmarks.
    .executableTarget(
      name: "bare-libyaml",
      dependencies: ["CLibYAML"],
      path: "Benchmarks/BareLibYAML",
      swiftSettings: strict,
      linkerSettings: linked("yaml")),

    .executableTarget(
      name: "pattern-benchmark",
      dependencies: ["EventPattern", "Source", "Diagnostics"],
      path: "Benchmarks/PatternBenchmark",
      swiftSettings: strict),

    .executableTarget(
      name: "workspace-benchmark",
      dependencies: ["Driver", "Source"],
      path: "Benchmarks/WorkspaceBenchmark",
      swiftSettings: strict),

    // What must hold for every input: for the fuzzers, and for the tests that repeat what those found.
    .target(
      name: "FuzzOracles",
      dependencies: [
        "Driver", "Reports", "Simulation", "Flow", "YAML", "Source", "Diagnostics", "Emit", "DefinitionSupport",
      ],
      path: "Fuzz/Sources/FuzzOracles",
      swiftSettings: strict),

    // Tests mirror the rooms.
    .target(
      name: "TestSupport",
      dependencies: ["Source", "Diagnostics", "Emit", "EventPattern", "Expressions", "Plan"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "DefinitionSupport",
      dependencies: ["Emit", "Expressions", "Plan"],
      path: "Tests/DefinitionSupport",
      swiftSettings: strict),
    .target(
      name: "ProjectSupport",
      dependencies: ["Checks", "Reading", "Resolving", "Workflows", "Flow", "YAML", "Source", "Diagnostics"],
      path: "Tests/ProjectSupport",
      swiftSettings: strict),
    suite("Source", []),
    suite("Diagnostics", ["Source"]),
    suite("Emit", []),
    suite("YAML", ["Source", "Diagnostics"]),
    suite("Compression", []),
    suite("EventPattern", ["Source", "Diagnostics", "Emit"], data: ["Data"]),
    suite("Expressions", ["Source", "Diagnostics", "Emit"], data: ["Data"]),
    suite("Schedules", ["Source", "Diagnostics"]),
    suite("Catalog", ["Source"]),
    suite(
      "Reading",
      [
        "ProjectSupport", "YAML", "Workflows", "Flow", "Source", "Diagnostics", "EventPattern", "Expressions",
        "Schedules", "Catalog",
      ]),
    suite("RuleChecks", ["Existing", "Source", "Diagnostics"]),
    suite("Existing", ["EventPattern", "Source", "Diagnostics"]),
    suite("Flow", ["Catalog", "EventPattern", "Source"]),
    suite(
      "Resolving",
      [
        "ProjectSupport", "Catalog", "Flow", "Workflows", "Source", "Diagnostics", "EventPattern", "Expressions",
      ]),
    suite(
      "Checks",
      [
        "ProjectSupport", "Driver", "Reading", "YAML", "Flow", "Source", "Diagnostics", "EventPattern",
        "Expressions", "Schedules", "Catalog",
      ]),
    suite(
      "Planning",
      [
        "ProjectSupport", "Driver", "Catalog", "Plan", "StatesLanguage", "Flow", "Checks", "Source", "Diagnostics",
        "Emit", "Expressions",
      ]),
    suite("StatesLanguage", ["DefinitionSupport", "Plan", "Expressions"]),
    suite(
      "Execution",
      ["DefinitionSupport", "Plan", "Emit", "Expressions", "EventPattern", "Source", "Diagnostics"]),
    suite(
      "Simulation",
      [
        "ProjectSupport", "Plan", "Planning", "Flow", "Checks", "Source", "Diagnostics", "Emit", "EventPattern",
      ]),
    suite(
      "Comparison", ["Driver", "Reports", "Simulation", "Plan", "EventPattern", "Source", "Diagnostics", "Emit"],
      data: ["Golden"]),
    suite("Graphs", ["Driver", "Reports", "Comparison", "Flow", "Source", "Diagnostics"]),
    suite(
      "Inventory",
      ["Driver", "Reports", "Simulation", "Comparison", "Flow", "Plan", "Catalog", "Source", "Diagnostics", "Emit"]),
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
    suite("FuzzOracles", []),
    suite(
      "Commands",
      ["tasuki", "Emit", "Driver", "Graphs", "Reading", "Reports", "Simulation", "Source", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6])
