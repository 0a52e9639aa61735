import CLibYAML

/// libyaml's parser on a text that outlives it. It is deleted with its owner.
struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Why a text could not be read further, in libyaml's words. Places are code points.
  struct Failure {
    /// What is wrong, such as `did not find expected key`.
    var problem: String
    /// Where libyaml noticed it.
    var place: Int
    /// What libyaml was reading, such as `while parsing a block mapping`; may be empty.
    var context: String
    /// Where that began.
    var contextPlace: Int
  }

  /// Starts to read UTF-8 without a byte order mark; nil if there is not enough memory.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the next event into `event`, which the caller deletes; false if the text cannot be read further.
  func read(into event: inout yaml_event_t) -> Bool { yaml_parser_parse(parser, &event) == 1 }

  /// Why the last read failed.
  var failure: Failure {
    Failure(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "out of memory",
      place: parser.pointee.problem_mark.index,
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      contextPlace: parser.pointee.context_mark.index)
  }
}
