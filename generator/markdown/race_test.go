//go:build race

package markdown

// slower is how much slower than usual the race detector makes the code.
const slower = 10
