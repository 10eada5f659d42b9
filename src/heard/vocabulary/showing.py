"""What is shown in public, and who is asked for a review: the rules that a brand may choose between. None of them knows stars."""

from enum import StrEnum


class ShowRule(StrEnum):
    """Which reviews stand on the public page. There is no third: no rule here can tell a good review from a bad one (R-35)."""

    ALL = "all"  # every review that the desk knows
    YEAR = "year"  # every review of the last twelve months


class Checked(StrEnum):
    """Whether it is checked that who writes was a customer; said on the page (EU UCPD 7(6))."""

    NOT = "not"  # the platforms publish them, and nobody here checks
    SOME = "some"  # some are known to be customers, and which is not shown
    EVERY = "every"  # every one is checked, in the way that the brand describes


class Occasion(StrEnum):
    """Why entries on platforms have to be changed."""

    IMPROVEMENT = "improvement"
    HOURS = "hours"
    MENU = "menu"  # menu, services, prices
    CONTACT = "contact"  # address, telephone, website
    PHOTOS = "photos"


class Site(StrEnum):
    """Where a business describes itself."""

    GOOGLE = "google"
    FACEBOOK = "facebook"
    WEBSITE = "website"


class InviteRule(StrEnum):
    """Who is asked for a review. All of them look at when and where somebody came, and at nothing else (R-3, R-5)."""

    EVERYBODY = "everybody"
    NTH = "nth"  # every nth visit of a place, counted as they come
    DAYS = "days"  # everybody who came on one of these days of the week


class NotInvited(StrEnum):
    """Why somebody whom the rule looked at was not asked."""

    RULE = "rule"  # the rule passes them over
    LATE = "late"  # the moment had passed before the desk knew of the visit
    UNREACHABLE = "unreachable"  # no mail address
    OPTED_OUT = "opted_out"  # they want no such mail, or no further message at all
    INSIDER = "insider"  # works here
    ASKED_LATELY = "asked_lately"  # within the gap that the brand set
    FULL_DAY = "full_day"  # the day's number was reached
