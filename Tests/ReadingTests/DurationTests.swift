import Diagnostics
import Flow
import Reading
import Source
import TestSupport
import Testing
import Workflows

@Suite struct DurationTests {
  private func task(_ timeout: String) -> String {
    workflow(tasks: "  - {id: a, uses: sqs/send, with: {queue: q}, timeout: \(timeout)}")
  }

  @Test(arguments: [("10s", 10), ("15m", 900), ("2h", 7_200), ("7d", 604_800), ("0010s", 10), ("\"1s\"", 1)])
  func reads(_ text: String, _ seconds: Int) throws {
    let reading = try read(task(text))
    expectClean(reading)
    #expect(reading.workflows.first?.allTasks.first?.timeout?.value.seconds == seconds)
  }

  @Test(arguments: [
    ("PT10M", "10m"), ("PT1H30M", "90m"), ("P1D", "1d"), ("P1DT12H", "36h"), ("10 minutes", "10m"),
    ("1h30m", "90m"),
    ("90 sec", "90s"), ("1 week", "7d"), ("10", "10s"), ("10S", "10s"), ("2 Days", "2d"),
  ])
  func fixesOtherNotations(_ text: String, _ mended: String) throws {
    let reading = try read(task("⏵\(text)⏴"))
    expect(reading, .durationForm)
    #expect(reading.diagnostics.first?.fixes.first?.edits.first?.text == mended)
  }

  @Test(arguments: ["soon", "P1M", "P1Y", "m", "1x", "-5s", "1.5h", "PT", "9999999999s"])
  func refuses(_ text: String) throws {
    let reading = try read(task("⏵\(text)⏴"))
    expect(reading, .durationForm)
    #expect(reading.diagnostics.first?.fixes.isEmpty == true)
  }

  @Test(arguments: ["0s", "99999999m", "366d", "31536001s"]) func outOfBounds(_ text: String) throws {
    expect(try read(task("⏵\(text)⏴")), .outOfBounds)
  }

  @Test func typeOfLength() throws {
    expect(try read(task("⏵[10s]⏴")), .wrongType)
    expect(try read(task("⏵null⏴")), .emptyValue)
  }
}
