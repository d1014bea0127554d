// Package spent answers one question: how much work was it? Time on the clock
// cannot tell slow code from a busy machine.
package spent
