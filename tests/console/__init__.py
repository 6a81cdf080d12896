"""The console, in front of a fake desk."""
