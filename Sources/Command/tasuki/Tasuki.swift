import Commands

@main
struct Tasuki {
  static func main() { runTasukiAndExit() }
}
