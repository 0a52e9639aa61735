import Source

/// Texts with entries, found where a value starts with them, ends with them or contains them.
struct ByteTrie: Sendable {
  /// The child nodes by node and byte, with open addressing: node and byte, and one more than the child.
  private var edges: [(key: UInt64, child: Int32)] = []
  private var edgeCount = 0
  /// For each node, while texts are added, its parent, the byte that leads to it and its depth.
  private var origins: [(parent: Int32, byte: UInt8, depth: Int32)] = [(-1, 0, 0)]
  /// For each node, its list of entries; -1 for none.
  private var lists: [Int32] = [-1]
  private var entries: [[Int32]] = []
  private var postings = Postings()
  /// For each node, where a substring search continues after a mismatch.
  private var fallbacks: [Int32] = []
  /// For each node, the longest shorter text that also ends there; -1 for none.
  private var alsoEnding: [Int32] = []

  init() {}

  var isEmpty: Bool { lists.count == 1 && lists[0] < 0 }

  /// The number of nodes.
  var nodeCount: Int { lists.count }

  // MARK: Building

  /// Adds a text and its entry; `finish` must follow.
  mutating func insert(_ text: some Sequence<UInt8>, _ entry: Int32) {
    var node: Int32 = 0
    for byte in text {
      var below = child(of: node, byte)
      if below < 0 {
        below = Int32(clamping: lists.count)
        lists.append(-1)
        origins.append((node, byte, origins[Int(node)].depth + 1))
        addEdge(node, byte, below)
      }
      node = below
    }
    if lists[Int(node)] < 0 {
      lists[Int(node)] = Int32(clamping: entries.count)
      entries.append([])
    }
    entries[Int(lists[Int(node)])].append(entry)
  }

  private mutating func addEdge(_ node: Int32, _ byte: UInt8, _ child: Int32) {
    if (edgeCount + 1) * 2 > edges.count {
      let old = edges
      edges = Array(repeating: (0, 0), count: max(8, old.count * 2))
      for edge in old where edge.child > 0 { place(edge) }
    }
    edgeCount += 1
    place((ByteTrie.key(node, byte), child))
  }

  private mutating func place(_ edge: (key: UInt64, child: Int32)) {
    var place = ByteTrie.hash(edge.key) & (edges.count - 1)
    while edges[place].child > 0 { place = (place + 1) & (edges.count - 1) }
    edges[place] = edge
  }

  /// Prepares the texts for searching. For substring search this includes the fallbacks (Aho and Corasick).
  mutating func finish(anywhere: Bool) {
    postings = Postings(entries)
    if anywhere {
      fallbacks = Array(repeating: 0, count: lists.count)
      alsoEnding = Array(repeating: -1, count: lists.count)
      for node in origins.indices.dropFirst().sorted(by: { (origins[$0].depth, $0) < (origins[$1].depth, $1) }) {
        let origin = origins[node]
        guard origin.parent > 0 else { continue }
        var shorter = fallbacks[Int(origin.parent)]
        var reached = child(of: shorter, origin.byte)
        while reached < 0, shorter > 0 {
          shorter = fallbacks[Int(shorter)]
          reached = child(of: shorter, origin.byte)
        }
        let fallback = max(reached, 0)
        fallbacks[node] = fallback
        alsoEnding[node] = lists[Int(fallback)] >= 0 ? fallback : alsoEnding[Int(fallback)]
      }
    }
    origins = []
    entries = []
  }

  // MARK: Finding

  private static func key(_ node: Int32, _ byte: UInt8) -> UInt64 { UInt64(UInt32(node)) << 8 | UInt64(byte) }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) }

  /// The child of a node; -1 for none.
  @inline(__always)
  private func child(of node: Int32, _ byte: UInt8) -> Int32 {
    if edges.isEmpty { return -1 }
    let key = ByteTrie.key(node, byte)
    var place = ByteTrie.hash(key) & (edges.count - 1)
    while edges[place].child > 0 {
      if edges[place].key == key { return edges[place].child }
      place = (place + 1) & (edges.count - 1)
    }
    return -1
  }

  /// Appends the entries of the texts that a value starts with.
  ///
  /// - Parameters:
  ///   - fromEnd: Whether the value is read backwards, and texts were added backwards.
  /// - folded: Whether ASCII capitals of the value count as lower-case letters.
  func append(startsOf value: RawSpan, fromEnd: Bool, folded: Bool, to output: inout [Int32]) {
    var node: Int32 = 0
    var place = 0
    while true {
      let list = lists[Int(node)]
      if list >= 0 { postings.append(list, to: &output) }
      guard place < value.byteCount else { return }
      let byte = value.byte(fromEnd ? value.byteCount - 1 - place : place)
      node = child(of: node, folded ? byte.lowercased : byte)
      if node < 0 { return }
      place += 1
    }
  }

  /// Appends the entries of the texts that a value contains anywhere, each once.
  ///
  /// - Parameters:
  /// - seen: A number for each node; it is `turn` if this search has visited the node.
  ///   - turn: The number of this search.
  func append(partsOf value: RawSpan, seen: inout [UInt32], turn: UInt32, to output: inout [Int32]) {
    var node: Int32 = 0
    for place in 0..<value.byteCount {
      let byte = value.byte(place)
      var reached = child(of: node, byte)
      while reached < 0, node > 0 {
        node = fallbacks[Int(node)]
        reached = child(of: node, byte)
      }
      node = max(reached, 0)
      // If a text was found before, so were the shorter ones that end with it.
      var ending = lists[Int(node)] >= 0 ? node : alsoEnding[Int(node)]
      while ending >= 0, seen[Int(ending)] != turn {
        seen[Int(ending)] = turn
        postings.append(lists[Int(ending)], to: &output)
        ending = alsoEnding[Int(ending)]
      }
    }
  }
}
