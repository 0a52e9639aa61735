import Source
import TestSupport

/// Documents with a secret at one place each: `§` is the secret, `§x` the secret in escapes, `§f` the secret folded
/// over two lines. Each has another finding on the same line, wherever possible.
enum SecretPlaces {
  static func file(_ place: String, _ sample: SecretSample, _ path: String, number: Int) -> SourceFile {
    let middle = sample.text.index(sample.text.startIndex, offsetBy: sample.text.count - sample.hidden.count / 2)
    let folded = "\(sample.text[..<middle])\\\n      \(sample.text[middle...])"
    let text = place.replacing("§x", with: escaped(sample.text)).replacing("§f", with: folded)
      .replacing("§", with: sample.text)
    return SourceFile(number: FileNumber(UInt32(number)), path: path, bytes: Array(text.utf8))
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static let workflow: [String] =
    [
      // Keys of a workflow.
      "workflow: \"§\"\nbogus: 1\n", "description: \"§\"", "owner: \"§\"", "link: \"§\"", "runs-on: \"§\"",
      "state: \"§\"", "state-machine: \"§\"", "labels: {\"§\": a, bogus: {}}", "labels: {a: \"§\", b: {}}",
      "labels: \"§\"", "\"§\": 1", "bogus: \"§\"", "tests: \"§\"", "tasks: \"§\"", "on-failure: \"§\"",
    ].map { $0.hasPrefix("workflow:") ? $0 : "{workflow: a, \($0), bogus: 1}\n" }
    + [
      // A trigger.
      "\"§\"", "{source: \"§\", bogus: 1}", "{source: com.example.shop, event: \"§\", bogus: 1}",
      "{schedule: \"§\", bogus: 1}", "{schedule: rate(1 hour), timezone: \"§\", bogus: 1}",
      "{schedule: rate(1 hour), from: \"§\", bogus: 1}", "{source: a.b, event: c, where: {\"§\": 1}, bogus: 1}",
      "{source: a.b, event: c, where: {total: \"§\"}, bogus: 1}",
      "{source: a.b, event: c, where: {total: {\"§\": 1}}, bogus: 1}",
      "{source: a.b, event: c, where: {total: {prefix: \"§\"}}, bogus: 1}",
      "{source: a.b, event: c, bus: \"§\", bogus: 1}",
      "{source: a.b, event: c, envelope: {account: \"§\"}, bogus: 1}",
      "{pattern: {source: [\"§\"]}, bogus: 1}", "{pattern: {\"§\": [a]}, bogus: 1}",
      "{pattern: {detail: {x: [{wildcard: \"*§*\"}]}}, bogus: 1}",
    ].map { "{workflow: a, trigger: \($0)}\n" }
    + [
      // A task and the keys beside it.
      "\"§\"", "{id: \"§\", uses: sqs/send, bogus: 1}", "{id: a, uses: \"§\", bogus: 1}",
      "{id: a, uses: sqs/send, with: \"§\", bogus: 1}", "{id: a, uses: sqs/send, with: {\"§\": 1}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: \"§\"}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: {\"§\": \"§\"}}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: [\"§\"]}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: '§'}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: \"§x\"}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, \"§x\": 1}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: \"§f\"}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: &q \"§\", message: *q}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: \"${{ event.detail.a = '§' }}\"}, bogus: 1}",
      "{id: a, uses: sqs/send, with: {queue: q, message: \"a ${{ event.a }} § ${{ nothing.b }}\"}, bogus: 1}",
      "{id: a, uses: http/request, with: {connection: \"§\", path: \"/§\", headers: {\"§\": \"§\"}}, bogus: 1}",
      "{id: a, uses: sqs/send, if: \"${{ event.a = '§' }}\", bogus: 1}",
      "{id: a, uses: sqs/send, if: \"§\", bogus: 1}", "{id: a, uses: sqs/send, if: \"§x\", bogus: 1}",
      "{id: a, uses: sqs/send, timeout: \"§\", bogus: 1}",
      "{id: a, uses: sqs/send, retry: {delay: \"§\"}, bogus: 1}",
      "{id: a, uses: sqs/send, on-error: \"§\", bogus: 1}", "{wait: \"§\", bogus: 1}", "{stop: \"§\", bogus: 1}",
      "{parallel: [[{id: \"§\", uses: a}]], bogus: 1}", "{choose: [{if: \"§\", tasks: []}], bogus: 1}",
      "{for-each: \"§\", tasks: [], bogus: 1}",
    ].map { "{workflow: a, trigger: {source: a.b, event: c}, tasks: [\($0)]}\n" }
    + [
      // A test.
      "{name: \"§\", bogus: 1}", "{name: a, event: \"§.json\", bogus: 1}",
      "{name: a, event: {detail: {a: \"§\"}}, bogus: 1}",
      "{name: a, event: {\"§\": 1}, bogus: 1}", "{name: a, set: {\"§\": 1}, bogus: 1}",
      "{name: a, set: {a: \"§\"}, bogus: 1}",
      "{name: a, results: {a: {\"$error\": \"§\"}}, bogus: 1}", "{name: a, expect: {because: \"§\"}, bogus: 1}",
      "{name: a, expect: {fails: \"§\"}, bogus: 1}", "{name: a, expect: {tasks: {\"§\": skipped}}, bogus: 1}",
      "{name: a, expect: {tasks: {a: \"§\"}}, bogus: 1}",
    ].map { "{workflow: a, trigger: {source: a.b, event: c}, tests: [\($0)]}\n" }
    + [
      // Outside of values, and in files that are not workflows.
      "# §\nworkflow: a\n", "workflow: a\nbogus: 1 # §\n", "workflow: a # §\nworkflow: b\n",
      "workflow: a\ndescription: |\n  §\nbogus: 1\n", "workflow: a\ndescription: >-\n  see\n  §\nbogus: 1\n",
      "workflow: a\ndescription:\n  see\n  §\nbogus: 1\n", "workflow: [a, \"§\"\n", "workflow: a\n\tb: \"§\"\n",
      "workflow: !unknown \"§\"\n", "- \"§\"\n", "\"§\"\n", "project: \"§\"\n",
      "workflow: a\n---\nworkflow: \"§\"\n",
      "workflow: a\ntrigger: {source: aws.s3, event: \"\(String(repeating: "a", count: 95)) §\"}\n",
      "workflow: a\nbogus: \"\(String(repeating: "a", count: 93)) §\"\n",
    ]

  /// Project files in which the secret has no recognizable form.
  static let literals = [
    "connections: {a: {kintone: {domain: a, api-token: §, bogus: 1}}}",
    "connections: {a: {kintone: {domain: a, api-token: '§', bogus: 1}}}",
    "connections: {a: {kintone: {domain: a, api-token: \"§x\", bogus: 1}}}",
    "connections: {a: {kintone: {domain: a, api-tokn: §, bogus: 1}}}",
    "connections: {a: {kintnoe: {domain: a, api-token: §, bogus: 1}}}",
    "connections: {a: {kintone: {domain: a, api-token: {secret: §}, bogus: 1}}}",
    "connections: {a: {kintone: {domain: a, api-token: §, bogus: 1}}} # once more: §",
    "connections: {a: {kintone: {domain: a, api-token: &a §, bogus: *a}, bogus: 1}}",
    "connections: {a: {kintone: {domain: &a §, api-token: *a, bogus: 1}}}",
    "connections: {a: {kintone: {domain: a, api-token: §}}}\nenvironments: {b: {region: §}, c: 1}",
    "connections: {a: {kintone: {domain: a, api-token: §",
    "connections:\n  a: {kintone: {domain: a}, bogus: 1}\n  b:\n    kintone:\n      api-token: >\n        §\n",
    "sources: {github: {webhook: §, bogus: 1}}",
    "environments: {b: {vars: {s: §}}}\nconnections: {a: {stripe: {api-key: {secret: \"${{ vars.s }}\"}}}}",
    "environments: {b: {vars: {s: \"§x\"}}}\nconnections: {a: {stripe: {api-key: {secret: \"${{ vars.s }}\"}}}}",
    "environments: {b: {vars: {s: §}}}\nconnections: {a: {stripe: {api-key: {secret: \"of ${{ vars.s }}\"}}}}",
    "environments: {b: {vars: {s: {t: §}}}}\nconnections: {a: {stripe: {api-key: {parameter: \"${{ vars.s.t }}\"}}}}",
    "environments: {b: {vars: {s: §}}}\nconnections: {a: {stripe: {api-key: \"${{ vars.s }}\", bogus: 1}}}",
    "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {api-key: {header: X, value: §, bogus: 1}}}}}",
  ].map { "project: a\n\($0)\n" }

  static let project: [String] =
    [
      "project: \"§\"", "workflows: \"§\"", "workflows: [\"§\"]", "\"§\": 1", "bogus: \"§\"",
      "sources: {\"§\": {}}",
      "sources: {stripe: {partner: \"§\"}}", "sources: {github: {webhook: \"§\"}}", "sources: {a: {bus: \"§\"}}",
      "connections: {\"§\": {}}", "connections: {a: {\"§\": {}}}", "connections: {a: \"§\"}",
      "connections: {a: {kintone: {domain: \"§\", api-token: {secret: a}}}}",
      "connections: {a: {kintone: {domain: example.cybozu.com, api-token: \"§\"}}}",
      "connections: {a: {kintone: {domain: example.cybozu.com, api-tokn: \"§\"}}}",
      "connections: {a: {kintone: {domain: example.cybozu.com, api-token: {secret: \"§\"}}}}",
      "connections: {a: {kintone: {domain: example.cybozu.com, api-token: {parameter: \"§\"}}}}",
      "connections: {a: {slack-api: {token: \"§\", channel: \"§\"}}}",
      "connections: {a: {stripe-api: {api-key: \"§\"}}}",
      "connections: {a: {http: {base-url: \"§\", auth: {bearer: {secret: a}}}}}",
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {bearer: \"§\"}}}}",
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {basic: {username: \"§\", password: \"§\"}}}}}",
      "connections: {a: {http: {base-url: \"https://a.example.com\", auth: {api-key: {header: \"§\", value: \"§\"}}}}}",
      "connections: {a: {http: {base-url: \"https://a.example.com\", headers: {\"§\": \"§\"}}}}",
      "environments: {\"§\": {}}", "environments: {a: {region: \"§\"}}", "environments: {a: {account: \"§\"}}",
      "environments: {a: {vars: {\"§\": 1}}}", "environments: {a: {vars: {b: \"§\"}}}",
      "defaults: {log-retention: \"§\"}", "defaults: {retry: \"§\"}", "stacks: \"§\"", "policy: {require: [\"§\"]}",
    ].map { ($0.hasPrefix("project") ? "{" : "{project: a, ") + $0 + ", bogus: 1}\n" }
    + [
      "# §\nproject: a\nbogus: 1\n", "project: a\nbogus: 1 # §\n",
      "project: a\nconnections:\n  a: {kintone: {api-token: \"§\"\n",
      "project: a\nconnections:\n  a:\n    kintone:\n      api-token: |\n        §\n      bogus: 1\n",
      "project: a\nconnections:\n  a: {kintone: {domain: a, api-token: \"§x\"}, bogus: 1}\n",
    ]
}
