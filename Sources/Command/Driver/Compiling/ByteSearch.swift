import Source

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension SourceFile {
  func mentions(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    guard let first = wanted.first else { return true }
    return text.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while rest.count >= wanted.count {
        let room = UnsafeRawBufferPointer(rebasing: rest)
        guard let start = room.baseAddress, let place = memchr(start, Int32(first), room.count) else {
          return false
        }
        rest = rest.dropFirst(start.distance(to: place))
        if rest.starts(with: wanted) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }
}
