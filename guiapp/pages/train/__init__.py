"""The Train page: a network learns, live."""
