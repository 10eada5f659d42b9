"""What leaves the house other than to a platform: mail and notices."""
