// Package picture answers one question: what does a file of content/files say
// beyond what it shows? It cuts places, names and comments out of pictures
// without touching a pixel, and finds what cannot be published.
//
// A photograph says where and when it was taken, with which telephone, and
// often how the whole scene looked before it was cropped. None of that may
// follow onto the open site.
package picture

import (
	"bytes"
	"path"
	"strings"

	"planportal/generator/diag"
)

// Picture is a file as it may be published.
type Picture struct {
	Bytes         []byte
	Width, Height int // as it is shown, in CSS pixels; 0 if the file does not say
}

// kind is a format that Clean knows.
type kind struct {
	name  string
	is    func(data []byte) bool
	clean func(data []byte) (Picture, bool)
}

var (
	jpegKind = kind{"JPEG", begins("\xff\xd8\xff"), cleanJPEG}
	pngKind  = kind{"PNG", begins("\x89PNG\r\n\x1a\n"), cleanPNG}
	gifKind  = kind{"GIF", begins("GIF8"), cleanGIF}
	webpKind = kind{"WebP", isWebP, cleanWebP}
	avifKind = kind{"AVIF", isAVIF, sizeAVIF}
)

var kinds = []kind{jpegKind, pngKind, gifKind, webpKind, avifKind}

// byExtension is what a file's name promises.
var byExtension = map[string]kind{
	".jpg": jpegKind, ".jpeg": jpegKind, ".png": pngKind, ".gif": gifKind, ".webp": webpKind, ".avif": avifKind,
}

func begins(magic string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }
}

// Clean returns the file as it may be published. An error among the findings
// says that it may not be at all. What is no picture comes back as it is.
func Clean(file string, data []byte) (Picture, []diag.Finding) {
	ext := strings.ToLower(path.Ext(file))
	switch ext {
	case ".svg":
		return inspectSVG(file, data)
	case ".pdf":
		return Picture{Bytes: data}, tells(file, "document-tells", pdfNames(data))
	case ".docx", ".odt":
		return Picture{Bytes: data}, tells(file, "document-tells", officeNames(data))
	}
	promised, known := byExtension[ext]
	if !known {
		return Picture{Bytes: data}, nil
	}
	if !promised.is(data) {
		return Picture{}, []diag.Finding{misnamed(file, ext, data)}
	}
	p, ok := promised.clean(data)
	if !ok || p.Width <= 0 || p.Height <= 0 {
		return Picture{}, []diag.Finding{diag.At(file, 0, 0, "picture-broken", promised.name)}
	}
	return p, tells(file, "picture-tells", promised.name == avifKind.name && tellsAVIF(data))
}

func misnamed(file, ext string, data []byte) diag.Finding {
	for _, k := range kinds {
		if k.is(data) {
			return diag.At(file, 0, 0, "picture-kind", ext, k.name)
		}
	}
	return diag.At(file, 0, 0, "picture-broken", byExtension[ext].name)
}

// tells is the finding for a file that keeps what it should not say.
func tells(file, rule string, does bool) []diag.Finding {
	if !does {
		return nil
	}
	return []diag.Finding{diag.At(file, 0, 0, rule)}
}
