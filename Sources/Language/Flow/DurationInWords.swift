/// A duration in the notation of the language, in the longest unit that fits: `15m`, `2h`, `90s`.
public func durationInWords(_ seconds: Int) -> String {
  for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60)] where seconds >= length && seconds % length == 0 {
    return "\(seconds / length)\(unit)"
  }
  return "\(seconds)s"
}
