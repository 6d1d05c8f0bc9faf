"""The data of the atlas in formats that other programs read: JSON, CSV, spreadsheets, maps, a database."""
