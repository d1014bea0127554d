package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"planportal/generator/day"
	"planportal/generator/diag"
)

// Form is what a proof says that it is.
const Form = "planportal proof 1"

// Proof says what the open site was when nothing of a plan stood in it. It holds
// nothing of any plan but how many things were searched for.
type Proof struct {
	Form    string `json:"form"`
	Day     string `json:"day"`     // YYYY-MM-DD, in Stockholm
	Version string `json:"version"` // of planportal
	Hits    int    `json:"hits"`
	Secrets int    `json:"secrets"`
	Files   int    `json:"files"`
	Bytes   int64  `json:"bytes"`
	SHA256  string `json:"sha256"` // of the list below, so that one line can be kept elsewhere
	Open    []File `json:"open"`   // sorted by path
}

// New makes the proof of a search that found nothing.
func New(r *Result, today day.Date, version string) Proof {
	p := Proof{Form: Form, Day: today.String(), Version: version, Hits: r.Hits, Secrets: r.Secrets, Files: len(r.Files), Open: r.Files}
	for _, f := range r.Files {
		p.Bytes += f.Bytes
	}
	p.SHA256 = sum(r.Files)
	return p
}

// sum is one hash of all files: of lines as sha256sum writes them.
func sum(files []File) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%s  %s\n", f.SHA256, f.Path)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Beside is where the proof of a folder lies: beside it, since it is not for
// everybody, and since it could not hold its own hash.
func Beside(folder string) string { return filepath.Clean(folder) + ".proof.json" }

// Write writes a proof whole, in place of the one before.
func Write(name string, p Proof) error {
	text, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".planportal-proof-*")
	if err != nil {
		return fmt.Errorf("write the proof: %w", err)
	}
	_, err = temp.Write(append(text, '\n'))
	if err = errors.Join(err, temp.Chmod(0o640), temp.Close()); err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write the proof: %w", errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}

// ErrNoProof says that a file is no proof.
var ErrNoProof = errors.New("this is no proof that planportal wrote")

// Read reads a proof.
func Read(name string) (p Proof, err error) {
	f, err := os.Open(name)
	if err != nil {
		return p, fmt.Errorf("read the proof: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile))
	if err != nil {
		return p, fmt.Errorf("read the proof: %w", err)
	}
	if json.Unmarshal(text, &p) != nil || p.Form != Form || p.Files != len(p.Open) || p.Hits != 0 || p.SHA256 != sum(p.Open) {
		return p, fmt.Errorf("%s: %w", name, ErrNoProof)
	}
	return p, nil
}

// Verify finds every file of a folder that is not as it was when it was proved,
// is gone, or is new.
func Verify(folder string, p Proof) ([]diag.Finding, error) {
	root, l, err := open(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	before := map[string]File{}
	for _, f := range p.Open {
		before[f.Path] = f
	}
	var found []diag.Finding
	at := prefix(folder)
	for _, path := range l.files {
		old, known := before[path]
		delete(before, path)
		if !known {
			found = append(found, diag.At(at+path, 0, 0, "proof-new-file"))
			continue
		}
		hash, err := hashed(root, path)
		if err != nil {
			return nil, err
		}
		if hash != old.SHA256 {
			found = append(found, diag.At(at+path, 0, 0, "proof-other-bytes"))
		}
	}
	for path := range before {
		found = append(found, diag.At(at+path, 0, 0, "proof-file-gone"))
	}
	for _, path := range l.others {
		found = append(found, diag.At(at+path, 0, 0, "open-file-link"))
	}
	return diag.Sort(found), nil
}

func hashed(root *os.Root, path string) (string, error) {
	f, err := root.Open(path)
	if err != nil {
		return "", fmt.Errorf("verify the open site: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("verify the open site: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
