"""Briefings on one or two places, a country or an event, on a few sheets of paper."""
