// Writes what the documentation says of the code's own tables: run it in the root of the repository, as
// `swift run generate-docs`, whenever a test asks for it.
import Commands

writeGeneratedFilesAndExit()
