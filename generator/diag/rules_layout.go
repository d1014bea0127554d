package diag

// layoutRules are about layouts and their words.
var layoutRules = map[string]rule{
	"unknown-layout": {Error,
		words{`det finns ingen layout som heter "{0}", så filen används inte`, `menade du "{1}"?`},
		words{`there is no layout named "{0}", so the file is not used`, `did you mean "{1}"?`}},
	"layout-syntax": {Error,
		words{`layouten går inte att läsa: {0}`, `rätta mallen på den här raden; så länge används den inbyggda layouten`},
		words{`the layout cannot be read: {0}`, `mend the template on this line; until then the built-in layout is used`}},
	"layout-field": {Error,
		words{`layouten frågar efter "{0}", som inte finns i {1}`, `menade du "{2}"?`},
		words{`the layout asks for "{0}", which {1} does not have`, `did you mean "{2}"?`}},
	"layout-fails": {Error,
		words{`layouten går inte att fylla: {0}`, `rätta mallen på den här raden`},
		words{`the layout cannot be filled: {0}`, `mend the template on this line`}},
	"layout-unsafe": {Error,
		words{`osäker mall: {0}`, `skriv värden i attribut med citattecken, och stilar och skript i egna filer under layouts/assets/`},
		words{`unsafe template: {0}`, `write values in quoted attributes, and styles and scripts in files of their own under layouts/assets/`}},
	"layout-words": {Error,
		words{`ordlistan går inte att läsa: {0}`, `rätta filen; så länge används de inbyggda orden`},
		words{`the list of words cannot be read: {0}`, `mend the file; until then the built-in words are used`}},
	"unknown-word": {Error,
		words{`ordlistan har inget ord som heter "{0}"`, `menade du "{1}"?`},
		words{`the list of words has no word named "{0}"`, `did you mean "{1}"?`}},
}
