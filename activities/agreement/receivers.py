"""What follows when a page in review changes, or its asking ends otherwise than by answers."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published, task_cancelled, task_rejected

from activities.agreement.asking import ask_anew, close
from activities.agreement.corrections import note_correction
from activities.agreement.models import StateAgreementTaskState
from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage


@receiver(post_save, sender=ActivityPage)
def ask_about_what_is_in_review(instance: ActivityPage, **kwargs: Any) -> None:
    """Start afresh when a new text of a page in review has been saved.

    Wagtail notes the latest revision on the page's row right after saving one; also when it saved
    anew under the same revision.
    """
    fields = kwargs.get("update_fields")
    if fields is None or "latest_revision" not in fields:
        return
    task_state = (
        StateAgreementTaskState.objects.for_instance(instance)
        .filter(status=StateAgreementTaskState.STATUS_IN_PROGRESS)
        .order_by("-pk")
        .first()
    )
    if task_state is None:
        return
    revision = Revision.objects.select_related("user").get(pk=instance.latest_revision_id)
    mark = fingerprint(content_of(revision.as_object()))
    if task_state.requests.exclude(fingerprint=mark).exists():
        ask_anew(task_state, revision.user)
    elif task_state.revision_id != revision.pk:
        # Saved again without a change: what the States are shown is what is in review.
        task_state.revision = revision
        task_state.save()


@receiver([task_cancelled, task_rejected], sender=StateAgreementTaskState)
def stop_asking(instance: StateAgreementTaskState, **_kwargs: Any) -> None:
    """Close what is still open, whoever ended the asking."""
    close(instance)


@receiver(page_published, sender=ActivityPage)
def keep_agreement_of_a_correction(
    instance: ActivityPage, revision: Revision, **_kwargs: Any
) -> None:
    """Let the agreement stand when no more than spelling has been corrected."""
    note_correction(instance, revision.user if revision else None)
