"""Where Google's services are. The sandbox and a proxy take the place of all of them at one address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """One base for each service, without a trailing slash."""

    reviews: str = "https://mybusiness.googleapis.com/v4"
    accounts: str = "https://mybusinessaccountmanagement.googleapis.com/v1"
    places: str = "https://mybusinessbusinessinformation.googleapis.com/v1"
    notifications: str = "https://mybusinessnotifications.googleapis.com/v1"
    pubsub: str = "https://pubsub.googleapis.com/v1"
    token: str = "https://oauth2.googleapis.com/token"  # noqa: S105  an address, not a secret
    keys: str = "https://www.googleapis.com/oauth2/v3/certs"

    @classmethod
    def at(cls, base_url: str) -> "Addresses":
        """All services behind `base_url`, or Google's own when it is empty."""
        if not base_url:
            return cls()
        base = base_url.rstrip("/")
        v1 = f"{base}/v1"
        return cls(
            reviews=f"{base}/v4",
            accounts=v1,
            places=v1,
            notifications=v1,
            pubsub=v1,
            token=f"{base}/token",
            keys=f"{base}/oauth2/v3/certs",
        )
