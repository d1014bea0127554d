package diag

// guardRules are about traces of plans on the open site. What was found is
// never told, only of which plan it is and where it stands.
var guardRules = map[string]rule{
	"plan-in-open-site": {Error,
		words{`här står {0} ur {1}, vid byte {2}{3}`, `ta bort det ur den öppna sidan eller filen; inget publiceras förrän det är gjort`},
		words{`{0} of {1} stands here, at byte {2}{3}`, `take it out of the open page or file; nothing is published until that is done`}},
	"plan-form-in-open-site": {Error,
		words{`det här är en plan, för den börjar som en plan, med client och protection`, `flytta den till content/plans/; inget publiceras förrän det är gjort`},
		words{`this is a plan, for it begins like one, with client and protection`, `move it to content/plans/; nothing is published until that is done`}},
	"open-file-unsearched": {Error,
		words{`filen går inte att söka igenom ({0}), så ingen kan säga att den är fri från uppgifter ur planer`, `lägg in den utan lösenord, och uppackad eller som zip`},
		words{`the file cannot be searched ({0}), so nobody can say that it is free of what plans hold`, `put it in without a password, and unpacked or as zip`}},
}
