package diag

// iconRules are about the line icons of easy-read pages.
var iconRules = map[string]rule{
	"unknown-icon": {Warning,
		words{`det finns ingen ikon med det namnet, så det står som text`, `menade du ":{0}:"?`},
		words{`there is no icon of that name, so it stands as text`, `did you mean ":{0}:"?`}},
}
