extension String {
  /// How many Unicode scalars the text has. Each has one byte that continues none, so that the bytes are enough to count them.
  public var scalarCount: Int { utf8.count { $0 & 0xC0 != 0x80 } }
}
