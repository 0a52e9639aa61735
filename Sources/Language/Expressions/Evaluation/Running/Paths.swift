extension Evaluation {
  func path(_ node: PreparedNode, _ input: Value?, _ frame: Frame) throws(EvaluationProblem) -> Value? {
    guard let first = node.steps.first else { return nil }
    // The elements of an array are evaluated one by one, unless the path begins with a variable, which has its own
    // value.
    var current: [Value?]
    if case .array(let items)? = input, !first.isVariable { current = items.values } else { current = [input] }
    var result = Items(sequence: [])
    var tuples: [PathTuple]?
    var isTupleStream = false
    for (index, step) in node.steps.enumerated() {
      if step.isTuple { isTupleStream = true }
      if index == 0, step.isConstructor {
        let context = input.map { $0.isArray ? $0 : .array(Items(sequence: [$0])) }
        let constructed = try evaluate(step, context, frame)
        switch constructed {
        case .array(let items)?: result = items
        case let value?: result = Items(sequence: [value])
        case nil: result = Items(sequence: [])
        }
      } else if isTupleStream {
        tuples = try tupleStep(step, current, tuples, frame)
      } else {
        result = try self.step(step, current, isLast: index == node.steps.count - 1, frame)
      }
      if !isTupleStream, result.isEmpty { break }
      if step.focus == nil { current = result.values }
    }
    if isTupleStream {
      let stream = tuples ?? []
      if node.isTuple {
        return node.group == nil ? .tuples(stream) : try group(node.group ?? [], .tuples(stream), frame)
      }
      if let group = node.group { return try self.group(group, .tuples(stream), frame) }
      result = Items(sequence: stream.compactMap(\.value))
    }
    if node.keepsSingleton {
      if result.isConstructed, !result.isSequence { result = Items(sequence: [.array(result)]) }
      result.keepsSingleton = true
    }
    if let group = node.group { return try self.group(group, .array(result), frame) }
    return .array(result)
  }

  private func step(_ node: PreparedNode, _ input: [Value?], isLast: Bool, _ frame: Frame)
    throws(EvaluationProblem) -> Items
  {
    if case .sort(let terms) = node.form {
      let sorted = try sorted(input.map { PathTuple(value: $0) }, by: terms, isTuple: false, frame)
      var result: Value? = .array(Items(sequence: sorted.compactMap(\.value)))
      for case .filter(let filter) in node.stages { result = .array(try self.filter(result, by: filter, frame)) }
      guard case .array(let items)? = result else { return Items(sequence: []) }
      return items
    }
    var found: [Value] = []
    for value in input {
      var result = try evaluate(node, value, frame)
      for case .filter(let filter) in node.stages { result = .array(try self.filter(result, by: filter, frame)) }
      if let result { found.append(result) }
    }
    if isLast, found.count == 1, case .array(let items) = found[0], !items.isSequence { return items }
    var sequence = Items(sequence: [])
    for value in found {
      if case .array(let items) = value, !items.isConstructed {
        sequence.append(contentsOf: items)
      } else {
        sequence.append(value)
      }
    }
    try spend(sequence.count)
    return sequence
  }

  // MARK: Values with names

  private func tupleStep(_ node: PreparedNode, _ input: [Value?], _ tuples: [PathTuple]?, _ frame: Frame)
    throws(EvaluationProblem) -> [PathTuple]
  {
    if case .sort(let terms) = node.form {
      var result = try sorted(
        tuples ?? input.map { PathTuple(value: $0) }, by: terms, isTuple: tuples != nil, frame)
      if tuples == nil, let position = node.position {
        for index in result.indices { result[index].bind(position, .number(Double(index))) }
      }
      return try staged(node, result, frame)
    }
    var result: [PathTuple] = []
    for tuple in tuples ?? input.map({ PathTuple(value: $0) }) {
      let inner = try self.frame(of: tuple, in: frame)
      guard let value = try evaluate(node, tuple.value, inner) else { continue }
      if case .tuples(let stream) = value {
        try spend(stream.count)
        for found in stream {
          var next = tuple
          next.value = found.value
          for (name, value) in found.names { next.bind(name, value) }
          result.append(next)
        }
      } else {
        try spend(value.elements.count)
        for (index, found) in value.elements.enumerated() {
          var next = tuple
          if let focus = node.focus { next.bind(focus, found) } else { next.value = found }
          if let position = node.position { next.bind(position, .number(Double(index))) }
          if let ancestor = node.ancestor { next.bind(ancestor.label, tuple.value) }
          result.append(next)
        }
      }
    }
    return try staged(node, result, frame)
  }

  private func staged(_ node: PreparedNode, _ tuples: [PathTuple], _ frame: Frame) throws(EvaluationProblem)
    -> [PathTuple]
  {
    var result = tuples
    for stage in node.stages {
      switch stage {
      case .filter(let filter): result = try self.filter(result, by: filter, frame)
      case .position(let name):
        for index in result.indices { result[index].bind(name, .number(Double(index))) }
      }
    }
    return result
  }

  /// A frame in which the names of a tuple are bound.
  func frame(of tuple: PathTuple, in frame: Frame) throws(EvaluationProblem) -> Frame {
    let inner = try makeFrame(in: frame)
    for (name, value) in tuple.names { inner.bind(name, value) }
    return inner
  }

  // MARK: Filters

  /// The values that a filter selects: by index if it is a number, otherwise by truth.
  func filter(_ value: Value?, by filter: PreparedNode, _ frame: Frame) throws(EvaluationProblem) -> Items {
    if case .tuples(let tuples)? = value {
      return Items(sequence: try self.filter(tuples, by: filter, frame).compactMap(\.value))
    }
    let elements: [Value?]
    if case .array(let items)? = value { elements = items.values } else { elements = [value] }
    if case .value(.number(let number)) = filter.form {
      guard let index = position(number, count: elements.count), let item = elements[index] else {
        return Items(sequence: [])
      }
      if case .array(let items) = item { return items }
      return Items(sequence: [item])
    }
    var result = Items(sequence: [])
    for (index, item) in elements.enumerated() {
      let times = try matches(try evaluate(filter, item, frame), at: index, count: elements.count)
      guard let item else { continue }
      for _ in 0..<times { result.append(item) }
    }
    return result
  }

  private func filter(_ tuples: [PathTuple], by filter: PreparedNode, _ frame: Frame) throws(EvaluationProblem)
    -> [PathTuple]
  {
    if case .value(.number(let number)) = filter.form {
      return position(number, count: tuples.count).map { [tuples[$0]] } ?? []
    }
    var result: [PathTuple] = []
    for (index, tuple) in tuples.enumerated() {
      let inner = try self.frame(of: tuple, in: frame)
      let times = try matches(try evaluate(filter, tuple.value, inner), at: index, count: tuples.count)
      for _ in 0..<times { result.append(tuple) }
    }
    return result
  }

  private func position(_ number: Double, count: Int) -> Int? {
    guard let index = Int(exactly: number.rounded(.down)) else { return nil }
    let place = index < 0 ? count + index : index
    return (0..<count).contains(place) ? place : nil
  }

  /// How often a filter with this result selects the element at an index.
  private func matches(_ answer: Value?, at index: Int, count: Int) throws(EvaluationProblem) -> Int {
    guard let answer else { return 0 }
    var times = 0
    for element in answer.elements {
      guard case .number(let number) = element, !number.isNaN else { return answer.isTruthy ? 1 : 0 }
      guard number.isFinite else { throw .outOfRange(number) }
      if position(number, count: count) == index { times += 1 }
    }
    if case .array(let items) = answer { try spend(items.count) }
    return times
  }
}

extension PreparedNode {
  var isVariable: Bool { if case .variable = form { true } else { false } }
}
