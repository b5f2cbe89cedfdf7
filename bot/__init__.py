"""Picketdesk: what each role is paid, who said what, and what happened when, with its source."""
