package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"planportal/generator"
)

// measures tell what a build costs: how long each stage takes, and how much
// memory, or where the processor is. Only who asks for them gets them.
type measures struct {
	p       *program
	stats   bool
	profile string

	mu     sync.Mutex
	stages []stageTime
}

type stageTime struct {
	stage generator.Stage
	began time.Time
}

// measured adds the flags of commands that build.
func (p *program) measured(cmd *cobra.Command) *measures {
	m := &measures{p: p}
	cmd.Flags().BoolVar(&m.stats, "stats", false, p.flagText("stats"))
	cmd.Flags().StringVar(&m.profile, "cpuprofile", "", p.flagText("cpuprofile"))
	return m
}

// during writes a profile of what do does, if one is wanted.
func (m *measures) during(do func() error) error {
	if m.profile == "" {
		return do()
	}
	f, err := os.Create(m.profile)
	if err != nil {
		return fmt.Errorf("write the profile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return fmt.Errorf("write the profile: %w", errors.Join(err, f.Close()))
	}
	err = do()
	pprof.StopCPUProfile()
	return errors.Join(err, f.Close())
}

// report takes in how far a stage has come.
func (m *measures) report(stage generator.Stage, _, of int) {
	if !m.stats || of > 0 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stages = append(m.stages, stageTime{stage, m.p.now()})
}

// tell says how long each stage took since the last time it told, and how much
// memory the program has.
func (m *measures) tell() {
	if !m.stats {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var parts []string
	for i, s := range m.stages {
		ended := m.p.now()
		if i+1 < len(m.stages) {
			ended = m.stages[i+1].began
		}
		took := float64(ended.Sub(s.began).Microseconds()) / 1000
		parts = append(parts, m.p.say(stageNames[s.stage])+" "+m.p.decimal(took)+" ms")
	}
	m.stages = nil
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	m.p.note(strings.Join(append(parts, m.p.say(memoryNow, m.p.decimal(float64(mem.Sys-mem.HeapReleased)/(1<<20)))), ", "))
}

var stageNames = map[generator.Stage]text{
	generator.Listing:  {"lista", "list"},
	generator.Reading:  {"läsa", "read"},
	generator.Deriving: {"härleda", "derive"},
	generator.Writing:  {"skriva", "write"},
	generator.Showing:  {"visa", "show"},
}

var memoryNow = text{"minne %s MB", "memory %s MB"}
