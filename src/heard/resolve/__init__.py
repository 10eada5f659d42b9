"""Resolve: the private talk, making it right, keeping the promise, asking whether they are content."""
