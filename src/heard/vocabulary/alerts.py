"""What people are told of without asking."""

from enum import StrEnum


class AlertKind(StrEnum):
    """What happened. The order is that of the settings page."""

    NEW_NEGATIVE = "new_negative"
    RISK = "risk"  # a complaint with a risk: safety, health, a threat and the like
    SLA_NEAR = "sla_near"
    SLA_MISSED = "sla_missed"
    RATING_DROP = "rating_drop"
    BURST = "burst"  # more complaints than this place and season explain
    CRISIS = "crisis"  # a burst turned the crisis switch on, or asks whether somebody should
    EDITED = "edited"
    REMOVED = "removed"  # no longer on its platform


class When(StrEnum):
    """How soon somebody wants to hear of a kind."""

    NOW = "now"
    DIGEST = "digest"
    OFF = "off"


class AlertWay(StrEnum):
    """By which way."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    BROWSER = "browser"


class WebhookShape(StrEnum):
    """What a webhook is given: our own JSON, or what Slack and its kin read."""

    JSON = "json"
    SLACK = "slack"


class Rhythm(StrEnum):
    """How often a digest comes."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


class OnBurst(StrEnum):
    """What a burst of complaints does to the crisis switch."""

    OFF = "off"
    PROPOSE = "propose"  # people are asked whether to turn it on
    TURN_ON = "turn_on"  # it is turned on at once, and people are told
