"""Booklets on their way to clients by e-mail: nobody gets one twice, and nobody is left out without a word.

In: the clients of a roster and their PDFs. Out: messages at a mail server, or drafts; a journal of what became of each.
Of mail it takes nothing but the standard library; `keyring` is asked for a password where it is installed.
"""
