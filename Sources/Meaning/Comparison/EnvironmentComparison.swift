import Diagnostics
public import Flow
import Source

extension ProjectReport {
  /// Adds the environments that only one side has. If they have none in common, the first ones count as the same.
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
    for index in found.indices { found[index].sign(self.name ?? "", "") }
    changes = (changes + found).inReadingOrder
  }
}
