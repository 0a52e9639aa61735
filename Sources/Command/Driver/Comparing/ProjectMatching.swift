import Flow
import Reading
import Source

/// A project on one side, with its folder from the root of the side.
struct FoundProject {
  let folder: String
  let reading: SideReading
}

/// Pairs the projects of two sides by their folders, and the others by their names.
struct ProjectMatching {
  /// The pairs, with the folder on the newer side, otherwise on the older one.
  private(set) var pairs: [(folder: String, base: SideReading?, head: SideReading?)] = []

  init(_ base: [FoundProject], _ head: [FoundProject]) {
    var ofFolder = Dictionary(base.map { ($0.folder, $0.reading) }, uniquingKeysWith: { first, _ in first })
    var unmatched: [FoundProject] = []
    for project in head {
      if let old = ofFolder.removeValue(forKey: project.folder) {
        pairs.append((project.folder, old, project.reading))
      } else {
        unmatched.append(project)
      }
    }
    var remaining = base.filter { ofFolder[$0.folder] != nil }
    let places = Dictionary(
      remaining.enumerated().map { ($0.element.reading.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var taken: Set<Int> = []
    for project in unmatched {
      var place = places[project.reading.name].flatMap { taken.contains($0) ? nil : $0 }
      // A single project on each side is the same one.
      if place == nil, base.count == 1, head.count == 1 { place = remaining.indices.first }
      if let place { taken.insert(place) }
      pairs.append((project.folder, place.map { remaining[$0].reading }, project.reading))
    }
    remaining = remaining.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
    for project in remaining { pairs.append((project.folder, project.reading, nil)) }
    pairs.sort { $0.folder < $1.folder }
  }
}
