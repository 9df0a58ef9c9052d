"""Many booklets in one run, one for each client of a roster.

In: a roster (a table or a folder of clients' files) and a function that builds one booklet. Out: PDFs, and a manifest
by which a run that was stopped goes on. The only package that imports `openpyxl` and `distributed`.
"""
