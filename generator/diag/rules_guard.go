package diag

// guardRules are about traces of plans on the open site. What was found is
// never told, only of which plan it is and where it stands.
var guardRules = map[string]rule{
	"plan-in-open-site": {Error,
		words{`här står {0} ur {1}, {2}{3}`, `ta bort det ur den öppna sidan eller filen; inget publiceras förrän det är gjort`},
		words{`{0} of {1} stands here, {2}{3}`, `take it out of the open page or file; nothing is published until that is done`}},
	"plan-form-in-open-site": {Error,
		words{`det här är en plan, för den börjar som en plan, med client och protection`, `flytta den till content/plans/; inget publiceras förrän det är gjort`},
		words{`this is a plan, for it begins like one, with client and protection`, `move it to content/plans/; nothing is published until that is done`}},
	"open-file-unsearched": {Error,
		words{`filen går inte att söka igenom ({0}), så ingen kan säga att den är fri från uppgifter ur planer`, `lägg in den utan lösenord, och uppackad eller som zip`},
		words{`the file cannot be searched ({0}), so nobody can say that it is free of what plans hold`, `put it in without a password, and unpacked or as zip`}},
	"more-open-than-original": {Error,
		words{`sidan är öppen, men {0} är intern eller ett utkast, så sidan visas bara på intranätet`, `skriv audience och draft som i {0}`},
		words{`the page is open, but {0} is for the staff or a draft, so the page is shown on the intranet only`, `write audience and draft as in {0}`}},
	"open-file-link": {Error,
		words{`det här är en länk eller något annat än en fil, så ingen kan säga vad som visas här`, `ta bort den`},
		words{`this is a link or something else than a file, so nobody can say what is shown here`, `remove it`}},
	"proof-new-file": {Error,
		words{`filen fanns inte när webbplatsen söktes igenom`, `kör "planportal prove" igen om den ska finnas`},
		words{`the file was not there when the site was searched`, `run "planportal prove" again if it should be there`}},
	"proof-other-bytes": {Error,
		words{`filen är inte som när webbplatsen söktes igenom`, `kör "planportal prove" igen om den ska vara så`},
		words{`the file is not as it was when the site was searched`, `run "planportal prove" again if it should be so`}},
	"proof-file-gone": {Error,
		words{`filen fanns när webbplatsen söktes igenom, men inte nu`, `kör "planportal prove" igen om den ska vara borta`},
		words{`the file was there when the site was searched, but is not now`, `run "planportal prove" again if it should be gone`}},
}
