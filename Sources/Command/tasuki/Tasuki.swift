import Commands

@main
struct Tasuki {
  static func main() async {
    await runTasuki()
  }
}
