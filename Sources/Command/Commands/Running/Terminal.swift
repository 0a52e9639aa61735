import Diagnostics
import Driver
import Reports
import Source

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The process's own streams: results on standard output, everything else on standard error.
///
/// A result that cannot be written ends the process: with 2 and a message, or, where its reader has gone away, as
/// `git` and `terraform` end then, by the signal SIGPIPE.
struct Terminal {
  /// Which words are coloured.
  var color: ColorChoice = .auto
  /// Whether remarks are left out.
  var isQuiet = false
  /// Whether more is told than what was asked for.
  var isVerbose = false

  /// Writes a result.
  func print(_ bytes: [UInt8]) {
    let code = FileSystem.write(bytes, to: STDOUT_FILENO)
    if code == EPIPE { Self.endByBrokenPipe() }
    if code != 0 { fail(.cannotWriteResults("\(String(cString: strerror(code)))")) }
  }

  /// Writes a line of a result, without the secrets that a name in it may hold.
  func print(_ line: String) {
    print(Self.shown(line))
  }

  /// Writes a line of a result that a room says.
  func print(_ line: Sentence) {
    print(line.filled())
  }

  /// Writes what is no result, whatever the options say. Where nobody can be told, the process ends with 2.
  func report(_ bytes: [UInt8]) {
    switch FileSystem.write(bytes, to: STDERR_FILENO) {
    case 0: return
    // Whoever closes standard error does not want to know.
    case EBADF: return
    case EPIPE: Self.endByBrokenPipe()
    default: Self.end(ExitStatus.failure)
    }
  }

  /// Says why the command cannot go on, and ends the process with 2.
  func fail(_ message: Sentence) -> Never {
    report(Self.shown("error: \(message.filled())"))
    Self.end(ExitStatus.failure)
  }

  /// Writes a line that a script never needs.
  func remark(_ line: Sentence) {
    if !isQuiet { report(Self.shown(line.filled())) }
  }

  /// Writes a line for those who want to know more.
  func detail(_ line: @autoclosure () -> Sentence) {
    if isVerbose { report(Self.shown(line().filled())) }
  }

  private static func shown(_ line: String) -> [UInt8] {
    Array(TerminalText.line(SecretMask.shapes.masked(line)).utf8) + [0x0A]
  }

  /// Whether results are coloured.
  var colorsResults: Bool { isColored(STDOUT_FILENO) }

  /// Whether what is written beside the results is coloured.
  var colorsRemarks: Bool { isColored(STDERR_FILENO) }

  /// `NO_COLOR` and `CLICOLOR_FORCE` as https://no-color.org and https://bixense.com/clicolors say.
  private func isColored(_ descriptor: Int32) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let off = Self.variable("NO_COLOR"), !off.isEmpty { return false }
    if let force = Self.variable("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
    return isatty(descriptor) == 1 && Self.variable("TERM") != "dumb"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// How many tasks read files at once: twice as many as there are cores.
  static var width: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) * 2
  }

  /// Lets the other threads do the work, until one of them ends the process.
  static func waitForever() -> Never {
    while true { pause() }
  }

  /// Keeps a value until the process ends, which gives its memory back at once: to free all that a large project came to
  /// takes longer than that.
  static func keep(_ value: some Sendable) {
    _ = Unmanaged.passRetained(Kept(value))
  }

  /// Ends the process. What a file system refuses only now was not written.
  static func end(_ status: Int32) -> Never {
    if status != ExitStatus.failure, close(STDOUT_FILENO) != 0, errno != EBADF, errno != EINTR {
      let message = Sentence.cannotWriteResults("\(String(cString: strerror(errno)))").filled()
      _ = FileSystem.write(Array("error: \(message)\n".utf8), to: STDERR_FILENO)
      exit(ExitStatus.failure)
    }
    exit(status)
  }
}

/// What is kept until the process ends.
private final class Kept<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: Value) {
    self.value = value
  }
}
