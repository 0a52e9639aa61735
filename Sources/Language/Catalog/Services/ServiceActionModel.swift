/// What is known of an action of an AWS API: its parameters, as Step Functions names them, and what it cannot do.
public struct ServiceActionModel: Sendable, Equatable {
  /// The parameters that must be given.
  public let required: [String]
  /// The others; nil where they are not known.
  public let optional: [String]?
  /// Whether the action answers with a stream, which Step Functions cannot take.
  public let streams: Bool
  /// Whether IAM allows the action on everything or not at all, so that no policy can name a resource (Service
  /// Authorization Reference).
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

  /// The actions of a service, as `aws/SERVICE.ACTION` writes them.
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

  /// Reads what stands behind an action's name: `!` where it streams, `*` where no resource can be named, `:` and the codes
  /// of required parameters, `/` and those of the others.
  private init(marked text: Substring) {
    let marks = text.prefix { $0 != ":" }
    streams = marks.contains("!")
    allowsNoResource = marks.contains("*")
    let lists = text.dropFirst(marks.count + 1).split(separator: "/", omittingEmptySubsequences: false)
    required = lists.first.map(Self.names) ?? []
    optional = lists.count > 1 ? Self.names(lists[1]) : nil
  }

  /// The names that codes stand for. A code has two characters, or three where the first is a capital.
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

  /// The place of a character among small letters, capitals and digits.
  private static func place(of byte: UInt8) -> Int {
    if byte.isLowerCase { return Int(byte - UInt8(ascii: "a")) }
    return byte.isDigit ? 52 + Int(byte - UInt8(ascii: "0")) : 26 + Int(byte - UInt8(ascii: "A"))
  }
}
