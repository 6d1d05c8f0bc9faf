"""Results that a build takes over from the build before: checked data, cache, manifest, fingerprints."""
