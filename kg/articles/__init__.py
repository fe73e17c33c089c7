"""From the text that a user has to documents: one input shape a file, nothing of it normalised away."""
