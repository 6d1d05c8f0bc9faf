"""The delivery of the site: the works of others that it ships, its content security policy, headers of its files."""
