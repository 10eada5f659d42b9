"""Settings, addresses and the way in for the web server; knows every part of the house."""
