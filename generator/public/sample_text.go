package public

// sampleLead and sampleBody hold each part that an author can write, as the
// Markdown of a page becomes it.
const (
	tick = `<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="m4.5 12.5 5 5 10-11"/></svg>`

	sampleLead = `<div class="acts"><a class="btn main" href="begar.html">Begär en plan</a>
<a class="btn" href="ratt.html">Se om du har rätt</a></div>
<dl class="facts">
<div><dt>Vem har rätt?</dt><dd>Du som har rätt till insatser enligt LSS. En insats är ett stöd du kan få beslut om.</dd></div>
<div><dt>Hur ofta?</dt><dd>Kommunen ska erbjuda dig en plan varje år. Du kan också be om en när du vill.</dd></div>
<div><dt>Hur gör jag?</dt><dd>Säg till eller skriv. Båda sätten går lika bra.</dd></div>
</dl>
`

	sampleBody = `<h2 id="ratt">Vem har rätt till en plan?</h2>
<p>Har du rätt till en insats enligt LSS har du också rätt till en individuell plan. Kommunen ska erbjuda den, men det är <strong>du</strong> som avgör om du vill ha en. <a href="ratt.html">Läs mer om vem som har rätt</a>.<sup id="fnref:1"><a href="#fn:1" role="doc-noteref" aria-label="Fotnot 1">1</a></sup></p>
<h3 id="nytta">Då kan en plan vara till nytta</h3>
<ul>
<li>Du står inför en förändring, liten eller stor.</li>
<li>Många är inblandade i ditt stöd:
<ul>
<li>skolan</li>
<li>regionen</li>
</ul>
</li>
<li>Du vill bestämma mer över din vardag.</li>
</ul>
<h2 id="skillnad">Inte samma sak som en genomförandeplan</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Två planer som ofta blandas ihop">
<table class="versus">
<caption>Två planer som ofta blandas ihop</caption>
<thead><tr><td></td><th scope="col">Individuell plan</th><th scope="col">Genomförandeplan</th></tr></thead>
<tbody>
<tr><th scope="row">Vems plan är det?</th><td data-label="Individuell plan">Din. Den görs för att du vill det.</td><td data-label="Genomförandeplan">Verksamhetens. Den hör till en insats du redan har.</td></tr>
<tr><th scope="row">Vad handlar den om?</th><td data-label="Individuell plan">Det du vill i ditt liv: bostad, arbete, fritid och det du drömmer om.</td><td data-label="Genomförandeplan">Hur en insats ska gå till i vardagen.</td></tr>
<tr><th scope="row">Vem bestämmer innehållet?</th><td data-label="Individuell plan">Du. Du väljer också vilka som är med.</td><td data-label="Genomförandeplan">Du och personalen tillsammans.</td></tr>
</tbody>
</table>
</div>
<h2 id="steg">Så går det till</h2>
<ol class="steps">
<li><h3 id="forberedande">Förberedande möte</h3><p>Du träffar den som ska hålla i planen. Ni pratar om vad du vill använda planen till, vilka du vill bjuda in och om någon ska hjälpa dig att berätta.</p></li>
<li><h3 id="planering">Planeringsmöte</h3><p>Alla du har bjudit in samlas. Det ni kommer överens om skrivs ner, med namn och datum.</p></li>
<li><h3 id="uppfoljning">Uppföljningsmöte</h3><p>Ni ses igen och pratar om hur det har gått.</p></li>
</ol>
<h2 id="innehall">Det här brukar stå i planen</h2>
<ul class="ticks">
<li>` + tick + `<span>Vilka som var med, var och när</span></li>
<li>` + tick + `<span>Hur du har det nu och vad som är viktigt</span></li>
<li>` + tick + `<span>Dina mål på kort och på lång sikt</span></li>
<li>` + tick + `<span>Vad ni har bestämt, vem som ansvarar och när det ska vara klart</span></li>
</ul>
<div class="note" role="note">
<p>Planen är <em>ditt</em> dokument. Du kan när som helst be om att få ändra den.</p>
</div>
<h2 id="mer">Mer att läsa</h2>
<blockquote>
<p>”Planen ska omprövas fortlöpande och minst en gång om året.”</p>
</blockquote>
<div class="scroll" tabindex="0" role="region" aria-label="Mer att läsa">
<table>
<thead><tr><th scope="col">Insats</th><th scope="col" class="right">Punkt i 9 § LSS</th></tr></thead>
<tbody>
<tr><td>Personlig assistans</td><td class="right">2</td></tr>
<tr><td>Daglig verksamhet</td><td class="right">10</td></tr>
</tbody>
</table>
</div>
<dl>
<dt>Insats</dt><dd>Ett stöd som du kan få beslut om.</dd>
<dt>Företrädare</dt><dd>Någon som hjälper dig, till exempel en god man.</dd>
</dl>
<ul>
<li><span class="box done"><span class="sr">Klart: </span></span>Fråga om en plan</li>
<li><span class="box"><span class="sr">Inte klart: </span></span>Boka det första mötet</li>
</ul>
<section class="footnotes" role="doc-endnotes" aria-label="Fotnoter">
<ol>
<li id="fn:1">
<p>Lagen om stöd och service till vissa funktionshindrade, 10 §. <a href="#fnref:1" role="doc-backlink" aria-label="Tillbaka till texten från fotnot 1">↩</a></p>
</li>
</ol>
</section>
`
)
