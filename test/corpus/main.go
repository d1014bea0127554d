// Command corpus writes a source folder with any number of invented plans, the
// same for the same numbers, to measure planportal on.
//
//	go run ./test/corpus -plans 10000 DIR
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"planportal/content"
	"planportal/generator/day"
)

const (
	plansPerUnit   = 100
	plansPerPerson = 100
)

// today is the day around which the plans stand.
var today = day.Must(content.Anchor)

func main() {
	plans := flag.Int("plans", 1000, "how many plans")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: corpus [-plans N] DIR")
	}
	if err := write(flag.Arg(0), *plans); err != nil {
		log.Fatal(err)
	}
}

func write(dir string, plans int) error {
	for _, f := range content.Files() {
		text := f.Bytes
		if f.Path == "site.yaml" {
			text = settings(string(text), plans)
		}
		if err := put(filepath.Join(dir, "content", f.Path), text); err != nil {
			return err
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range plans {
		path := filepath.Join(dir, "content", "plans", unit(i), fmt.Sprintf("lss-%06d.md", i))
		if err := put(path, []byte(plan(rng, i, plans))); err != nil {
			return err
		}
	}
	return nil
}

func put(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

// settings are the starter's, with all units named and guarded.
func settings(text string, plans int) []byte {
	var names, groups strings.Builder
	for i := 0; i < plans; i += plansPerUnit {
		fmt.Fprintf(&names, "  %s: Enhet %d\n", unit(i), i/plansPerUnit)
		fmt.Fprintf(&groups, "  %s: lss-%d\n", unit(i), i/plansPerUnit)
	}
	text = strings.Replace(text, "\nunits:\n", "\nunits:\n"+names.String(), 1)
	return []byte(strings.Replace(text, "\naccess:\n", "\naccess:\n"+groups.String(), 1))
}

func unit(i int) string { return fmt.Sprintf("enhet-%03d", i/plansPerUnit) }

var (
	first  = strings.Fields("Alva Bo Cia Disa Elis Folke Gun Hugo Idun Jon Kim Liv Måns Nils Olga Pia Rut Sixten Tova Ulf Vera Åke Ärla Östen")
	last   = strings.Fields("Exempel Påhitt Modell Provsson Låtsas Fiktiv Skiss Mönster Testberg")
	places = strings.Fields("Biblioteket Kulturhuset Verkstan Träffpunkten Kaféet")
	doing  = []string{
		"prova ledsagare på simningen", "besöka två bostäder och skriva ner vad som var bra", "söka kontaktperson", "göra ett bildschema",
		"fråga om en plats i ateljén", "träna på att åka buss", "ordna en lugn plats på rasterna", "ringa Försäkringskassan",
	}
	days = []string{"Jag bor hemma och är på verkstan fyra dagar i veckan.", "Det viktigaste är att det är lugnt på morgonen.", "På kvällarna målar jag eller går ut.", "Bussen gör mig trött.", "Jag vill veta vad som ska hända.", "Jag trivs bäst när någon har tid."}
)

func pick(rng *rand.Rand, from []string) string { return from[rng.IntN(len(from))] }

func plan(rng *rand.Rand, i, plans int) string {
	client := fmt.Sprintf("%s %s-%d", pick(rng, first), pick(rng, last), i)
	person := func() string { return fmt.Sprintf("Ansvarig Exempel-%d", rng.IntN(max(1, plans/plansPerPerson))) }
	responsible := person()
	met := today - day.Date(rng.IntN(400))
	planned := met - day.Date(rng.IntN(300)) - 40
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("---\nclient: %s\nprotection: none\nstatus: active\nresponsible: %s\nborn: 1998-04-12", client, responsible)
	line("representative: {name: Siv Exempel, role: god man}")
	line("measures:\n  ledsagarservice: %v\n  daglig-verksamhet: %v\n  kontaktperson: planned", planned-60, planned-400)
	line("others:\n  Försäkringskassan: assistansersättning")
	line("offers:\n  %v: accepted", planned-30)
	line("meetings:\n  - {kind: preparatory, date: %v, place: %s}", planned-14, pick(rng, places))
	line("  - {kind: planning, date: %v, place: %s, present: [%s, %s]}", planned, pick(rng, places), client, responsible)
	line("  - {kind: follow-up, date: %v, place: %s, present: [%s, %s]}", met, pick(rng, places), client, responsible)
	line("next_review: %v", met+day.Date(300+rng.IntN(60)))
	line("signed: {client: %v, responsible: %v}\nregion_notified: %v", planned+7, planned+7, planned+9)
	line("copies: [%s, Siv Exempel]\n---", client)
	line("## Hur har jag det nu?\nPersonen och planen är påhittade. %s %s %s", pick(rng, days), pick(rng, days), pick(rng, days))
	line("\n## Mina önskemål och mål\n### På kort sikt\n%s\n\n### På lång sikt\nJag vill flytta till eget. **Helst** nära vattnet.", pick(rng, days))
	line("\n## Hur ska jag nå målen?\n%s %s\n\n- Jag behöver någon som följer med.\n- Jag vill se bilder på nya platser.", pick(rng, days), pick(rng, days))
	line("\n## Det här bestämde vi tillsammans")
	for range 4 {
		box := " "
		if rng.IntN(3) == 0 {
			box = "x"
		}
		line("- [%s] Att %s. Klart: %v (ansvarig: %s)", box, pick(rng, doing), met+day.Date(rng.IntN(300)), responsible)
	}
	return b.String()
}
