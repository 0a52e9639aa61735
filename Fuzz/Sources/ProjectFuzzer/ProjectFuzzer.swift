import Dispatch
import Foundation
import FuzzOracles
import FuzzerDriver

/// Feeds whole projects to the compiler; `judge` says what must hold.

private let donors = Donors(folder: ProcessInfo.processInfo.environment["FUZZ_SEEDS"] ?? "seeds")

/// The processor time that an input may take, in seconds: instrumented code is many times slower than the command.
private func mostSeconds(_ count: Int) -> Double { 4 + Double(count) / 1_000 }

/// Called by libFuzzer for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput(Array(UnsafeBufferPointer(start: start, count: count)))
  let began = clock()
  let done = DispatchSemaphore(value: 0)
  Task {
    do {
      try await judge(input)
    } catch {
      fatalError("\(error)")
    }
    done.signal()
  }
  done.wait()
  let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
  precondition(seconds < mostSeconds(count), "\(count) bytes take \(seconds) seconds")
  return 0
}

/// Called by libFuzzer to change an input.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
  var mutation = Mutation(seed: seed, donors) { bytes in
    let room = bytes.count * 2 + 16
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, size in
      for (index, byte) in bytes.enumerated() { buffer.initializeElement(at: index, to: byte) }
      buffer[bytes.count...].initialize(repeating: 0)
      size = buffer.baseAddress.map { mutateBytes($0, bytes.count, room) } ?? 0
    }
  }
  let changed = mutation.mutated(Array(UnsafeBufferPointer(start: data, count: count))).prefix(limit)
  for (index, byte) in changed.enumerated() { data[index] = byte }
  return changed.count
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

@main struct ProjectFuzzer {
  static func main() { runFuzzer { testOneInput($0, $1) } }
}
