"""Training of the recogniser of names (`kg.nlp.recognizer`) and its scores."""
