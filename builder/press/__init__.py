"""What derives from a finished PDF: imposed sheets to fold, copies that open with a password only."""
