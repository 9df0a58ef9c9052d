"""Sent through Postfix, fetched from Dovecot, looked at in Chromium."""
