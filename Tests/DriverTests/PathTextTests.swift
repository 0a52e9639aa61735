import Driver
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("workflows/a.yaml", "/home", "workflows/a.yaml"),
    ("./workflows//a.yaml", "/home", "workflows/a.yaml"),
    ("workflows/../a.yaml", "/home", "a.yaml"),
    ("../a.yaml", "/home/desk", "../a.yaml"),
    ("/home/a.yaml", "/home", "a.yaml"),
    ("/other/a.yaml", "/home/desk", "../../other/a.yaml"),
    (".", "/home", "."),
    ("..", "/home", ".."),
    ("/", "/", "."),
    ("../../../a.yaml", "/home", "../a.yaml"),
    ("/home/desk/a/b.yaml", "/home/desk", "a/b.yaml"),
    ("/home/desk/./a.yaml", "/home/desk", "a.yaml"),
    ("/home/desk//a/../b.yaml", "/home/desk", "b.yaml"),
    ("/home/desk/..a/...", "/home/desk", "..a/..."),
    ("/home/desk/a/..", "/home/desk", "."),
    ("/home/desk/a/", "/home/desk", "a"),
    ("/home/desktop/a.yaml", "/home/desk", "../desktop/a.yaml"),
    ("/home/desk", "/home/desk", "."),
    ("/home/./desk/a.yaml", "/home/./desk", "a.yaml"),
    ("/home/desk/a.yaml", "/home/desk/", "a.yaml"),
  ])
  func showsPathsFromTheCurrentFolder(path: String, folder: String, shown: String) {
    #expect(PathText.shown(path, in: folder) == shown)
  }

  @Test(arguments: [("a/b/c", "a/b", "c"), ("c", "", "c"), ("/c", "/", "c")])
  func partsFolderAndName(path: String, folder: String, name: String) {
    #expect(PathText.folder(of: path) == folder)
    #expect(PathText.name(of: path) == name)
  }
}
