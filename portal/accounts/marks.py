"""How often somebody may do something, without keeping who that is."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

FOR: Final = timedelta(hours=1)


class AbstractMark(models.Model):
    """A mark of a network or e-mail address, kept for an hour; the address cannot be read from it.

    The database holds it because each process has a cache of its own.
    """

    mark = models.CharField(_("mark"), max_length=64, db_index=True)
    made = models.DateTimeField(_("made"), default=timezone.now, db_index=True)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.made:%Y-%m-%d %H:%M}"

    @classmethod
    def takes(cls, kind: str, value: str, most: int) -> bool:
        """Count what was done in the last hour, unless that is too often.

        Args:
            kind: what is counted, such as ``network``.
            value: whose.
            most: how many are taken in an hour.
        """
        mark = salted_hmac(cls._meta.label_lower, f"{kind}:{value}", algorithm="sha256").hexdigest()
        marks = cls._default_manager
        if marks.filter(mark=mark, made__gt=timezone.now() - FOR).count() >= most:
            return False
        marks.create(mark=mark)
        return True

    @classmethod
    def forget(cls) -> int:
        """Delete the marks that count no more; return how many."""
        return cls._default_manager.filter(made__lte=timezone.now() - FOR).delete()[0]
