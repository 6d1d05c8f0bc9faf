"""The data model: the only definition of kinds, fields, allowed values and kinds of proof."""
