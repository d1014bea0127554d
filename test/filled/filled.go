// Package filled answers one question: is nothing of a value forgotten? It fills
// values for tests of what writes them down.
package filled

import "reflect"

// Value is a T in which every exported field, at any depth, has a value of its own,
// so that nothing can be forgotten or taken for something else.
func Value[T any]() (v T) {
	next := int64(0)
	fill(reflect.ValueOf(&v).Elem(), &next)
	return v
}

func fill(v reflect.Value, next *int64) {
	*next++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), next)
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Field(i).CanSet() {
				continue // what only the package itself keeps
			}
			fill(v.Field(i), next)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), next)
		fill(v.Index(1), next)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	case reflect.String:
		v.SetString("text " + string(rune('å'+*next)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(*next) % 200)
	default:
		v.SetInt(*next)
	}
}
