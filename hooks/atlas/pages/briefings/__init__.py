"""Briefings on two places, a country or an event, on one sheet of paper."""
