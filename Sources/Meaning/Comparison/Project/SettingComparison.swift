import Catalog
import Diagnostics
import Flow
import Source

/// Something that the project file names and several workflows may use, as a list of settings.
struct NamedSettings {
  let name: String
  let span: Span
  /// The settings in a fixed order, those without a value left out.
  let settings: [(key: String, value: String)]

  /// Whether both have the same settings, whatever their names are.
  func means(_ other: NamedSettings) -> Bool { identity == other.identity }

  fileprivate var identity: [String] { settings.flatMap { [$0.key, $0.value] } }
}

/// How one kind of named settings is reported.
struct SettingCodes {
  let added: (code: ChangeCode, message: @Sendable (String) -> Sentence)
  let removed: (code: ChangeCode, message: @Sendable (String) -> Sentence)
  let changed: (code: ChangeCode, message: @Sendable (String, [String]) -> Sentence)
}

/// The changes of named settings, each once, whoever uses them. What has another name and the same settings is not a change.
func settingChanges(
  _ base: [NamedSettings], _ head: [NamedSettings], _ codes: SettingCodes, at files: (base: Origin, head: Origin),
  users: (String) -> [String]
) -> [Change] {
  let old = Dictionary(base.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let new = Dictionary(head.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  var removed = base.filter { new[$0.name] == nil }
  var added = head.filter { old[$0.name] == nil }
  let free = Set(removed.map(\.identity)).intersection(added.map(\.identity))
  removed.removeAll { free.contains($0.identity) }
  added.removeAll { free.contains($0.identity) }
  func facts(_ name: String) -> [ChangeFact] {
    let names = users(name)
    return names.isEmpty ? [] : [.note(.usedBy(names))]
  }
  var changes = added.map { settings in
    Change(
      codes.added.code, codes.added.message(settings.name), subject: settings.name, base: files.base.span,
      head: settings.span, facts: facts(settings.name), identity: settings.identity)
  }
  changes += removed.map { settings in
    Change(
      codes.removed.code, codes.removed.message(settings.name), subject: settings.name, base: settings.span,
      head: files.head.span, identity: settings.identity)
  }
  for settings in head {
    guard let before = old[settings.name], !before.means(settings) else { continue }
    let values = Dictionary(before.settings.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let newValues = Dictionary(
      settings.settings.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    var keys = before.settings.map(\.key)
    keys += settings.settings.map(\.key).filter { values[$0] == nil }
    keys.removeAll { values[$0] == newValues[$0] }
    let used = facts(settings.name)
    changes.append(
      Change(
        codes.changed.code, codes.changed.message(settings.name, keys), subject: settings.name, base: before.span,
        head: settings.span,
        facts: keys.map { key in
          .values(.code(key), values[key].map { .code($0) }, newValues[key].map { .code($0) })
        } + used,
        identity: before.identity + ["→"] + settings.identity, level: used.isEmpty ? .safe : nil))
  }
  return changes
}
