package info

import "planportal/generator/day"

// Statement is what an accessibility statement must tell (DOS-lagen 2018:1937,
// 13 §; Commission Implementing Decision (EU) 2018/1523): the facts, and the
// headings of the page below which the rest is told. What is empty is missing.
type Statement struct {
	Actor     string // whose service it is
	Service   string // what the statement is about
	Level     Level
	Assessed  day.Date
	Updated   day.Date
	Complaint string // the address of the authority's form
	// The anchors of headings, without #: what is not accessible and why, how it
	// was assessed, and how to tell the actor.
	Gaps, Method, Feedback string
}

// Level is how far a service meets the law.
type Level string

// The three levels of the model statement.
const (
	Fully  Level = "fully"  // helt förenlig
	Partly Level = "partly" // delvis förenlig
	Not    Level = "not"    // inte förenlig
)
