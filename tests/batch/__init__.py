"""Many booklets in one run."""
