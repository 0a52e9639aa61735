import Synchronization

/// The objects of a repository, each read once, by a single `git cat-file --batch`.
public final class GitObjects: Sendable {
  private struct State: ~Copyable {
    let process: ChildProcess
    var known: [String: [UInt8]] = [:]
  }

  private let state: Mutex<State>

  /// Nil if git does not start.
  init?(in folder: String) {
    let arguments = GitRepository.arguments(["cat-file", "--batch"], in: folder)
    guard let process = ChildProcess(arguments, environment: GitRepository.environment) else { return nil }
    state = Mutex(State(process: process))
  }

  /// The bytes of an object, by its hash; nil if the repository does not have it.
  func bytes(of hash: String) -> [UInt8]? {
    state.withLock { state in
      if let known = state.known[hash] { return known }
      guard state.process.write(hash + "\n"), let head = state.process.readLine() else { return nil }
      // `HASH blob 123`, or `HASH missing`.
      let words = head.split(separator: UInt8(ascii: " "))
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)),
        let bytes = state.process.read(size), state.process.read(1) != nil
      else { return nil }
      state.known[hash] = bytes
      return bytes
    }
  }
}
