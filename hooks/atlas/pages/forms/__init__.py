"""Forms for new records, made from the model and filled in in the browser."""
