package diag

// accessRules are about who may open which folder of the intranet.
var accessRules = map[string]rule{
	"bad-group": {Error,
		words{`gruppens namn har tecken som betyder något annat för webbservrar`, `skriv bara bokstäver, siffror, mellanslag, punkt, bindestreck, _, @ och \`},
		words{`the group's name has characters that mean something else to web servers`, `write only letters, digits, spaces, full stops, hyphens, _, @ and \`}},
	"unit-without-group": {Warning,
		words{`enheten "{0}" har ingen grupp, så ingen får läsa dess mapp på intranätet`, `skriv gruppen under access i content/site.yaml: {0}: grupp`},
		words{`the unit "{0}" has no group, so nobody may read its folder of the intranet`, `write the group below access in content/site.yaml: {0}: group`}},
	"group-without-unit": {Warning,
		words{`access nämner enheten "{0}", som inte finns`, `{1}`},
		words{`access names the unit "{0}", which does not exist`, `{1}`}},
	"protected-without-group": {Warning,
		words{`det finns skyddade planer men ingen grupp som får läsa dem`, `skriv gruppen efter protected under access_shared i content/site.yaml`},
		words{`there are protected plans but no group that may read them`, `write the group after protected below access_shared in content/site.yaml`}},
}
