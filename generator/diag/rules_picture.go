package diag

// pictureRules are about pictures and documents of content/files, and about what
// the open site says of itself to other sites.
var pictureRules = map[string]rule{
	"no-base-url": {Info,
		words{`base_url saknas, så sökmotorer kan inte använda sitemap.xml, och delade länkar visar ingen bild`, `skriv webbplatsens adress när den finns: base_url: https://www.exempel.se/lss/`},
		words{`there is no base_url, so search engines cannot use sitemap.xml, and shared links show no picture`, `write the site's address once it has one: base_url: https://www.example.org/lss/`}},
	"word-without-value": {Warning,
		words{`sidan skriver {0}, men det står inte i content/site.yaml`, `fyll i det under contact i content/site.yaml, eller ta bort det ur texten`},
		words{`the page says {0}, which content/site.yaml does not give`, `fill it in under contact in content/site.yaml, or remove it from the text`}},
	"picture-broken": {Error,
		words{`bilden går inte att läsa som {0}: den är skadad, avklippt eller av ett annat slag`, `exportera den på nytt från originalet`},
		words{`the picture cannot be read as {0}: it is damaged, cut off or of another kind`, `export it again from the original`}},
	"picture-kind": {Error,
		words{`filnamnet slutar på {0}, men bilden är av typen {1}`, `byt ändelse, eller exportera bilden på nytt`},
		words{`the file's name ends in {0}, but the picture is {1}`, `change the ending, or export the picture again`}},
	"picture-tells": {Warning,
		words{`bildfilen säger mer än bilden visar, till exempel var eller av vem den är gjord, och det följer med ut`, `spara om bilden utan metadata, eller som PNG eller JPEG`},
		words{`the file says more than the picture shows, such as where or by whom it was made, and that is published`, `save it again without metadata, or as PNG or JPEG`}},
	"document-tells": {Warning,
		words{`dokumentet säger vem som har skrivit det, och det följer med ut`, `ta bort personuppgifter ur filens egenskaper och spara om den`},
		words{`the document says who wrote it, and that is published`, `remove personal data from the file's properties and save it again`}},
	"svg-script": {Error,
		words{`bilden kan köra något i läsarens webbläsare: {0}`, `ta bort det ur filen, eller exportera bilden på nytt`},
		words{`the picture can run something in the reader's browser: {0}`, `remove it from the file, or export the picture again`}},
	"svg-foreign": {Error,
		words{`bilden hämtar något utifrån: {0}`, `lägg in det i bilden; ingenting laddas från andra webbplatser`},
		words{`the picture loads something from outside: {0}`, `put it into the picture; nothing is loaded from other sites`}},
	"svg-size": {Warning,
		words{`bilden säger inte hur stor den är, så texten hoppar när sidan laddas`, `ge svg-elementet width och height, eller viewBox`},
		words{`the picture does not say how large it is, so the text jumps while the page loads`, `give the svg element width and height, or viewBox`}},
}
