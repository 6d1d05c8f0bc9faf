"""The words of one language: its messages, names, dates and numbers, and the order of its alphabet."""
