"""The audit: known vulnerabilities of the locked packages, licences of what the site ships."""
