/// Paths as text, with `/` between their parts. Nothing here reads the disk.
public enum PathText {
  /// Two paths, the second below the first; an absolute second one replaces the first.
  public static func joined(_ folder: String, _ rest: some StringProtocol) -> String {
    if rest.isEmpty { return folder }
    if rest.utf8.first == UInt8(ascii: "/") || folder.isEmpty { return String(rest) }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + rest : folder + "/" + rest
  }

  /// The part before the last `/`; empty if there is none, `/` for what is at the root.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The part after the last `/`.
  public static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The parts of an absolute path, `.` and `..` resolved by their text.
  public static func parts(of path: String, in folder: String) -> [Substring] {
    var parts: [Substring] = []
    for part in joined(folder, path).utf8.split(separator: UInt8(ascii: "/")).lazy.map({ Substring($0) })
    where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  /// The rest of a path below a folder; nil if the path's text does not start with the folder, or contains `.`, `..` or empty
  /// parts.
  private static func below(_ path: String, _ folder: String) -> String? {
    var rest = path.utf8[...]
    for byte in folder.utf8 where rest.popFirst() != byte { return nil }
    guard !folder.utf8.elementsEqual("/".utf8), rest.popFirst() == UInt8(ascii: "/"),
      isNormal(folder.utf8[...].dropFirst()),
      isNormal(rest)
    else { return nil }
    return String(Substring(rest))
  }

  /// Whether no part of a relative path is empty, `.` or `..`.
  private static func isNormal(_ path: Substring.UTF8View) -> Bool {
    var length = 0
    var isDots = true
    for byte in path {
      if byte == UInt8(ascii: "/") {
        if isDots, length <= 2 { return false }
        (length, isDots) = (0, true)
      } else {
        isDots = isDots && byte == UInt8(ascii: ".")
        length += 1
      }
    }
    return !(isDots && length <= 2)
  }

  /// Whether a path sorts before another by their bytes.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.withContiguousStorageIfAvailable { first in
      right.utf8.withContiguousStorageIfAvailable { second in
        zip(first, second).first { $0 != $1 }.map { $0 < $1 } ?? (first.count < second.count)
      }
    }.flatMap(\.self) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// A path as findings show it: relative to the current folder, `.` for that folder itself.
  public static func shown(_ path: String, in folder: String) -> String {
    if path.utf8.first == UInt8(ascii: "/"), let below = below(path, folder) { return below }
    let wanted = parts(of: path, in: folder)
    let current = parts(of: folder, in: "/")
    var common = 0
    while common < min(wanted.count, current.count), wanted[common] == current[common] { common += 1 }
    let up = repeatElement(Substring(".."), count: current.count - common)
    let all = Array(up) + wanted[common...]
    return all.isEmpty ? "." : all.joined(separator: "/")
  }
}

/// A folder whose files' paths are shown; the part that they share is computed once.
struct ShownFolder {
  private let folder: String
  private let currentFolder: String
  /// The folder's own path as findings show it; nil if the paths of its files do not begin with it.
  private let shown: String?

  /// Prepares the paths below an absolute folder.
  init(_ folder: String, in currentFolder: String) {
    self.folder = folder
    self.currentFolder = currentFolder
    let path = PathText.shown(folder, in: currentFolder)
    // From a folder that contains the current one, the path may lead down again.
    shown = path.hasSuffix("..") ? nil : path
  }

  /// The shown path of a file below the folder, by its path from there, without `.` or `..`.
  func path(of below: String) -> String {
    guard let shown else { return PathText.shown(PathText.joined(folder, below), in: currentFolder) }
    return shown == "." ? below : PathText.joined(shown, below)
  }
}
