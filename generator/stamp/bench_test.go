package stamp

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkFolder looks through 100,000 files in 1,000 folders. TMPDIR=/dev/shm
// measures the looking, and not the disk.
func BenchmarkFolder(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		folder := filepath.Join(dir, fmt.Sprintf("enhet-%03d", i))
		if err := os.Mkdir(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for j := range 100 {
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("lss-%06d.md", 100*i+j)), nil, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	for name, look := range map[string]func(string) (*Tree, error){"digest": Folder, "list": List} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if t, err := look(dir); err != nil || len(t.Folders) != 1001 {
					b.Fatal(err)
				}
			}
		})
	}
}
