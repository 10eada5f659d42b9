"""The door for programs: REST with OpenAPI, under /api/v1."""
