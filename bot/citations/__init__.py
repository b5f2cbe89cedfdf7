"""Citations of sources: AP, APA, Chicago, MLA, BibTeX, CSL-JSON."""
