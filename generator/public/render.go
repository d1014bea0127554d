// Package public answers one question: what does the open site hold? It is made
// from information pages, layouts and the open half of the settings, and cannot
// be handed a plan.
package public

import "fmt"

func lookUp(m map[string]string, key, what string) (string, error) {
	v, ok := m[key]
	if !ok {
		return "", fmt.Errorf("no %s named %q", what, key)
	}
	return v, nil
}
