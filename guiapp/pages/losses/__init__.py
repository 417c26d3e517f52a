"""The Losses page: what each loss makes of ten outputs."""
