"""Showcase: what was made better is told, reviews stand by a printed rule, entries elsewhere follow, everybody is asked alike."""
