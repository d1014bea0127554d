// Package sealed answers one question: how is something large kept until
// somebody asks for it? A start over a large site asks for hardly anything of
// what the last build knew.
package sealed

import "sync"

// Value is a T that is there, or one that is made when it is first asked for.
// It may be copied, and asked by many goroutines at once. The zero Value is the
// zero T.
type Value[T any] struct {
	get   func() T
	bytes []byte
}

// Open is a value that is there.
func Open[T any](v T) Value[T] { return Value[T]{get: func() T { return v }} }

// Later is what make returns; it is called once, if ever.
func Later[T any](make func() T) Value[T] { return Value[T]{get: sync.OnceValue(make)} }

// In is what read finds in the bytes, which are never changed.
func In[T any](bytes []byte, read func([]byte) T) Value[T] {
	return Value[T]{sync.OnceValue(func() T { return read(bytes) }), bytes}
}

// Get returns the value.
func (v Value[T]) Get() (value T) {
	if v.get == nil {
		return value
	}
	return v.get()
}

// Bytes are those that the value is read from, nil for one that is not.
func (v Value[T]) Bytes() []byte { return v.bytes }
