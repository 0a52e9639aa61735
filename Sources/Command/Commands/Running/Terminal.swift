import Source

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The process's own streams: results on standard output, everything else on standard error.
struct Terminal {
  /// Which words are coloured.
  var color: ColorChoice = .auto
  /// Whether remarks are left out.
  var isQuiet = false
  /// Whether more is told than what was asked for.
  var isVerbose = false

  /// Writes a result.
  func print(_ bytes: [UInt8]) {
    Self.write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a line of a result, without the secrets that a name in it may hold.
  func print(_ line: String) {
    Self.write(Self.shown(line), to: STDOUT_FILENO)
  }

  /// Writes what is no result, whatever the options say.
  func report(_ bytes: [UInt8]) {
    Self.write(bytes, to: STDERR_FILENO)
  }

  /// Writes a line that a script never needs.
  func remark(_ line: String) {
    if !isQuiet { Self.write(Self.shown(line), to: STDERR_FILENO) }
  }

  /// Writes a line for those who want to know more.
  func detail(_ line: @autoclosure () -> String) {
    if isVerbose { Self.write(Self.shown(line()), to: STDERR_FILENO) }
  }

  private static func shown(_ line: String) -> [UInt8] {
    Array(SecretMask.shapes.masked(line).utf8) + [0x0A]
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

  /// A reader that went away ends the output, not the program.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Lets the other threads do the work, until one of them ends the process.
  static func waitForever() -> Never {
    while true { pause() }
  }

  /// Ends the process.
  static func end(_ code: Int32) -> Never {
    exit(code)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #else
          let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #endif
        if count > 0 {
          offset += count
        } else if count < 0, errno != EINTR {
          return
        }
      }
    }
  }
}
