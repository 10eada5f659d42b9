"""The number that the brand texts from, by SMS or WhatsApp. What comes in is part of the private talk and no review."""

from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="twilio",
    name="SMS and WhatsApp (Twilio)",
    platform=Platform.PHONE,
    credentials=(
        SetupField(name="sid", label="Account SID", help="As the console shows it."),
        SetupField(name="token", label="Auth token", help="Signs what comes in, too."),
    ),
    settings=(SetupField(name="number", label="Number", help="+44…, or whatsapp:+44… for WhatsApp."),),
)
