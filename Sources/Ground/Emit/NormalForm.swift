/// Normalization form C of Unicode, which Terraform gives to every string of a configuration: `e` with a combining acute
/// accent becomes one character, and U+FA10 becomes U+585A. EventBridge compares characters as they are.
public enum NormalForm {
  /// Whether the form surely leaves every character of a text as it is.
  public static func keeps(_ text: String) -> Bool {
    // Nothing before U+0300 changes, and nearly all texts are of that or of Japanese.
    if text.utf8.allSatisfy({ $0 < 0xCC }) { return true }
    var before = Unicode.CanonicalCombiningClass.notReordered
    for scalar in text.unicodeScalars {
      if mayChange(scalar, after: before) { return false }
      before = scalar.properties.canonicalCombiningClass
    }
    return true
  }

  /// JSON text in which escapes are in the place of characters that the form may change: the same strings to whoever reads
  /// the JSON.
  public static func escaped(json text: String) -> String {
    if keeps(text) { return text }
    var result = String.UnicodeScalarView()
    var before = Unicode.CanonicalCombiningClass.notReordered
    for scalar in text.unicodeScalars {
      if mayChange(scalar, after: before) {
        for unit in String(scalar).utf16 { result.append(contentsOf: escape(unit).unicodeScalars) }
      } else {
        result.append(scalar)
      }
      before = scalar.properties.canonicalCombiningClass
    }
    return String(result)
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Whether the form replaces a character, may join it to the one before it, or changes their order (Unicode Standard
  /// Annex #15, "Detecting Normalization Forms").
  private static func mayChange(_ scalar: Unicode.Scalar, after before: Unicode.CanonicalCombiningClass) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    let properties = scalar.properties
    if properties.isFullCompositionExclusion { return true }
    let own = properties.canonicalCombiningClass
    if own != .notReordered, before.rawValue > own.rawValue { return true }
    return mayJoin(scalar.value)
  }

  /// The characters with the property NFC_Quick_Check=Maybe (Unicode Character Database, DerivedNormalizationProps.txt).
  private static func mayJoin(_ value: UInt32) -> Bool {
    joining.contains { $0.contains(value) }
  }

  private static let joining: [ClosedRange<UInt32>] = [
    0x300...0x304, 0x306...0x30C, 0x30F...0x30F, 0x311...0x311, 0x313...0x314, 0x31B...0x31B, 0x323...0x328,
    0x32D...0x32E, 0x330...0x331, 0x338...0x338, 0x342...0x342, 0x345...0x345, 0x653...0x655, 0x93C...0x93C,
    0x9BE...0x9BE, 0x9D7...0x9D7, 0xB3E...0xB3E, 0xB56...0xB57, 0xBBE...0xBBE, 0xBD7...0xBD7, 0xC56...0xC56,
    0xCC2...0xCC2, 0xCD5...0xCD6, 0xD3E...0xD3E, 0xD57...0xD57, 0xDCA...0xDCA, 0xDCF...0xDCF, 0xDDF...0xDDF,
    0x102E...0x102E, 0x1161...0x1175, 0x11A8...0x11C2, 0x1B35...0x1B35, 0x3099...0x309A, 0x110BA...0x110BA,
    0x11127...0x11127, 0x1133E...0x1133E, 0x11357...0x11357, 0x114B0...0x114B0, 0x114BA...0x114BA,
    0x114BD...0x114BD,
    0x115AF...0x115AF, 0x11930...0x11930,
  ]
}
