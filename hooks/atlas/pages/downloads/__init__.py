"""The pages on what can be downloaded: all files with their sizes and checksums, and all acts of parties."""
