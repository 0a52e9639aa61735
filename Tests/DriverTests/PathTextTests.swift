import Driver
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("workflows/a.yaml", "/work", "workflows/a.yaml"),
    ("./workflows//a.yaml", "/work", "workflows/a.yaml"),
    ("workflows/../a.yaml", "/work", "a.yaml"),
    ("../a.yaml", "/work/desk", "../a.yaml"),
    ("/work/a.yaml", "/work", "a.yaml"),
    ("/other/a.yaml", "/work/desk", "../../other/a.yaml"),
    (".", "/work", "."),
    ("..", "/work", ".."),
    ("/", "/", "."),
    ("../../../a.yaml", "/work", "../a.yaml"),
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
