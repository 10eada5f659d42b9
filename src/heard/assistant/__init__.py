"""Drafts by a language model behind any OpenAI-compatible address, for those who switched it on.

Never on by default: without the owner's written acceptance `draft` refuses. What leaves the house and what never does
stands in docs/assistant.md. Whatever comes back passes the same guard as every other text, or the offline draft stands.
The extra `heard[ai]` brings the libraries; they are imported on the first draft only.
"""

from heard.assistant.assisted import Assisted, CameFrom, PromptRecord, Why
from heard.assistant.drafting import TRIES, draft
from heard.assistant.settings import NOTICE_VERSION, NotAccepted, Settings

__all__ = ["NOTICE_VERSION", "TRIES", "Assisted", "CameFrom", "NotAccepted", "PromptRecord", "Settings", "Why", "draft"]
