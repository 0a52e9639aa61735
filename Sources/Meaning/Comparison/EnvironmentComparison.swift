import Diagnostics
public import Flow
import Source

extension ProjectReport {
  /// Adds the environments that only one side has, and those in another place. If the sides have none in common, the first ones
  /// count as the same.
  public mutating func addEnvironments(of base: ProjectHead, _ head: ProjectHead) {
    let (old, new) = (base.environments, head.environments)
    let (oldNames, newNames) = (Set(old.map(\.name.value)), Set(new.map(\.name.value)))
    guard !oldNames.isDisjoint(with: newNames) else { return }
    var found = old.filter { !newNames.contains($0.name.value) }.map { environment in
      let name = environment.name
      return Change(
        .environmentRemoved, .environmentIsRemoved(name.value), subject: name.value, base: name.span,
        head: head.span.head,
        identity: [])
    }
    found += new.filter { !oldNames.contains($0.name.value) }.map { environment in
      let name = environment.name
      return Change(
        .environmentAdded, .environmentNew(name.value), subject: name.value, base: base.span.head, head: name.span,
        identity: [])
    }
    let places = Dictionary(old.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    found += new.compactMap { environment in
      places[environment.name.value].flatMap { moved($0, environment) }
    }
    for index in found.indices { found[index].sign(self.name ?? "", "") }
    changes = (changes + found).inReadingOrder
  }

  private func moved(_ old: Environment, _ new: Environment) -> Change? {
    let values = [
      ("region", old.region?.value, new.region?.value), ("account", old.account?.value, new.account?.value),
    ].filter { $0.1 != $0.2 }
    guard !values.isEmpty else { return nil }
    let name = new.name.value
    // A place that was not written before may be the same one.
    let isKnown = values.contains { $0.1 != nil && $0.2 != nil }
    return Change(
      .environmentMoved, .environmentMoves(name, values.map(\.0)), subject: name, base: old.name.span,
      head: new.name.span,
      facts: values.map { .values(.code($0.0), $0.1.map { .code($0) }, $0.2.map { .code($0) }) },
      identity: values.flatMap { [$0.0, $0.1 ?? "", $0.2 ?? ""] }, level: isKnown ? nil : .safe)
  }
}
