"""The desk: who may, what comes next, and what is read across stages."""
