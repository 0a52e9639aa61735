#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The processor time of this thread while `work` runs.
///
/// Other processes and other tests do not change it, so a bound on it is reliable on a busy machine too.
public func processorTime(of work: () throws -> Void) rethrows -> Duration {
  let before = processorTimeOfThread()
  try work()
  return processorTimeOfThread() - before
}

private func processorTimeOfThread() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
