import Diagnostics
import Source

extension Pattern {
  /// Passes every list of values of the pattern to a closure, in order.
  func forEachList(_ body: ([ValueMatcher]) -> Void) {
    for member in members {
      switch member {
      case .field(let field):
        switch field.condition {
        case .values(let matchers): body(matchers)
        case .pattern(let inner): inner.forEachList(body)
        }
      case .alternatives(let group):
        for branch in group.branches { branch.forEachList(body) }
      }
    }
  }

  /// Passes every field with a list of values to a closure, in order, with its path: the names from the top, joined by
  /// dots.
  public func forEachField(
    under prefix: [UInt8]? = nil,
    _ body: (_ path: [UInt8], _ field: PatternField, _ matchers: [ValueMatcher]) -> Void
  ) {
    for member in members {
      switch member {
      case .field(let field):
        let path = joinedPath(prefix, field.name)
        switch field.condition {
        case .values(let matchers): body(path, field, matchers)
        case .pattern(let inner): inner.forEachField(under: path, body)
        }
      case .alternatives(let group):
        for branch in group.branches { branch.forEachField(under: prefix, body) }
      }
    }
  }

  /// The first field with a list of values at a path, its names joined by dots.
  public func field(at path: Substring) -> PatternField? {
    for member in members {
      switch member {
      case .alternatives(let group):
        if let found = group.branches.lazy.compactMap({ $0.field(at: path) }).first { return found }
      case .field(let field):
        switch field.condition {
        case .values: if path == field.name { return field }
        case .pattern(let inner):
          guard path.hasPrefix(field.name + ".") else { continue }
          if let found = inner.field(at: path.dropFirst(field.name.count + 1)) { return found }
        }
      }
    }
    return nil
  }

  /// The paths of all conditions, including those in branches of `$or`.
  public var paths: Set<[UInt8]> {
    var paths: Set<[UInt8]> = []
    forEachField { path, _, _ in paths.insert(path) }
    return paths
  }

  /// Passes every `$or` to a closure, outer ones before inner ones, with the names of the enclosing members.
  func forEachAlternatives(
    under names: [String] = [], _ body: (_ names: [String], _ group: PatternAlternatives) -> Void
  ) {
    for member in members {
      switch member {
      case .field(let field):
        if case .pattern(let inner) = field.condition {
          inner.forEachAlternatives(under: names + [field.name], body)
        }
      case .alternatives(let group):
        body(names, group)
        for branch in group.branches { branch.forEachAlternatives(under: names, body) }
      }
    }
  }

  /// The texts of which a top-level field must have one, if the pattern requires it outside of `$or`; nil if other
  /// values match too.
  public func texts(of name: String) -> [String]? {
    let last = members.last { member in
      if case .field(let field) = member { field.name == name } else { false }
    }
    guard case .field(let field) = last, case .values(let matchers) = field.condition else { return nil }
    var texts: [String] = []
    for matcher in matchers {
      guard case .string(let text) = matcher.test else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Whether the pattern has a condition on the top-level field `name`, whichever branches are chosen.
  func demands(_ name: String) -> Bool {
    members.contains { member in
      switch member {
      case .field(let field): return field.name.utf8.elementsEqual(name.utf8)
      case .alternatives(let group): return group.branches.allSatisfy { $0.demands(name) }
      }
    }
  }

  /// Whether the pattern contains an `$or`.
  var hasAlternatives: Bool {
    members.contains { member in
      switch member {
      case .alternatives: true
      case .field(let field): if case .pattern(let inner) = field.condition { inner.hasAlternatives } else { false }
      }
    }
  }

  /// Where the first `$or` is.
  var firstAlternatives: Span? {
    for member in members {
      switch member {
      case .alternatives(let group): return group.origin.span
      case .field(let field):
        if case .pattern(let inner) = field.condition, let span = inner.firstAlternatives { return span }
      }
    }
    return nil
  }

  public var hasWildcards: Bool {
    members.contains { member in
      switch member {
      case .field(let field):
        switch field.condition {
        case .values(let matchers): matchers.contains { $0.test.isWildcard }
        case .pattern(let inner): inner.hasWildcards
        }
      case .alternatives(let group): group.branches.contains(where: \.hasWildcards)
      }
    }
  }

  /// Whether two conditions anywhere in the pattern may have the same path.
  var mayRepeat: Bool {
    let count = conditionCount(upTo: PatternLimits.conditions)
    // Comparing each with each is faster for few conditions.
    guard count <= 24 else { return true }
    var paths: [PathHash] = []
    paths.reserveCapacity(count)
    gatherPaths(under: PathHash(), into: &paths)
    return paths.indices.contains { later in paths[..<later].contains(paths[later]) }
  }

  private func gatherPaths(under prefix: PathHash, into paths: inout [PathHash]) {
    for member in members {
      switch member {
      case .field(let field):
        let path = prefix.appending(field.name)
        switch field.condition {
        case .pattern(let inner): inner.gatherPaths(under: path, into: &paths)
        case .values: paths.append(path)
        }
      case .alternatives(let group):
        for branch in group.branches { branch.gatherPaths(under: prefix, into: &paths) }
      }
    }
  }

  /// A warning for each condition that replaces another on the same path.
  var repeatedConditions: [Diagnostic] {
    guard mayRepeat else { return [] }
    var finder = RepeatFinder()
    var paths: [[UInt8]: Span?] = [:]
    finder.walk(self, under: nil, paths: &paths)
    return finder.found
  }
}

private struct RepeatFinder {
  var found: [Diagnostic] = []
  /// The conditions of the enclosing branches, outermost first.
  private var around: [[[UInt8]: Span?]] = []

  mutating func walk(_ pattern: Pattern, under prefix: [UInt8]?, paths: inout [[UInt8]: Span?]) {
    for member in pattern.members {
      switch member {
      case .field(let field):
        let path = joinedPath(prefix, field.name)
        switch field.condition {
        case .pattern(let inner): walk(inner, under: path, paths: &paths)
        case .values:
          if let earlier = paths[path] ?? around.last(where: { $0[path] != nil })?[path] {
            report(path, at: field.nameOrigin.span, earlier: earlier)
          }
          paths[path] = .some(field.nameOrigin.span)
        }
      case .alternatives(let group):
        around.append(paths)
        var named: [[UInt8]: Span?] = [:]
        for branch in group.branches {
          var inner: [[UInt8]: Span?] = [:]
          walk(branch, under: prefix, paths: &inner)
          named.merge(inner) { first, _ in first }
        }
        around.removeLast()
        paths.merge(named) { first, _ in first }
      }
    }
  }

  private mutating func report(_ path: [UInt8], at span: Span?, earlier: Span?) {
    found.append(
      Diagnostic(
        .repeatedCondition, .replacesFirstCondition(on: String(decoding: path, as: UTF8.self)), at: span,
        hint: .mergeOrRemove, labels: earlier.map { [Label($0, .replaced)] } ?? [],
        notes: [.keepsLastCondition]))
  }
}

extension ValueMatcher.Test {
  var isWildcard: Bool {
    switch self {
    case .wildcard, .anythingBut(.wildcards): true
    default: false
    }
  }
}
