import Schedules
import Testing

@Suite struct CrontabTests {
  @Test(arguments: [
    ("0 9 * * 1-5", "cron(0 9 ? * MON-FRI *)"), ("0 9 * * *", "cron(0 9 * * ? *)"),
    ("*/15 * * * *", "cron(*/15 * * * ? *)"), ("0 0 1 * *", "cron(0 0 1 * ? *)"),
    ("0 0 * * 0", "cron(0 0 ? * SUN *)"), ("0 0 * * 7", "cron(0 0 ? * SUN *)"),
    ("0 0 * * 5-7", "cron(0 0 ? * SUN,FRI,SAT *)"), ("0 0 * * 1,3,5", "cron(0 0 ? * MON,WED,FRI *)"),
    ("0 0 * * */2", "cron(0 0 ? * SUN,TUE,THU,SAT *)"), ("0 0 * * 1-5/2", "cron(0 0 ? * MON,WED,FRI *)"),
    ("0 0 * * 0-6", "cron(0 0 * * ? *)"), ("0 0 * * mon-wed,sat", "cron(0 0 ? * MON-WED,SAT *)"),
    ("0  9\t1,15 jan-mar *", "cron(0 9 1,15 JAN-MAR ? *)"), ("05 09 * * *", "cron(5 9 * * ? *)"),
    ("10-50/20,5 */1 */10 * *", "cron(10-50/20,5 * */10 * ? *)"),
    ("@hourly", "cron(0 * * * ? *)"), ("@daily", "cron(0 0 * * ? *)"), ("@midnight", "cron(0 0 * * ? *)"),
    ("@weekly", "cron(0 0 ? * SUN *)"), ("@monthly", "cron(0 0 1 * ? *)"), ("@yearly", "cron(0 0 1 1 ? *)"),
    ("@annually", "cron(0 0 1 1 ? *)"),
  ])
  func converts(line: String, expression: String) {
    let (schedule, findings) = read(line)
    #expect(findings.isEmpty)
    #expect(schedule?.awsExpression == expression)
    #expect(read(expression).schedule == schedule)
  }

  @Test(arguments: [
    ("cron(00 09 ? * mon-fri *)", "cron(0 9 ? * MON-FRI *)"), ("cron(0  9 * * ? *)", "cron(0 9 * * ? *)"),
    ("cron(0 9 ? * fril *)", "cron(0 9 ? * 6L *)"), ("cron(0 9 lw * ? *)", "cron(0 9 LW * ? *)"),
    ("cron(0 9 ? * 2-6/2 *)", "cron(0 9 ? * 2,4,6 *)"), ("cron(0 9 L * ? *)", "cron(0 9 L * ? *)"),
    ("cron(0 9 ? * */1 *)", "cron(0 9 ? * * *)"), ("cron(0 9 15w * ? *)", "cron(0 9 15W * ? *)"),
    ("rate(05 minutes)", "rate(5 minutes)"), ("rate(1 day)", "rate(1 day)"),
    ("at(2028-02-29T23:59:59)", "at(2028-02-29T23:59:59)"),
  ])
  func writesTheStrictForm(text: String, expression: String) {
    let (schedule, findings) = read(text)
    #expect(findings.isEmpty)
    #expect(schedule?.awsExpression == expression)
  }
}
