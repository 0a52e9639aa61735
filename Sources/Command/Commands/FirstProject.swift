import Emit

/// The files of `init`: a project without findings that compiles to every target.
enum FirstProject {
  static func files(named folder: String) -> [OutputFile] {
    [
      OutputFile(path: "tasuki.yaml", bytes: Array(projectFile(named: kebab(folder)).utf8)),
      OutputFile(path: "workflows/order-placed.yaml", bytes: Array(workflow.utf8)),
      OutputFile(path: "workflows/fixtures/order-placed.json", bytes: Array(event.utf8)),
    ]
  }

  /// The name of a folder as the name of a project: kebab-case, at most 32 characters.
  static func kebab(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): result.append(byte)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !result.isEmpty: result.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
      default: if let last = result.last, last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
      }
      if result.count == 32 { break }
    }
    while result.last == UInt8(ascii: "-") { result.removeLast() }
    return result.isEmpty ? "my-workflows" : String(decoding: result, as: UTF8.self)
  }

  private static func projectFile(named name: String) -> String {
    """
    # Settings that the workflows of this project share.
    project: \(name)
    workflows: [workflows/**/*.yaml]

    # How the events of sources arrive: here, your own application puts them on the default bus.
    sources:
      shop: {source: com.example.shop}

    # Where the project is deployed: put your own Region and account here.
    environments:
      production: {region: us-east-1, account: "123456789012"}

    """
  }

  private static let workflow = """
    # When an order of 100 or more is placed, hand it over to the team that reviews large orders.
    workflow: order-placed
    description: Hand every large order to the team that reviews it before it ships.
    owner: fulfilment

    trigger:
      source: shop
      event: order.placed
      where:
        total: {numeric: [">=", 100]}

    tasks:
      - id: hand-over
        uses: sqs/send
        with:
          queue: large-orders
          message:
            order: ${{ event.detail.id }}
            customer: ${{ event.detail.customer }}
            total: ${{ event.detail.total }}

    tests:
      - name: a large order is handed over
        event: fixtures/order-placed.json
        expect:
          fires: true
          tasks:
            hand-over: {message: {order: A-1001, customer: Sato, total: 250}}
      - name: a small order is not handed over
        event: fixtures/order-placed.json
        set: {detail.total: 20}
        expect: {fires: false, because: detail.total}

    """

  private static let event = """
    {
      "version": "0",
      "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
      "detail-type": "order.placed",
      "source": "com.example.shop",
      "account": "123456789012",
      "time": "2027-01-15T09:30:00Z",
      "region": "us-east-1",
      "resources": [],
      "detail": {
        "id": "A-1001",
        "customer": "Sato",
        "total": 250
      }
    }

    """
}
