//go:build !race

package markdown

const slower = 1
