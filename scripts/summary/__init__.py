"""The summary of a check on the page of a CI job."""
