"""Documents: a record with its statements, its acts and what is derived of it, of which all downloads are made."""
