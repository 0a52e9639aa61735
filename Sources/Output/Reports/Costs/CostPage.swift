import Comparison
import Diagnostics
import Emit

/// The page of the documentation about costs, with the table of prices.
enum CostPage {
  static var file: OutputFile {
    let rows = Charge.allCases.map { charge in
      "| \(charge.words.filled()) | \(Dollars(charge.millionDollars).text) | \(charge.source) |\n"
    }
    return OutputFile(path: "docs/cost.md", bytes: Array((introduction + rows.joined() + ending).utf8))
  }

  private static let introduction = """
    # What workflows cost

    `tasuki cost` estimates what AWS charges for the events that start your workflows. It is for everyone who decides whether an
    automation is worth its price, or whether it should be a state machine. [`tasuki diff`](diff.md) shows the difference
    that a change makes.

    ```text
    tasuki cost                                   all workflows
    tasuki cost --rate 10000/day                  every workflow without a rate of its own
    tasuki cost --rate order-placed=200/hour      one workflow
    tasuki cost --format json                     for scripts
    ```

    ## Rates

    A rate is the number of events that start a workflow, not of those that arrive: `10000/day`. Write the usual ones into the
    [project file](language.md#the-project-file) under `rates`. A workflow without a rate shows the cost of 1,000 events.
    A month has 30 days.

    With `policy: {cost-increase: 20/month}`, `tasuki diff` calls a change risky if a workflow with a rate costs over $20 a
    month more than before.

    ## What is counted

    - **Targets**: what each task sends.
    - **State machines**: one transition for each state of the most expensive path without a failure, with 10 rounds of each
      loop; for an express machine, its executions and their time, with 1 second and 64 MB for each task.
    - **Schedules**: their runs, if nothing else starts the workflow.

    The estimate names what it assumes. It does not count retries, free tiers, the arrival of events, failures, the durations of
    functions, the logs and traces of executions, keys, the storage of data, or actions whose price is not in the
    table, which it lists.

    ## Prices

    Those of \(Charge.region), last compared with their sources in \(Charge.date). Other Regions may have other prices.

    | what | a million | source |
    |---|---|---|

    """

  private static let ending = """

    AWS charges a message or an event of more than 64 KB as several, and a mail for each recipient.

    """
}
