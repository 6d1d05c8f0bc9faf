"""The tables of records for programs and spreadsheets: CSV files, the same for readers of every language."""
