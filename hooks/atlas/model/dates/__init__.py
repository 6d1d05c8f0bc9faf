"""Dates as sources state them: EDTF levels 0 and 1, days without a year, and spans of time known within bounds."""
