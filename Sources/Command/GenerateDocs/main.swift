// Writes what the documentation says of the code's own tables: run it in the root of the repository, as
// `swift run generate-docs`, whenever a test asks for it.
import Commands
import Driver
import Emit

let root = FileSystem.currentFolder()
let files = GeneratedFiles.all
do throws(FileProblem) {
  for file in files {
    let path = PathText.joined(root, file.path)
    if (try? FileSystem.read(path, limit: 1 << 24)) == file.bytes { continue }
    try FileSystem.makeFolder(PathText.folder(of: path))
    try FileSystem.replace(path, with: FileSystem.writeBeside(path, file.bytes))
    print(file.path)
  }
  // The page of a code that is no more.
  let folder = "docs/diagnostics"
  for entry in try FileSystem.entries(of: PathText.joined(root, folder)) {
    let path = "\(folder)/\(entry.name)"
    if !files.contains(where: { $0.path == path }) {
      try FileSystem.remove(PathText.joined(root, path))
      print("\(path): removed")
    }
  }
} catch {
  fatalError("cannot write \(error.path): \(error.reason)")
}
