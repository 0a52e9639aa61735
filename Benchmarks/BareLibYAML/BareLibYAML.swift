import CLibYAML
import Glibc

// The minimum cost of parsing: libyaml's own events over the same bytes, and nothing else. The benchmark compares every
// figure of Tasuki with it.
//
// Usage: bare-libyaml FILE…; prints the number of events and bytes, and the seconds of parsing without reading.

func read(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else {
    print("bare-libyaml: cannot read '\(path)'")
    exit(2)
  }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}

func countEvents(_ bytes: [UInt8]) -> Int {
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else { return 0 }
  defer { yaml_parser_delete(&parser) }
  var count = 0
  bytes.withUnsafeBufferPointer { buffer in
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
    var event = yaml_event_t()
    var isDone = false
    while !isDone, yaml_parser_parse(&parser, &event) == 1 {
      isDone = event.type == YAML_STREAM_END_EVENT
      count += 1
      yaml_event_delete(&event)
    }
  }
  return count
}

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let files = CommandLine.arguments.dropFirst().map(read)
let start = seconds()
let events = files.reduce(0) { $0 + countEvents($1) }
print("\(events) events, \(files.reduce(0) { $0 + $1.count }) bytes, \(seconds() - start) seconds")
