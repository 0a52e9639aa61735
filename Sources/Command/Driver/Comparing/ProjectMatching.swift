import Flow
import Reading
import Source

/// The projects of two sides, paired: by their folders, and what is left by their names.
struct ProjectMatching {
  /// The pairs, with the folder on the newer side, else on the older one.
  private(set) var pairs: [(folder: String, base: SideReading?, head: SideReading?)] = []

  init(
    _ base: [(folder: String, reading: SideReading)], _ head: [(folder: String, reading: SideReading)]
  ) {
    var left = base
    var unmatched: [(folder: String, reading: SideReading)] = []
    func take(_ found: Int) -> SideReading { left.remove(at: found).reading }
    for (folder, reading) in head {
      if let place = left.firstIndex(where: { $0.folder == folder }) {
        pairs.append((folder, take(place), reading))
      } else {
        unmatched.append((folder, reading))
      }
    }
    for (folder, reading) in unmatched {
      let name = reading.reading?.project.name?.value
      let place = left.firstIndex { $0.reading.reading?.project.name?.value == name }
      // What is alone on both sides is the same.
      let only = base.count == 1 && head.count == 1 ? left.indices.first : nil
      pairs.append((folder, (place ?? only).map(take), reading))
    }
    for (folder, reading) in left { pairs.append((folder, reading, nil)) }
    pairs.sort { $0.folder < $1.folder }
  }
}
