"""Pages for people: HTML of what a snapshot knows, the same for the service and for static files."""
