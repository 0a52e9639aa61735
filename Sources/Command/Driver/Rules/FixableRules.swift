public import Diagnostics

/// The rules whose findings can have a fix. A test compares them with the examples of all rules.
public let fixableRules: Set<DiagnosticCode> = {
  let numbers: Set<UInt16> = [
    106, 109, 204, 206, 207, 209, 213, 231, 233, 236, 306, 308, 317, 318, 322, 332, 338, 345, 350, 401, 402,
    408, 414, 415, 503, 506, 521, 522, 527, 531, 532, 534, 541, 548, 601, 602, 605, 606, 607, 609, 612, 613,
    616, 617, 621, 904, 913,
  ]
  return Set(allRules.all.filter { numbers.contains($0.number) })
}()
