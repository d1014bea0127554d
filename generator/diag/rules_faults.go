package diag

// faultRules are about what is too much for the machine.
var faultRules = map[string]rule{
	"deep-folder": {Error,
		words{`mappen ligger i mer än {0} andra mappar, så den läses inte`, `flytta upp den`},
		words{`the folder lies in more than {0} other folders, so it is not read`, `move it up`}},
}
