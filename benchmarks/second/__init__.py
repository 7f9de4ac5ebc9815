"""A second bench for the parser, written from outside.

Whoever wrote it had read neither the rules of `parsers` nor the first bench: only what a page and an article are
(`parsers.model`, `parsers.reading`), the classes of damage that the parser promises to repair, one page that a real
OCR engine wrote, and what else is known of such engines. It shares with the first bench nothing but the days that are
held out (`benchmarks.pages_corpus.split`). So a rule that fits the first bench only shows here.
"""
