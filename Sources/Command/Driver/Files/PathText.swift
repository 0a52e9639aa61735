/// Paths as text, with `/` between their parts. Nothing here asks the disk.
public enum PathText {
  /// Two paths, the second below the first; an absolute second one stands for itself.
  public static func joined(_ folder: String, _ rest: some StringProtocol) -> String {
    if rest.isEmpty { return folder }
    if rest.utf8.first == UInt8(ascii: "/") || folder.isEmpty { return String(rest) }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + rest : folder + "/" + rest
  }

  /// The part before the last `/`; empty where there is none, `/` for what stands at the root.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The part behind the last `/`.
  public static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The parts of an absolute path, `.` and `..` resolved by their text.
  public static func parts(of path: String, in folder: String) -> [Substring] {
    var parts: [Substring] = []
    for part in joined(folder, path).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  /// A path as findings show it: relative to the current folder, `.` for that folder itself.
  public static func shown(_ path: String, in folder: String) -> String {
    let wanted = parts(of: path, in: folder)
    let current = parts(of: folder, in: "/")
    var common = 0
    while common < min(wanted.count, current.count), wanted[common] == current[common] { common += 1 }
    let up = repeatElement(Substring(".."), count: current.count - common)
    let all = Array(up) + wanted[common...]
    return all.isEmpty ? "." : all.joined(separator: "/")
  }
}
