"""States of a store that readers see, and what is kept beside each so that reading is fast."""
