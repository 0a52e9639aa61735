// The suite.
