"""The parts of the documentation that are made from the code: fields, rules, modules."""
