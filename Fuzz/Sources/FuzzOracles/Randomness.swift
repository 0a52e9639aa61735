/// Random choices: the same for the same seed.
public struct Randomness {
  private var state: UInt64

  /// Begins a series.
  public init(seed: UInt32) { state = (UInt64(seed) << 32) ^ 0xD1B5_4A32_D192_ED03 }

  /// A number below a bound (SplitMix64).
  public mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
  }

  /// One of the elements; nil if there are none.
  public mutating func element<Element>(of list: [Element]) -> Element? {
    list.isEmpty ? nil : list[below(list.count)]
  }
}
