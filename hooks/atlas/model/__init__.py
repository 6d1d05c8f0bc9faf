"""The data model: the only definition of kinds, fields, allowed values and what must be proven."""
