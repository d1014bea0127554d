// Package intranet answers one question: what does the staff's site hold?
package intranet

import "fmt"

func missingAsset(name string) error { return fmt.Errorf("no asset named %q", name) }
