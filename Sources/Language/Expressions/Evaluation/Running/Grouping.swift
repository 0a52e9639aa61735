import Source

extension Evaluation {
  private struct Group {
    var pair: Int
    var values: [Value?] = []
    var tuples: [PathTuple] = []
  }

  /// An object of names and values; values with the same name are grouped.
  func group(_ pairs: [PreparedNode.Pair], _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    var names: [String] = []
    var groups: [ExactText: Group] = [:]
    func add(_ name: String, pair: Int, _ value: Value?, _ tuple: PathTuple?) throws(EvaluationProblem) {
      let key = ExactText(name)
      if let known = groups[key], known.pair != pair { throw .repeatedMember(name) }
      if groups[key] == nil { names.append(name) }
      if let tuple {
        groups[key, default: Group(pair: pair)].tuples.append(tuple)
      } else {
        groups[key, default: Group(pair: pair)].values.append(value)
      }
    }
    if case .tuples(let tuples)? = input {
      for tuple in tuples {
        let inner = try self.frame(of: tuple, in: frame)
        for (index, pair) in pairs.enumerated() {
          if let name = try name(pair.name, tuple.value, inner) { try add(name, pair: index, nil, tuple) }
        }
      }
    } else {
      var elements: [Value?]
      if case .array(let items)? = input { elements = items.values } else { elements = [input] }
      if elements.isEmpty { elements = [nil] }
      for element in elements {
        for (index, pair) in pairs.enumerated() {
          if let name = try name(pair.name, element, frame) { try add(name, pair: index, element, nil) }
        }
      }
    }
    let result = ObjectValue()
    for name in names {
      guard let group = groups[ExactText(name)] else { continue }
      let value = pairs[group.pair].value
      let found: Value?
      if group.tuples.isEmpty {
        found = try evaluate(value, joined(group.values), frame)
      } else {
        let tuple = joined(group.tuples)
        found = try evaluate(value, tuple.value, try self.frame(of: tuple, in: frame))
      }
      if let found { result.set(name, found) }
    }
    return .object(result)
  }

  private func name(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> String? {
    switch try evaluate(node, input, frame) {
    case nil: return nil
    case .string(let name)?: return name
    default:
      throw .memberNameNotString.placed(node.place)
    }
  }

  /// The values of a group: a single one stays as it is, several become an array.
  private func joined(_ values: [Value?]) -> Value? {
    let values = values.compactMap { $0 }
    guard values.count > 1 else { return values.first }
    var result = Items([])
    if case .array(let items) = values[0] { result = items } else { result = Items(sequence: [values[0]]) }
    for value in values.dropFirst() {
      if case .array(let items) = value { result.append(contentsOf: items) } else { result.append(value) }
    }
    result.isSequence = false
    result.isOuter = false
    return .array(result)
  }

  private func joined(_ tuples: [PathTuple]) -> PathTuple {
    guard tuples.count > 1, var result = tuples.first else { return tuples.first ?? PathTuple(value: nil) }
    result.value = joined(tuples.map(\.value))
    for (index, entry) in result.names.enumerated() {
      result.names[index].value = joined(
        tuples.map { tuple in tuple.names.first { $0.name == entry.name }?.value ?? nil })
    }
    return result
  }

  // MARK: Sorting

  /// Sorts by terms; equal elements keep their order.
  func sorted(_ tuples: [PathTuple], by terms: [PreparedNode.SortTerm], isTuple: Bool, _ frame: Frame)
    throws(EvaluationProblem) -> [PathTuple]
  {
    guard tuples.count > 1 else { return tuples }
    // Each key is computed once, and only if the keys before it are equal.
    var keys: [[Value?]] = Array(repeating: [], count: tuples.count)
    func key(_ element: Int, _ term: Int) throws(EvaluationProblem) -> Value? {
      if term == keys[element].count {
        let inner = isTuple ? try self.frame(of: tuples[element], in: frame) : frame
        keys[element].append(try evaluate(terms[term].key, tuples[element].value, inner))
      }
      return keys[element][term]
    }
    let order = try mergeSorted(Array(tuples.indices)) { (left, right) throws(EvaluationProblem) in
      for (index, term) in terms.enumerated() {
        let order = try Evaluation.order(try key(left, index), try key(right, index), term.isDescending)
        if order != 0 { return order > 0 }
      }
      return false
    }
    return order.map { tuples[$0] }
  }

  private static func order(_ left: Value?, _ right: Value?, _ isDescending: Bool) throws(EvaluationProblem) -> Int
  {
    guard let left else { return right == nil ? 0 : 1 }
    guard let right else { return -1 }
    let order: Int
    switch (left, right) {
    case (.number(let a), .number(let b)): order = a == b ? 0 : a < b ? -1 : 1
    case (.string(let a), .string(let b)): order = Evaluation.order(a, b)
    case (.number, .string), (.string, .number):
      throw .mixedSorting
    default:
      throw .unsortable
    }
    return isDescending ? -order : order
  }

  /// A stable merge sort; `isAfter` is true if the first element must come after the second.
  func mergeSorted<Element>(
    _ elements: [Element], _ isAfter: (Element, Element) throws(EvaluationProblem) -> Bool
  ) throws(EvaluationProblem) -> [Element] {
    guard elements.count > 1 else { return elements }
    let middle = elements.count / 2
    let left = try mergeSorted(Array(elements[..<middle]), isAfter)
    let right = try mergeSorted(Array(elements[middle...]), isAfter)
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      try spend(1)
      if try isAfter(left[first], right[second]) {
        result.append(right[second])
        second += 1
      } else {
        result.append(left[first])
        first += 1
      }
    }
    result.append(contentsOf: left[first...])
    result.append(contentsOf: right[second...])
    return result
  }
}
