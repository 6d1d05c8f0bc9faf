"""Says how a page is cited: its bibliographic entry in the formats that programs for references read."""
