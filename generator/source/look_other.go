//go:build !linux || !(amd64 || arm64)

package source

import "planportal/generator/stamp"

// lstat tells what bears a name, and does not follow a link.
func (z *zone) lstat(name string) (stamp.Entry, error) { return z.slowLstat(name) }
