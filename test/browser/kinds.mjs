// Which kinds of pages are there? One of each, and those that hold much,
// little or nothing.
import { bare, crowded, starter } from "./sites.mjs"

const of = (site, folder, ...paths) => paths.map((path) => ({ site, folder, path, url: site.url(folder, path), name: `${site.name}/${folder}/${path}` }))

/** Every kind of page of both sites. */
export const kinds = [
  ...of(starter(), "public", "index.html", "ratt.html", "skillnad.html", "sa-gar-det-till.html", "innehall.html", "begar.html", "kontakt.html",
    "tillganglighet.html", "404.html", "blankett.html", "blankett-storstil.html", "fi/blankett.html", "sok.html", "en/search.html", "en/index.html", "fi/index.html", "lattlast/index.html", "lattlast/sa-gar-det-till.html"),
  ...of(starter(), "intranet", "index.html", "lists/overdue.html", "lists/missing.html", "lists/review.html", "lists/region.html", "lists/left.html",
    "units/index.html", "units/dv-norr/index.html", "people/index.html", "people/karin-exempel.html", "people/tora-latsas.html",
    "months/index.html", "months/2026-11.html", "protected/index.html", "findings.html", "pages/list.html", "pages/rutin.html",
    "pages/kontakt.html", "pages/blankett.html", "pages/en/index.html",
    "units/gruppbostad-linden/ex-2026-0019.html", "units/dv-norr/ex-2025-0031.html", "units/dv-norr/ex-2026-0044.html",
    "units/servicebostad-kajen/ex-2026-0066.html", "units/dv-norr/ex-2026-0052.html", "units/korttids-angen/ex-2025-0047.html",
    "units/servicebostad-kajen/ex-2024-0017.html", "protected/ex-2026-0009.html"),
  ...of(crowded(), "intranet", "index.html", "units/langa/index.html", "units/klar/index.html", "units/trasig/index.html",
    "units/langa/lss-2026-0001-sa-langt-som-ett-id-far-vara-sextiofyra-tecken.html", "protected/index.html", "findings.html", "people/wilhelmina-ostergotlandsbananskivesbolagsdirektorsdotter-exempelsson.html"),
  ...of(bare(), "public", "fi/index.html", "en/nytta.html", "lattlast/skillnad.html", "en/begar.html"),
  ...of(bare(), "intranet", "index.html", "units/index.html", "people/index.html", "months/index.html", "protected/index.html", "lists/overdue.html"),
]

/** Pages that hold as much as a page may. */
export const full = of(crowded(), "intranet", "units/sjuhundra/index.html", "units/sjuhundra/index_3.html", "lists/review.html", "months/2026-12.html")

/** Every page of both sites of the starter site. */
export const every = ["public", "intranet"].flatMap((folder) => of(starter(), folder, ...starter().files(folder, ".html")))
