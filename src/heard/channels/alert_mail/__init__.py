"""Reviews out of the alert mails that platforms send, forwarded to the desk: the way in where no interface is to be had."""

from heard.channels.alert_mail.reader import MailRead, Unrecognised, read_mail
from heard.channels.registry import Entry

ENTRY = Entry(key="alert_mail", name="Forwarded alert mail", platform=None)

__all__ = ["ENTRY", "MailRead", "Unrecognised", "read_mail"]
