package access

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Groups are the groups of each user, sorted.
type Groups map[string][]string

// ReadGroups reads who is in which group, in the form of Apache's group files:
//
//	lss-norr: anna bertil
//
// A group may stand on several lines. Lines that begin with # say nothing. An
// error names the line that cannot be read.
func ReadGroups(r io.Reader) (Groups, error) {
	all := Groups{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		group, users, ok := strings.Cut(line, ":")
		group = strings.TrimSpace(group)
		if !ok || group == "" || strings.ContainsAny(line, `,"`) {
			return nil, &GroupError{n}
		}
		for _, u := range strings.Fields(users) {
			if !slices.Contains(all[u], group) {
				all[u] = append(all[u], group)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the groups: %w", err)
	}
	for _, groups := range all {
		slices.Sort(groups)
	}
	return all, nil
}

// GroupError is a line of a group file that cannot be read.
type GroupError struct{ Line int }

// Error names the line and does not repeat it: it holds people's user names.
func (e *GroupError) Error() string {
	return fmt.Sprintf("line %d is not of the form group: user user", e.Line)
}

// member is a user with the groups, as nginx has them.
type member struct{ User, Groups string }

func (g Groups) members() (all []member) {
	for _, u := range slices.Sorted(maps.Keys(g)) {
		all = append(all, member{u, strings.Join(g[u], ",")})
	}
	return all
}

// has reports whether a user is in a group.
func (g Groups) has(user, group string) bool { return group != "" && slices.Contains(g[user], group) }
