"""Bringing a finished PDF to people: printers and mail."""
