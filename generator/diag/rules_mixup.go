package diag

// stagedRules are about what a commit would bring into git.
var stagedRules = map[string]rule{
	"output-in-git": {Error,
		words{`{0}/ är på väg in i git, och där står planerna`, `ta ut den igen: git rm -r --cached {0}, och skriv /{0}/ i .gitignore`},
		words{`{0}/ is on its way into git, and the plans stand in it`, `take it out again: git rm -r --cached {0}, and write /{0}/ in .gitignore`}},
	"not-merged": {Error,
		words{`filen har två versioner som inte är sammanfogade`, `välj vad som ska stå i den och lägg till den igen: git add`},
		words{`the file has two versions that are not merged`, `choose what should stand in it and add it again: git add`}},
}

// mixupRules are about what a plan holds of another person's. They never name
// the person.
var mixupRules = map[string]rule{
	"names-other-client": {Warning,
		words{`här står namnet på någon som en annan plan gäller`, `ta bort det om texten hör till en annan person; är den här personen med, skriv namnet i present, copies eller others`},
		words{`here stands the name of somebody whom another plan is for`, `remove it if the text is another person's; if this person takes part, write the name in present, copies or others`}},
	"shared-passage": {Warning,
		words{`{0} ord i rad är desamma som i {1}`, `kontrollera att texten handlar om rätt person, och skriv den med personens egna ord`},
		words{`{0} words in a row are the same as in {1}`, `see that the text is about the right person, and write it in the person's own words`}},
}
