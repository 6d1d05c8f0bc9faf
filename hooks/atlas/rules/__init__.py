"""The rules that records keep, and the check of an atlas by them."""
