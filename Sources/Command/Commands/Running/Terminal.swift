import Diagnostics
import Driver
import Reports
import Source

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The streams of the process: results on standard output, everything else on standard error.
///
/// A result that cannot be written ends the process: with 2 and a message, or, if its reader is gone, by the signal
/// SIGPIPE, like `git` and `terraform`.
struct Terminal {
  var color: ColorChoice = .auto
  var isQuiet = false
  /// Whether more is printed than was asked for.
  var isVerbose = false

  func print(_ bytes: [UInt8]) {
    let code = FileSystem.write(bytes, to: STDOUT_FILENO)
    if code == EPIPE { Self.endWithBrokenPipe() }
    if code != 0 { fail(.cannotWriteResults("\(String(cString: strerror(code)))")) }
  }

  /// Writes a line of a result, without secrets that a name in it may contain.
  func print(_ line: String) { print(Self.shown(line)) }

  func print(_ line: Sentence) { print(line.filled()) }

  /// Writes what is not a result, whatever the options are. If that is impossible, the process ends with 2.
  func report(_ bytes: [UInt8]) {
    switch FileSystem.write(bytes, to: STDERR_FILENO) {
    case 0: return
    // Whoever closes standard error does not want the messages.
    case EBADF: return
    case EPIPE: Self.endWithBrokenPipe()
    default: Self.end(ExitStatus.failure)
    }
  }

  /// Prints why the command cannot continue, and ends the process with 2.
  func fail(_ message: Sentence) -> Never {
    report(Self.shown("error: \(message.filled())"))
    Self.end(ExitStatus.failure)
  }

  /// Warns about what makes the results incomplete, whatever the options say.
  func warn(_ message: Sentence) { report(Self.shown("warning: \(message.filled())")) }

  /// Writes a line that a script never needs.
  func remark(_ line: Sentence) {
    if !isQuiet { report(Self.shown(line.filled())) }
  }

  /// Writes a line of --verbose.
  func detail(_ line: @autoclosure () -> Sentence) {
    if isVerbose { report(Self.shown(line().filled())) }
  }

  private static func shown(_ line: String) -> [UInt8] {
    TerminalText.bytes(ofLine: SecretMask.shapes.masked(line))
  }

  var colorsResults: Bool { isColored(STDOUT_FILENO) }

  /// Whether what is written beside the results is colored.
  var colorsRemarks: Bool { isColored(STDERR_FILENO) }

  /// `NO_COLOR` and `CLICOLOR_FORCE`, as defined by https://no-color.org and https://bixense.com/clicolors.
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

  /// How many processors the process can use.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// How many tasks read files at once: twice as many as there are processors.
  static var width: Int { processors * 2 }

  /// Blocks while the other threads work, until one of them ends the process.
  static func waitForever() -> Never {
    while true { pause() }
  }

  /// Keeps a value until the process ends, which returns its memory at once: freeing everything of a large project
  /// takes longer.
  static func keep(_ value: some Sendable) { _ = Unmanaged.passRetained(Kept(value)) }

  /// Ends the process. A write that the file system rejects only now is an error.
  static func end(_ status: Int32) -> Never {
    if status != ExitStatus.failure, close(STDOUT_FILENO) != 0, errno != EBADF, errno != EINTR {
      let message = Sentence.cannotWriteResults("\(String(cString: strerror(errno)))").filled()
      _ = FileSystem.write(Array("error: \(message)\n".utf8), to: STDERR_FILENO)
      exit(ExitStatus.failure)
    }
    exit(status)
  }
}

private final class Kept<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: Value) { self.value = value }
}
