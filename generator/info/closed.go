package info

// Guarded returns the pages, each as open as it may be: a translation is no more
// open than its Swedish page. It also returns the translations that say that
// they are open and whose Swedish page is for the staff, or a draft.
func Guarded(pages []*Page) (guarded, narrowed []*Page) {
	closed := map[string]*Page{}
	for _, p := range pages {
		if p.Lang == "sv" && !p.IsOpen() {
			closed[p.Name] = p
		}
	}
	for _, p := range pages {
		if from := closed[p.Name]; from != nil && p.IsOpen() {
			narrowed = append(narrowed, p)
			as := *p
			as.Audience, as.Draft = from.Audience, from.Draft
			p = &as
		}
		guarded = append(guarded, p)
	}
	return guarded, narrowed
}

// ShownOnlyByClosed returns the files, by their paths below content/files, that pages for
// the staff or drafts show or link to, and no open page does.
func ShownOnlyByClosed(pages []*Page) map[string]bool {
	shown, open := map[string]bool{}, map[string]bool{}
	for _, p := range pages {
		into := shown
		if p.IsOpen() {
			into = open
		}
		for _, file := range p.files() {
			into[file] = true
		}
	}
	for file := range open {
		delete(shown, file)
	}
	return shown
}

// files are the paths below content/files of what the page shows or links to.
func (p *Page) files() (paths []string) {
	if p.Image != "" {
		paths = append(paths, p.Image)
	}
	const folder = "files/"
	for _, l := range p.Links {
		if len(l.Output) > len(folder) && l.Output[:len(folder)] == folder {
			paths = append(paths, l.Output[len(folder):])
		}
	}
	return paths
}
