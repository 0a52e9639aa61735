import Testing

@testable import Catalog

/// The compiled-in tables, as they are in the sources.
private struct Table: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let rows: Int
  /// The number of columns of a row's key.
  var key = 1
  let columns: ClosedRange<Int>

  var testDescription: String { name }
}

private let tables = [
  Table(name: "AWS event types", text: awsEventTypeRows, rows: 532, key: 2, columns: 2...3),
  Table(name: "AWS services", text: awsServiceSourceRows, rows: 418, columns: 2...2),
  Table(name: "Stripe", text: stripeEventTypeRows, rows: 275, columns: 1...2),
  Table(name: "Stripe thin", text: stripeThinEventTypeRows, rows: 326, columns: 1...2),
  Table(name: "GitHub", text: gitHubEventTypeRows, rows: 76, columns: 1...2),
  Table(name: "Twilio", text: twilioEventTypeRows, rows: 177, columns: 2...3),
  Table(name: "SDK services", text: sdkServiceRows, rows: 441, columns: 2...3),
  Table(name: "SDK actions, a to b", text: sdkActionRowsAToB, rows: 54, columns: 2...40),
  Table(name: "SDK actions, c to d", text: sdkActionRowsCToD, rows: 78, columns: 2...40),
  Table(name: "SDK actions, e to k", text: sdkActionRowsEToK, rows: 87, columns: 2...80),
  Table(name: "SDK actions, l to r", text: sdkActionRowsLToR, rows: 118, columns: 2...40),
  Table(name: "SDK actions, s to z", text: sdkActionRowsSToZ, rows: 86, columns: 2...40),
  Table(name: "SDK parameters", text: sdkParameterRows, rows: 100, columns: 2...2),
]

@Suite struct TableTests {
  @Test(arguments: tables) fileprivate func isWellFormed(table: Table) {
    let rows = SortedTable(text: table.text).rows
    #expect(rows.count == table.rows)
    #expect(rows.count == table.text.split(separator: "\n", omittingEmptySubsequences: false).count)
    for row in rows {
      #expect(table.columns.contains(row.count), "\(row)")
      for cell in row {
        #expect(!cell.isEmpty, "\(row)")
        #expect(cell.first != " " && cell.last != " " && !cell.contains("  ") && !cell.contains("\t"), "\(row)")
      }
    }
  }

  @Test(arguments: tables) fileprivate func isSortedWithoutRepeats(table: Table) {
    let keys = SortedTable(text: table.text).rows.map { Array($0.prefix(table.key)) }
    for (before, after) in zip(keys, keys.dropFirst()) {
      #expect(before.lexicographicallyPrecedes(after), "\(before) and \(after)")
    }
  }

  @Test func onlyTheGuessIsMarked() {
    let marks = SortedTable(text: awsEventTypeRows).rows.compactMap { $0.count > 2 ? $0[2] : nil }
    #expect(marks.count == 68)
    #expect(marks.allSatisfy { $0 == "?" })
  }

  @Test func everySourceOfAnEventTypeIsAService() {
    let titled = Set(SortedTable(text: awsServiceSourceRows).rows.map { $0[0] })
    #expect(Set(SortedTable(text: awsEventTypeRows).rows.map { $0[0] }).subtracting(titled).isEmpty)
  }

  @Test(arguments: tables) fileprivate func everyRowIsFoundByItsKey(table: Table) {
    let sorted = SortedTable(text: table.text)
    for row in sorted.rows {
      #expect(sorted.row(row.prefix(table.key).joined(separator: "|")) == row)
      #expect(sorted.row(row.prefix(table.key).joined(separator: "|") + "!") == nil)
    }
  }

  @Test func findsEveryRowUnderACell() {
    let table = SortedTable(text: "a|1\na|2\na-b|1\nb\nba|1")
    #expect(table.rows(under: "a") == [["a", "1"], ["a", "2"]])
    #expect(table.rows(under: "a-b") == [["a-b", "1"]])
    #expect(table.rows(under: "ba") == [["ba", "1"]])
    #expect(table.rows(under: "aa").isEmpty)
    #expect(table.rows(under: "").isEmpty)
    #expect(table.row("b") == ["b"])
    #expect(table.row("c") == nil)
    #expect(SortedTable(text: "").row("a") == nil)
  }

  @Test func gitHubActionsAreSortedWithoutRepeats() {
    for row in SortedTable(text: gitHubEventTypeRows).rows where row.count > 1 {
      let actions = row[1].split(separator: " ")
      #expect(actions == Array(Set(actions)).sorted(), "\(row)")
    }
  }
}
