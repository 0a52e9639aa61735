import Source

/// The known parameters of an AWS API action, as Step Functions names them, and its restrictions.
public struct ServiceActionModel: Sendable, Equatable {
  public let required: [String]
  /// The optional parameters; nil if they are not known.
  public let optional: [String]?
  /// Whether the action responds with a stream, which Step Functions does not support.
  public let streams: Bool
  /// Whether IAM grants the action only on all resources, so that a policy cannot name one (Service Authorization
  /// Reference).
  let allowsNoResource: Bool

  /// The action in the tables of the SDK.
  static func find(_ action: ServiceAction) -> ServiceActionModel? {
    guard let first = action.action.utf8.first, first.isLowerCase else { return nil }
    let name = [first ^ 0x20] + action.action.utf8.dropFirst()
    for cell in cells(of: action.service) {
      let words = cell.split(separator: UInt8(ascii: " "))
      guard let verb = words.first, name.starts(with: verb) else { continue }
      let rest = name.dropFirst(verb.count)
      for word in words.dropFirst() {
        let noun = noun(in: word)
        guard rest.isEmpty ? noun.elementsEqual("-".utf8) : noun.elementsEqual(rest) else { continue }
        return ServiceActionModel(marked: Substring(word.dropFirst(noun.count)))
      }
    }
    return nil
  }

  /// The actions of a service, in the form of `aws/SERVICE.ACTION`.
  static func actions(of service: String) -> [String] {
    cells(of: service).flatMap { cell -> [String] in
      let words = cell.split(separator: UInt8(ascii: " "))
      guard let verb = words.first.map({ Substring($0) }) else { return [] }
      let start = verb.prefix(1).lowercased() + verb.dropFirst()
      return words.dropFirst().map { word in
        let noun = Substring(noun(in: word))
        return start + (noun == "-" ? "" : noun)
      }
    }
  }

  /// The verbs of a service with the rest of their actions.
  private static func cells(of service: String) -> ArraySlice<Substring.UTF8View> {
    guard let first = service.utf8.first else { return [] }
    let table =
      switch first {
      case ...UInt8(ascii: "b"): sdkActionRowsAToB
      case ...UInt8(ascii: "d"): sdkActionRowsCToD
      case ...UInt8(ascii: "k"): sdkActionRowsEToK
      case ...UInt8(ascii: "r"): sdkActionRowsLToR
      default: sdkActionRowsSToZ
      }
    guard let line = SortedTable(text: table).line(service) else { return [] }
    return line.split(separator: UInt8(ascii: "|")).dropFirst()
  }

  /// The rest of an action's name, up to its marks.
  private static func noun(in word: Substring.UTF8View) -> Substring.UTF8View {
    word.prefix { !"!*:".utf8.contains($0) }
  }

  /// Reads the text after an action's name: `!` if it streams, `*` if a policy cannot name a resource, `:` and the
  /// codes of required parameters, `/` and those of the others.
  private init(marked text: Substring) {
    let marks = text.prefix { $0 != ":" }
    streams = marks.contains("!")
    allowsNoResource = marks.contains("*")
    let lists = text.dropFirst(marks.count + 1).split(separator: "/", omittingEmptySubsequences: false)
    required = lists.first.map(Self.names) ?? []
    optional = lists.count > 1 ? Self.names(lists[1]) : nil
  }

  /// The names of codes. A code has two characters, or three if the first is a capital.
  private static func names(_ codes: Substring) -> [String] {
    var names: [String] = []
    var rest = codes.utf8[...]
    while let first = rest.first {
      let length = first.isLetter && !first.isLowerCase ? 3 : 2
      guard rest.count >= length, let last = rest.dropFirst(length - 1).first,
        let row = SortedTable(text: sdkParameterRows).row(String(Substring(rest.prefix(length - 1)))),
        let name = row.last?.split(separator: " ").dropFirst(place(of: last)).first
      else { return names }
      names.append(String(name))
      rest = rest.dropFirst(length)
    }
    return names
  }

  /// The position of a character among lower-case letters, capitals and digits.
  private static func place(of byte: UInt8) -> Int {
    if byte.isLowerCase { return Int(byte - UInt8(ascii: "a")) }
    return byte.isDigit ? 52 + Int(byte - UInt8(ascii: "0")) : 26 + Int(byte - UInt8(ascii: "A"))
  }
}
