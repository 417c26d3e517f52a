"""One file a page: each binds widgets to the session and the engine."""
