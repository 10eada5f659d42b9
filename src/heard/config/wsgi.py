"""The way in for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from heard.vocabulary.reading import Language
from heard.writer import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
application = get_wsgi_application()
prepare(Language.ENGLISH)  # before the first person waits for a draft

# Loaded code, word lists and templates never become garbage. Left out of every collection they cost nothing,
# and a batch of new reviews, which makes hundreds of thousands of values, is not searched through again and again.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
