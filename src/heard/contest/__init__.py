"""Contest: the reviewer whom nobody knows, removal requests on listed grounds, extortion, counsel and crisis."""
