package parse

import "time"

// slowest is how much processor time a file of a fuzz test may take.
const slowest = time.Second
