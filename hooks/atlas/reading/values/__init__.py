"""Codes, places in sources, numbers and addresses read from text, with what a wrong one may have meant."""
