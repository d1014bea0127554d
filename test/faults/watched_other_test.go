//go:build !linux

package faults

import "errors"

// Only Linux lets a process watch the calls of another and fail them.
const childKey = "FAULTS_CHILD"

func becomeWatched([]string) error { return errors.ErrUnsupported }
