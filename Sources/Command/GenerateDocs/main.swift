// Writes the generated pages and schemas: run it in the root of the repository, as `swift run generate-docs`, whenever
// a test asks for it.
import Commands

writeGeneratedFilesAndExit()
